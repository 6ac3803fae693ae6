// Backup, check, compaction and expiry of a directory.
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Binary, type Document } from 'mongodb';
import { backup } from '../../scripts/database/backup.ts';
import { check } from '../../scripts/database/check.ts';
import { compact } from '../../scripts/database/compact.ts';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { loadCatalogue } from '../../embedded-mongo/storage/catalogue.ts';
import { removeExpired } from '../../embedded-mongo/storage/expiry.ts';
import { openStore, storeFile } from '../../embedded-mongo/storage/store.ts';
import { startHarness, temporaryDirectory } from './server.ts';

const clusteredIndex = { key: { _id: 1 }, unique: true };

const spearman = (positions: readonly number[]): number => {
  const order = positions
    .map((position, index) => ({ position, index }))
    .sort((left, right) => left.position - right.position);
  const squares = order.reduce((sum, { index }, rank) => sum + (rank - index) ** 2, 0);
  return 1 - (6 * squares) / (order.length * (order.length ** 2 - 1));
};

const occurrences = (file: Buffer, wanted: Uint8Array): number[] => {
  const found: number[] = [];
  for (let at = file.indexOf(wanted); at >= 0; at = file.indexOf(wanted, at + 1)) found.push(at);
  return found;
};

const pageBytes = 16_384;

/** Pages are filled from their end: of two ids on one page, the later written lies before the other. Half where it tells nothing. */
const shareInOrder = (found: readonly (readonly number[])[]): number => {
  const pages = new Map<number, { at: number; position: number }[]>();
  for (const [position, places] of found.entries())
    for (const at of places) {
      const page = Math.floor(at / pageBytes);
      pages.set(page, [...(pages.get(page) ?? []), { at, position }]);
    }
  let [pairs, inOrder] = [0, 0];
  for (const ids of pages.values())
    for (const left of ids)
      for (const right of ids) {
        if (left.at >= right.at) continue;
        pairs++;
        if (left.position > right.position) inOrder++;
      }
  return inOrder / pairs;
};

