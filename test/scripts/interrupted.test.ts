// kill -9 in the middle of the tools: the data stay sound, what was being made is absent, complete or refused by name, and running
// the tool again does its work. INTERRUPTIONS and INTERRUPTED_DOCUMENTS make it a longer run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { storeFile } from '../../embedded-mongo/storage/store.ts';
import { check } from '../../scripts/database/check.ts';
import { projectRoot } from '../../server/root.ts';
import { seeded } from '../embedded-mongo/damage.ts';
import { temporaryDirectory } from '../embedded-mongo/server.ts';

const rounds = Number(process.env.INTERRUPTIONS ?? 1);
const documents = Number(process.env.INTERRUPTED_DOCUMENTS ?? 3000);
const random = seeded(rounds);

const start = (name: string, args: readonly string[], dataDir: string) => {
  const { MONGODB_URI: _real, ...env } = process.env;
  const script = join(projectRoot, 'scripts', `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += String(chunk)));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, text }));
  // Of the whole group: some tools work in a process of their own.
  return { kill: () => process.kill(-(child.pid ?? 0), 'SIGKILL'), ended };
};

const run = (name: string, args: readonly string[], dataDir: string) => start(name, args, dataDir).ended;

/** How long the tool takes before its work begins, and with it, in milliseconds. */
type Times = { readonly idle: number; readonly whole: number };
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const interrupt = async (name: string, args: readonly string[], dataDir: string, { idle, whole }: Times) => {
  const tool = start(name, args, dataDir);
  const timer = setTimeout(tool.kill, idle * 0.8 + random() * (whole - idle * 0.8));
  const { code } = await tool.ended;
  clearTimeout(timer);
  return code === null;
};

const fill = async (directory: string): Promise<void> => {
  const server = await startEmbedded(directory);
  const client = await MongoClient.connect(server.uri);
  const db = client.db('barometer');
  const responses = await db.createCollection<{ _id: number }>('responses', {
    clusteredIndex: { key: { _id: 1 }, unique: true },
  });
  await responses.createIndex({ wave: 1, day: 1 });
  const text = 'x'.repeat(2000);
  for (let from = 0; from < documents; from += 1000)
    await responses.insertMany(
      Array.from({ length: 1000 }, (_, index) => ({ _id: from + index, wave: index % 5, day: index, text })),
    );
  await client.close();
  await server.stop();
};

const soundness = { collections: 1, documents, mistakes: [] };

describe('tools of the database killed in the middle', function () {
  this.timeout(rounds * 60_000 + 60_000);
  const folder = temporaryDirectory();
  const [sound, data, target] = [join(folder, 'sound'), join(folder, 'data'), join(folder, 'target')];
  let killed = 0;
  let idle = 0;
  before(async () => {
    await fill(sound);
    idle = await timed(() => run('db-check', ['--help'], sound));
  });
  beforeEach(() => {
    killed = 0;
    cpSync(sound, data, { recursive: true });
  });
  afterEach(() => {
    for (const each of [data, target]) rmSync(each, { recursive: true, force: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Once whole, for the time it takes; then killed so often, each time with what must hold afterwards. */
  const repeatedly = async (
    tool: readonly [name: string, ...args: string[]],
    { after: afterwards, dataDir = data }: { after: () => Promise<void>; dataDir?: string },
  ): Promise<void> => {
    const [name, ...args] = tool;
    const whole = await timed(async () => expect(await run(name, args, dataDir)).to.include({ code: 0 }));
    rmSync(target, { recursive: true, force: true });
    for (let round = 0; round < rounds; round++) {
      if (await interrupt(name, args, dataDir, { idle, whole })) killed++;
      await afterwards();
    }
    if (process.env.INTERRUPTIONS) console.log(`      ${name}: killed ${killed} times in ${rounds} rounds`);
  };

  const isSound = async (directory: string): Promise<void> => {
    expect(await check(directory)).to.deep.equal(soundness);
  };

  it('leave of a backup nothing, a complete one, or one that is refused', () =>
    repeatedly(['db-backup', target], {
      after: async () => {
        await isSound(data);
        if (existsSync(join(target, storeFile))) await isSound(target);
        else {
          const refused = await run('db-restore', [target], join(folder, 'other'));
          expect(refused.text).to.include(`There is no database in ${target}`);
          expect(await run('db-backup', [target], data)).to.include({ code: 0 });
          await isSound(target);
        }
        rmSync(target, { recursive: true, force: true });
      },
    }));

  it('leave of a restore the old data or the restored ones, and restore when run again', () =>
    repeatedly(['db-restore', sound, '--replace'], {
      after: async () => {
        await isSound(data);
        expect(await run('db-restore', [sound, '--replace'], data)).to.include({ code: 0 });
        await isSound(data);
      },
    }));

  it('leave data that were being compacted sound, and compact them when run again', () =>
    repeatedly(['db-compact'], {
      after: async () => {
        await isSound(data);
        expect(await run('db-compact', [], data)).to.include({ code: 0 });
        expect(existsSync(join(data, `old-${storeFile}`))).to.equal(false);
        await isSound(data);
      },
    }));

  it('leave of an export nothing, a complete one, or one that is refused until it is made again', () =>
    repeatedly(['db-export', '--to', target], {
      after: async () => {
        await isSound(data);
        const again = await run('db-export', ['--to', target], data);
        if (again.code !== 0) {
          expect(again.text).to.include('The target holds documents already');
          expect(await run('db-export', ['--to', target, '--replace'], data)).to.include({ code: 0 });
        }
        await isSound(target);
        rmSync(target, { recursive: true, force: true });
      },
    }));
});
