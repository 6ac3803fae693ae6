// kill -9 in the middle of writing: nothing acknowledged may be missing, and indexes must agree with documents.
// DURABILITY_ROUNDS chooses how often.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { startHarness, temporaryDirectory } from './server.ts';

const rounds = Number(process.env.DURABILITY_ROUNDS ?? 3);
const script = fileURLToPath(new URL('./writers.ts', import.meta.url));

/** Runs the writers until enough was acknowledged, kills them, and says what was acknowledged. */
const killedWhileWriting = async (directory: string, round: number): Promise<Map<string, number>> => {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', script, directory, '16', String(round)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  const enough = new Promise<void>(resolve => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.length > 3000 + round * 500) resolve();
    });
  });
  const ended = once(child, 'close');
  await Promise.race([enough, ended]);
  child.kill('SIGKILL');
  await ended;
  const lines = output.split('\n').slice(0, -1);
  return new Map(lines.map(line => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
};

describe('durability', function () {
  this.timeout(rounds * 20_000);

  it(`loses nothing acknowledged in ${rounds} rounds of kill -9 under 16 writers`, async () => {
    const directory = temporaryDirectory();
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      for (const [id, counter] of await killedWhileWriting(directory, round)) acknowledged.set(id, counter);
      const { client, server } = await startHarness(directory);
      const collection = client
        .db('durability')
        .collection<{ _id: string; unique: string; counter: number }>('writes');
      const stored = new Map((await collection.find().toArray()).map(document => [document._id, document]));
      const lost = [...acknowledged].filter(([id, counter]) => (stored.get(id)?.counter ?? -1) < counter);
      expect(lost).to.deep.equal([]);
      expect(await collection.countDocuments({ unique: { $gte: 'u' } })).to.equal(stored.size);
      for (const { _id, unique } of [...stored.values()].slice(-20)) {
        expect((await collection.findOne({ unique }))?._id).to.equal(_id);
      }
      await client.close();
      await server.stop();
    }
    expect(acknowledged.size).to.be.greaterThan(rounds * 100);
    rmSync(directory, { recursive: true, force: true });
  });
});
