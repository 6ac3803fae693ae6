// Damaged files: the server names the directory and the remedy and does not start, or stops; it never ends without a word.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import { describeFailure } from '../../embedded-mongo/errors.ts';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { openStore, storeFile } from '../../embedded-mongo/storage/store.ts';
import { spoilKind, flipBit, pageBytes, pagesOf } from './damage.ts';
import { startHarness, temporaryDirectory } from './server.ts';

const script = fileURLToPath(new URL('./flips.ts', import.meta.url));
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

type Stored = { readonly _id: number; readonly n: number; readonly title?: string; readonly text: string };

const fill = async (directory: string): Promise<void> => {
  const { client, server } = await startHarness(directory);
  const db = client.db('x');
  const documents = db.collection<Stored>('documents');
  await documents.createIndex({ n: 1, title: 1 });
  const small = Array.from({ length: 600 }, (_, _id) => ({
    _id,
    n: _id % 7,
    title: `title ${_id} of many `.repeat(8),
    text: `text ${_id} `.repeat(100),
  }));
  await documents.insertMany([...small, { _id: -1, n: 0, text: 'x'.repeat(60_000) }]);
  await db.createCollection('clustered', { clusteredIndex: { key: { _id: 1 }, unique: true } });
  await db.collection<Stored>('clustered').insertMany(small);
  await client.close();
  await server.stop();
};

describe('a damaged file of the embedded database', function () {
  this.timeout(120_000);
  const folder = temporaryDirectory();
  const [sound, directory] = [join(folder, 'sound'), join(folder, 'data')];
  const path = join(directory, storeFile);
  before(() => fill(sound));
  beforeEach(() => cpSync(sound, directory, { recursive: true }));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const refusal = async (): Promise<string> => {
    const before = hashOf(path);
    const outcome: unknown = await startEmbedded(directory).then(
      server => server.stop(),
      (error: unknown) => error,
    );
    if (!(outcome instanceof Error)) return 'started';
    expect(hashOf(path)).to.equal(before);
    expect(outcome.message).to.include(directory).and.to.include('Nothing was changed');
    expect(outcome.message).to.include('npm run db:restore');
    return outcome.message;
  };

  for (const kind of ['branch', 'leaf', 'overflow'] as const)
    it(`does not start a server where a ${kind} page is another, and stays as it is`, async () => {
      const pages = pagesOf(path, kind);
      expect(pages).to.have.length.greaterThan(0);
      for (const page of pages) spoilKind(path, page);
      expect(await refusal()).to.match(/page \d+ of its file is damaged/);
    });

  it('does not start a server where a header names other trees than there are', async () => {
    for (const header of [0, 1]) flipBit(path, header * pageBytes + 96 + 40, 0);
    expect(await refusal()).to.match(/page \d+ of its file is damaged/);
  });

  it('does not start a server where it lost its last pages', async () => {
    const last = Math.max(...pagesOf(path, 'leaf'), ...pagesOf(path, 'overflow'));
    truncateSync(path, Math.min(last * pageBytes, statSync(path).size) - pageBytes * 3);
    expect(await refusal()).to.match(/page \d+ of its file is damaged/);
  });

  it('is refused, found wrong or harmless whichever bit changes, but never ends the process', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, sound, directory, '80', '7'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null]; // so they come
    const outcomes = text.trim().split('\n');
    expect([code, signal], outcomes.at(-1)).to.deep.equal([0, null]);
    expect(outcomes).to.have.length(80);
    expect(outcomes.filter(outcome => outcome.includes('failed'))).to.deep.equal([]);
    expect(outcomes.filter(outcome => outcome.endsWith('refused')).length).to.be.greaterThan(15);
  });

  it('answers for one damaged document with an error of its own, and serves the others', async () => {
    const store = openStore(directory);
    const [first] = [...store.documents.getRange({ limit: 1 })];
    if (!first) throw new Error('there are documents');
    store.documents.putSync(first.key, first.value.subarray(0, -20));
    await store.root.close();
    const { client, server } = await startHarness(directory);
    const documents = client.db('x').collection<{ _id: number }>('documents');
    const error: unknown = await documents
      .find()
      .toArray()
      .catch((reason: unknown) => reason);
    expect(error).to.include({ code: 22, codeName: 'InvalidBSON' });
    expect(error).to.have.property('message').that.includes('x.documents').and.includes('db:check');
    expect(await documents.findOne({ _id: 5 })).to.have.property('_id', 5);
    await client.close();
    await server.stop();
  });

  it('stops a running server with a sentence about damage, not about room on the disk', async () => {
    let stopped: (reason: string) => void = () => {};
    const reason = new Promise<string>(resolve => (stopped = resolve));
    const server = await startEmbedded(directory, { onFatal: stopped });
    const client = await MongoClient.connect(server.uri, { serverSelectionTimeoutMS: 1000 });
    for (const page of pagesOf(path, 'leaf')) spoilKind(path, page);
    const read = client.db('x').collection('documents').find().toArray();
    await read.then(
      () => expect.fail('what is damaged was read'),
      () => {},
    );
    expect(await reason)
      .to.include(`${directory} is damaged`)
      .and.to.include('npm run db:restore');
    expect(await reason).not.to.include('make room');
    await client.close();
  });

  it('is told from a full disk by the error of the engine', () => {
    const failure = (code: number) => describeFailure('DIR', Object.assign(new Error('why'), { code }));
    expect(failure(28)).to.include('DIR').and.to.include('make room');
    expect(failure(-30_796)).to.include('damaged').and.to.include('db:restore');
    expect(describeFailure('DIR', new Error('why'))).to.equal('The database in DIR failed: why.');
  });
});