describe('the files of the embedded database', function () {
  this.timeout(60_000);
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('do not tell in which order documents with random ids were written, and neither does a scan', async () => {
    const { client, server } = await startHarness(directory);
    const collection = await client
      .db('order')
      .createCollection<{ _id: Binary } & Document>('responses', { clusteredIndex });
    await collection.createIndex({ survey: 1, wave: 1 });
    const ids = Array.from({ length: 1000 }, () => randomBytes(16));
    const answers = (id: Buffer) => randomBytes(200 + (id[0] ?? 0) * 4).toString('hex');
    const documents = ids.map(id => ({
      _id: new Binary(id),
      survey: 'population',
      wave: 3,
      answers: answers(id),
    }));
    for (let at = 0; at < documents.length; at += 5) await collection.insertMany(documents.slice(at, at + 5));
    const scanned = (await collection.find().toArray()).map(({ _id }) =>
      Buffer.from(_id.buffer).toString('hex'),
    );
    expect(Math.abs(spearman(ids.map(id => scanned.indexOf(id.toString('hex')))))).to.be.lessThan(0.1);
    await client.close();
    await server.stop();
    const file = readFileSync(join(directory, storeFile));
    const found = ids.map(id => occurrences(file, id));
    expect(found.every(at => at.length > 0)).to.equal(true);
    expect(Math.abs(spearman(found.map(at => at[0] ?? 0)))).to.be.lessThan(0.1);
    expect(Math.abs(spearman(found.map(at => at.at(-1) ?? 0)))).to.be.lessThan(0.1);
  });

  it('do not tell the order either once a server that was killed has started again', async () => {
    const { client, end, directory: running } = await startHarness();
    const collection = await client
      .db('order')
      .createCollection<{ _id: Binary } & Document>('responses', { clusteredIndex });
    await collection.createIndex({ wave: 1 });
    const ids = Array.from({ length: 1000 }, () => randomBytes(16));
    for (const id of ids)
      await collection.insertOne({ _id: new Binary(id), wave: 3, text: randomBytes(300).toString('hex') });
    // What a killed server leaves: the file as it is while it runs, and the mark that it was in use.
    copyFileSync(join(running, storeFile), join(directory, storeFile));
    writeFileSync(join(directory, 'in-use'), '');
    await end();
    const restarted = await startHarness(directory);
    const file = readFileSync(join(directory, storeFile));
    const found = ids.map(id => occurrences(file, id));
    expect(found.every(at => at.length > 0)).to.equal(true);
    expect(Math.abs(spearman(found.map(at => at[0] ?? 0)))).to.be.lessThan(0.1);
    expect(Math.abs(spearman(found.map(at => at.at(-1) ?? 0)))).to.be.lessThan(0.1);
    expect(shareInOrder(found)).to.be.within(0.45, 0.55);
    expect(await restarted.client.db('order').collection('responses').countDocuments({ wave: 3 })).to.equal(
      1000,
    );
    await restarted.end();
  });

  it('hold nothing deleted after compaction, and everything else', async () => {
    const first = await startHarness(directory);
    const collection = first.client.db('compact').collection<{ _id: number } & Document>('drafts');
    await collection.createIndex({ key: 1 }, { unique: true });
    const draft = (_id: number) => ({
      _id,
      key: `key ${_id}`,
      text: `secret of ${_id % 2 === 0 ? 'a kept' : 'an expired'} draft `.repeat(20),
    });
    await collection.insertMany(Array.from({ length: 2000 }, (_, _id) => draft(_id)));
    await collection.deleteMany({ _id: { $in: Array.from({ length: 1000 }, (_, index) => index * 2 + 1) } });
    await first.client.close();
    await first.server.stop();
    const { before, after } = await compact(directory);
    expect(after).to.be.lessThan(before);
    const file = readFileSync(join(directory, storeFile));
    expect(file.includes('an expired draft')).to.equal(false);
    expect(file.includes('a kept draft')).to.equal(true);
    expect(await check(directory)).to.deep.equal({ collections: 1, documents: 1000, mistakes: [] });
    const second = await startHarness(directory);
    expect(await second.client.db('compact').collection('drafts').countDocuments({ key: 'key 10' })).to.equal(
      1,
    );
    await second.client.db('compact').collection('drafts').insertOne({ key: 'new' });
    await second.end();
  });

  it('hold no expired draft after compaction, though no server has swept since it expired', async () => {
    const { client, server } = await startHarness(directory);
    const drafts = client.db('expiry').collection<{ _id: number } & Document>('drafts');
    await drafts.createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
    const draft = (_id: number, expires: number, words: string) => ({
      _id,
      expires: new Date(Date.now() + expires),
      text: `${words} draft `.repeat(_id % 10 === 0 ? 3000 : 30),
    });
    await drafts.insertMany([
      ...Array.from({ length: 300 }, (_, _id) => draft(_id, -1000, 'an expired')),
      draft(1000, 3_600_000, 'a living'),
    ]);
    await client.close();
    await server.stop();
    expect(readFileSync(join(directory, storeFile)).includes('an expired draft')).to.equal(true);
    await compact(directory);
    const file = readFileSync(join(directory, storeFile));
    expect(file.includes('an expired draft')).to.equal(false);
    expect(file.includes('a living draft')).to.equal(true);
    expect(await check(directory)).to.deep.equal({ collections: 1, documents: 1, mistakes: [] });
  });

  it('are overwritten by whoever comes next, where a rewrite was killed before it had overwritten the old ones', async () => {
    const { client, server } = await startHarness(directory);
    await client.db('x').collection<{ _id: number }>('y').insertOne({ _id: 1 });
    await client.close();
    await server.stop();
    const [old, kept] = [join(directory, `old-${storeFile}`), join(directory, 'kept')];
    writeFileSync(old, 'what was deleted');
    linkSync(old, kept);
    await (await startEmbedded(directory)).stop();
    expect(existsSync(old)).to.equal(false);
    expect(readFileSync(kept)).to.deep.equal(Buffer.alloc('what was deleted'.length));
    // Killed a little earlier, the second name is that of the data themselves.
    linkSync(join(directory, storeFile), old);
    await compact(directory);
    expect(existsSync(old)).to.equal(false);
    expect(await check(directory)).to.deep.equal({ collections: 1, documents: 1, mistakes: [] });
  });

  it('are not compacted under a running server', async () => {
    const { client, end } = await startHarness(directory);
    await client.db('x').collection('y').insertOne({});
    const error: unknown = await compact(directory).catch((reason: unknown) => reason);
    expect(error).to.have.property('message').that.includes('Stop it');
    await end();
  });

  it('are copied while the server runs, and the copy is complete', async () => {
    const { client, server } = await startHarness(directory);
    const collection = client.db('backup').collection<{ _id: number } & Document>('documents');
    await collection.createIndex({ n: 1, tags: 1 });
    await collection.insertMany(
      Array.from({ length: 500 }, (_, _id) => ({ _id, n: _id % 10, tags: ['a', 'b', _id] })),
    );
    const target = join(directory, 'copy');
    await backup(directory, target);
    await collection.deleteMany({});
    expect(await check(directory)).to.deep.equal({ collections: 1, documents: 0, mistakes: [] });
    expect(await check(target)).to.deep.equal({ collections: 1, documents: 500, mistakes: [] });
    const error: unknown = await backup(directory, target).catch((reason: unknown) => reason);
    expect(error).to.have.property('message').that.includes('is not empty');
    await client.close();
    await server.stop();
    const restored = await startHarness(target);
    expect(await restored.client.db('backup').collection('documents').countDocuments({ n: 3 })).to.equal(50);
    await restored.end();
  });

  it('are found wrong where an index entry is missing', async () => {
    const { client, server } = await startHarness(directory);
    await client.db('x').collection('y').insertOne({ n: 1 });
    await client.close();
    await server.stop();
    const store = openStore(directory);
    for (const key of [...store.entries.getKeys()]) store.entries.removeSync(key);
    await store.root.close();
    expect((await check(directory)).mistakes[0]).to.include('x.y, index _id_');
  });

  it('lose expired documents, and only those', async () => {
    const { client, server } = await startHarness(directory);
    const collection = client.db('expiry').collection<{ _id: number } & Document>('sessions');
    await collection.createIndex({ expires: 1 }, { expireAfterSeconds: 10 });
    const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000);
    await collection.insertMany([
      { _id: 1, expires: at(0) },
      { _id: 2, expires: at(5) },
      { _id: 3 },
      { _id: 4, expires: 5 },
      { _id: 5, expires: [at(99), at(0)] },
    ]);
    await client.close();
    await server.stop();
    const store = openStore(directory);
    const catalogue = loadCatalogue(store);
    expect(store.root.transactionSync(() => removeExpired(catalogue, at(12).getTime()))).to.equal(2);
    await store.root.close();
    mkdirSync(directory, { recursive: true });
    expect(await check(directory)).to.deep.equal({ collections: 1, documents: 3, mistakes: [] });
  });
});
