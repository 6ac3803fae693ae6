// What the program says when its directory or its disk fails it.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { check } from '../../scripts/database/check.ts';
import { openStore, storeFile } from '../../embedded-mongo/storage/store.ts';
import { encode } from '../../embedded-mongo/values/codec.ts';
import { acknowledgedIn, spawnWriters } from '../../scripts/database/durability.ts';
import { durabilityDatabase, writtenCollections } from '../../scripts/database/written.ts';
import { startHarness, temporaryDirectory } from './server.ts';

const messageOf = async (directory: string): Promise<string> => {
  const outcome: unknown = await startEmbedded(directory).catch((error: unknown) => error);
  expect(outcome).to.be.instanceOf(Error);
  return outcome instanceof Error ? outcome.message : '';
};

const mount = (...options: string[]): boolean => {
  try {
    execFileSync('mount', options, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('the embedded database explains', function () {
  this.timeout(30_000);
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory();
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('a file that is not a database', async () => {
    writeFileSync(join(directory, storeFile), 'nonsense'.repeat(20_000));
    expect(await messageOf(directory))
      .to.include(directory)
      .and.to.include('backup');
  });

  it('a file that lost its end', async () => {
    const { client, server } = await startHarness(directory);
    await client
      .db('x')
      .collection('y')
      .insertMany(Array.from({ length: 500 }, () => ({ text: 'x'.repeat(1000) })));
    await client.close();
    await server.stop();
    const path = join(directory, storeFile);
    truncateSync(path, Math.floor(statSync(path).size / 20));
    expect(await messageOf(directory))
      .to.include(directory)
      .and.to.include('backup');
  });

  it('a file that lost one of its two headers, rather than go back to older data', async () => {
    const { client, server } = await startHarness(directory);
    await client.db('x').collection('y').insertOne({ text: 'x' });
    await client.close();
    await server.stop();
    const file = openSync(join(directory, storeFile), 'r+');
    writeSync(file, Buffer.alloc(16_384), 0, 16_384, 16_384);
    closeSync(file);
    expect(await messageOf(directory)).to.include('its beginning is damaged');
  });

  it('data of a newer format', async () => {
    const store = openStore(directory);
    store.catalogue.putSync(Buffer.from('format'), Buffer.from(encode({ version: 99 })));
    await store.root.close();
    expect(await messageOf(directory))
      .to.include(directory)
      .and.to.include('format 99');
  });

  it('a path that is no directory', async () => {
    const path = join(directory, 'file');
    writeFileSync(path, '');
    expect(await messageOf(join(path, 'data')))
      .to.include(path)
      .and.to.include('name another directory');
  });

  it('a directory it may not write to', async function () {
    const { server, client } = await startHarness(join(directory, 'data'));
    await client.db('x').collection('y').insertOne({ text: 'x' });
    await client.close();
    await server.stop();
    // By a mount, because a superuser may write whatever the mode says.
    if (!mount('--bind', directory, directory) || !mount('-o', 'remount,ro,bind', directory)) this.skip();
    try {
      for (const path of [join(directory, 'data'), join(directory, 'absent')])
        expect(await messageOf(path))
          .to.include(path)
          .and.to.include('Let the user of this program write there');
    } finally {
      execFileSync('umount', [directory]);
    }
    const again = await startHarness(join(directory, 'data'));
    expect(await again.client.db('x').collection('y').countDocuments()).to.equal(1);
    await again.client.close();
    await again.server.stop();
  });

  it('a full disk, acknowledging nothing it has not kept', async function () {
    if (!mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', directory)) this.skip();
    try {
      const data = join(directory, 'data');
      mkdirSync(data);
      const child = spawnWriters(data, 0, 8);
      const output = { out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number]; // the exit code comes first
      expect(code).to.equal(1);
      expect(output.err)
        .to.match(/could not be written: (No space left on device|Input\/output error)/)
        .and.to.include(data);
      expect(mount('-o', 'remount,size=64m', directory)).to.equal(true);
      const acknowledged = acknowledgedIn(output.out).map(([id]) => id);
      const { client, server } = await startHarness(data);
      const ids = new Set<string>();
      for (const name of writtenCollections)
        for await (const { _id } of client.db(durabilityDatabase).collection<{ _id: string }>(name).find())
          ids.add(_id);
      expect(acknowledged.filter(id => !ids.has(id))).to.deep.equal([]);
      expect(acknowledged).to.have.length.greaterThan(100);
      await client.close();
      await server.stop();
      expect((await check(data)).mistakes).to.deep.equal([]);
    } finally {
      execFileSync('umount', [directory]);
    }
  });
});
