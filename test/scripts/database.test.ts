// The tools of the database as a person runs them: what they say, how they end, and what they leave.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  BSONRegExp,
  Binary,
  Decimal128,
  Double,
  Int32,
  Long,
  MongoClient,
  Timestamp,
  type Document,
} from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { openStore } from '../../embedded-mongo/storage/store.ts';
import { fingerprintOf } from '../../scripts/database/fingerprint.ts';
import { projectRoot } from '../../server/root.ts';
import { temporaryDirectory } from '../embedded-mongo/server.ts';

type Ended = { readonly code: number | null; readonly text: string };

const start = (name: string, args: readonly string[], dataDir: string) => {
  const { MONGODB_URI: _real, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'scripts', `${name}.ts`), ...args],
    { env: { ...env, DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += String(chunk)));
  const ended = once(child, 'close').then(([code]: (number | null)[]): Ended => ({
    code: code ?? null,
    text,
  }));
  return { child, ended, text: () => text };
};

const run = (name: string, args: readonly string[], dataDir: string): Promise<Ended> =>
  start(name, args, dataDir).ended;

const documentOf = (number: number): Document => ({
  _id: `document ${number}`,
  int: new Int32(number),
  long: Long.fromNumber(number),
  double: new Double(number),
  decimal: Decimal128.fromString('1.50'),
  binary: new Binary(Buffer.from('x'), 128),
  pattern: new BSONRegExp('a', 'i'),
  timestamp: new Timestamp({ t: 1, i: number }),
  nested: { b: null, a: [1, [new Double(2)]] },
});

const collections = ['responses', 'sessions'];

/** Everything the databases of a directory hold, in numbers that must agree. */
const contents = async (directory: string): Promise<unknown> => {
  const server = await startEmbedded(directory);
  const client = await MongoClient.connect(server.uri);
  const found: unknown[] = [];
  for (const name of collections) {
    const collection = client.db('barometer').collection(name);
    found.push((await fingerprintOf(collection)).value(), await collection.indexes());
  }
  await client.close();
  await server.stop();
  return found;
};

const fill = async (directory: string, count = 1500): Promise<void> => {
  const server = await startEmbedded(directory);
  const client = await MongoClient.connect(server.uri);
  const db = client.db('barometer');
  const responses = await db.createCollection('responses', {
    clusteredIndex: { key: { _id: 1 }, unique: true },
  });
  await responses.createIndex({ int: 1, long: -1 });
  await responses.createIndex({ optional: 1 }, { unique: true, sparse: true });
  await responses.insertMany(Array.from({ length: count }, (_, number) => documentOf(number)));
  await db.collection('sessions').createIndex({ expires: 1 }, { expireAfterSeconds: 60 });
  await db.collection('sessions').insertOne({ expires: new Date(Date.now() + 3_600_000) });
  await client.close();
  await server.stop();
};

describe('the tools of the database', function () {
  this.timeout(60_000);
  let folder: string;
  let data: string;
  const within = (name: string): string => join(folder, name);
  beforeEach(async () => {
    folder = temporaryDirectory();
    data = within('data');
    await fill(data);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('back up while the server runs, and restore, keeping what was there aside', async () => {
    const wanted = await contents(data);
    const server = await startEmbedded(data);
    const copied = await run('db-backup', [within('copy')], data);
    expect(copied).to.include({ code: 0 });
    expect(copied.text).to.include('1,501 documents of 2 collections').and.to.include(within('copy'));
    const again = await run('db-backup', [within('copy')], data);
    expect(again).to.include({ code: 1 });
    expect(again.text).to.include('is not empty');
    const refused = await run('db-restore', [within('copy'), '--replace'], data);
    expect(refused).to.include({ code: 1 });
    expect(refused.text).to.include('A server is running').and.to.include(data);
    await server.stop();
    const cautious = await run('db-restore', [within('copy')], data);
    expect(cautious).to.include({ code: 1 });
    expect(cautious.text).to.include('--replace');
    expect(await run('db-restore', [within('copy'), '--replace'], data)).to.include({ code: 0 });
    expect(readdirSync(data).filter(name => name.includes('.before-'))).to.have.length(1);
    expect(await run('db-restore', [within('copy')], within('elsewhere'))).to.include({ code: 0 });
    expect(await contents(data)).to.deep.equal(wanted);
    expect(await contents(within('elsewhere'))).to.deep.equal(wanted);
  });

  it('check the data, and list what is wrong with them', async () => {
    const sound = await run('db-check', [], data);
    expect(sound).to.include({ code: 0 });
    expect(sound.text).to.include('is sound: 1,501 documents in 2 collections');
    const store = openStore(data);
    for (const key of [...store.entries.getKeys({ limit: 3 })]) store.entries.removeSync(key);
    await store.root.close();
    const damaged = await run('db-check', [], data);
    expect(damaged).to.include({ code: 1 });
    expect(damaged.text).to.include('barometer.responses, index int_1_long_-1').and.to.include('db:restore');
  });

  it('move everything to another database and back, type by type, with its indexes', async () => {
    const wanted = await contents(data);
    const other = await startEmbedded(within('other'));
    const address = other.uri.replace('/?', '/barometer?');
    const moved = await run('db-export', ['--to', address], data);
    expect(moved.text).to.include('Counts, hashes and indexes agree.');
    expect(moved).to.include({ code: 0 });
    const refused = await run('db-export', ['--to', address], data);
    expect(refused).to.include({ code: 1 });
    expect(refused.text).to.include('--replace');
    expect(await run('db-export', ['--to', address, '--replace'], data)).to.include({ code: 0 });
    expect(await run('db-import', ['--from', address], within('third'))).to.include({ code: 0 });
    await other.stop();
    expect(await contents(within('other'))).to.deep.equal(wanted);
    expect(await contents(within('third'))).to.deep.equal(wanted);
  });

  it('leave the target empty after Ctrl-C, and say so', async () => {
    rmSync(data, { recursive: true });
    await fill(data, 40_000);
    const other = await startEmbedded(within('other'));
    const client = await MongoClient.connect(other.uri);
    const db = client.db('barometer');
    const move = start('db-export', ['--to', other.uri.replace('/?', '/barometer?')], data);
    while ((await db.collection('responses').estimatedDocumentCount()) === 0 && move.child.exitCode === null)
      await new Promise(resolve => setTimeout(resolve, 5));
    move.child.kill('SIGINT');
    const { code, text } = await move.ended;
    expect(text).to.include('Stopped by Ctrl-C').and.to.include('The target is empty');
    expect(code).to.equal(1);
    expect(await db.listCollections().toArray()).to.deep.equal([]);
    await client.close();
    await other.stop();
  });

  it('end with 2 where the command is wrong, and help with --help', async () => {
    for (const name of ['db-backup', 'db-restore', 'db-export', 'db-import'])
      expect(await run(name, [], data), name).to.include({ code: 2 });
    expect(await run('db-compact', ['--unknown'], data)).to.include({ code: 2 });
    const help = await run('db-check', ['--help'], data);
    expect(help).to.include({ code: 0 });
    expect(help.text).to.include('Ends with 0');
    const missing = await run('db-import', ['--from', within('nowhere')], data);
    expect(missing).to.include({ code: 1 });
    expect(missing.text).to.include(within('nowhere'));
    expect(existsSync(within('nowhere'))).to.equal(false);
  });
});
