// One server per directory: found while it lives, recovered when it is dead, never two at once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { temporaryDirectory } from './server.ts';

const script = fileURLToPath(new URL('./inserter.ts', import.meta.url));

const insertInAnotherProcess = async (directory: string, name: string): Promise<number> => {
  const child = spawn(process.execPath, ['--import', 'tsx', script, directory, name, '50'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number]; // the exit code comes first
  return code;
};

const countIn = async (uri: string): Promise<number> => {
  const client = await MongoClient.connect(uri);
  const count = await client.db('lock').collection('documents').countDocuments();
  await client.close();
  return count;
};

describe('the lock of a directory', function () {
  this.timeout(30_000);
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('gives a second start the server that runs, and stopping that does nothing', async () => {
    const first = await startEmbedded(directory);
    const second = await startEmbedded(directory);
    expect(second.uri).to.equal(first.uri);
    await second.stop();
    expect(await countIn(first.uri)).to.equal(0);
    await first.stop();
    expect(existsSync(join(directory, 'server.lock'))).to.equal(false);
    expect(existsSync(join(directory, 'mongo.sock'))).to.equal(false);
  });

  it('lets another process work on the data while the server runs', async () => {
    const server = await startEmbedded(directory);
    expect(await insertInAnotherProcess(directory, 'tool')).to.equal(0);
    expect(await countIn(server.uri)).to.equal(50);
    await server.stop();
  });

  it('loses nothing when processes start at once on a stale lock', async () => {
    writeFileSync(
      join(directory, 'server.lock'),
      JSON.stringify({ pid: 999_999_999, started: '', host: hostname() }),
    );
    const codes = await Promise.all(['a', 'b', 'c'].map(name => insertInAnotherProcess(directory, name)));
    expect(codes).to.deep.equal([0, 0, 0]);
    const server = await startEmbedded(directory);
    expect(await countIn(server.uri)).to.equal(150);
    await server.stop();
  });

  it('is recovered from a process whose number another process has now', async () => {
    writeFileSync(
      join(directory, 'server.lock'),
      JSON.stringify({ pid: process.pid, started: 'another boot:1', host: hostname() }),
    );
    const server = await startEmbedded(directory);
    expect(await countIn(server.uri)).to.equal(0);
    await server.stop();
  });

  it('keeps the directory to its owner, and finds a place for the socket of a long path', async () => {
    const deep = join(directory, 'д'.repeat(60));
    mkdirSync(directory, { recursive: true });
    const server = await startEmbedded(deep);
    expect(statSync(deep).mode & 0o777).to.equal(0o700);
    expect(await countIn(server.uri)).to.equal(0);
    await server.stop();
  });
});
