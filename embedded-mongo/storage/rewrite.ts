// Writes the data anew in the order of its keys and overwrites the old file: nothing deleted remains, and neither does
// anything in the layout of the file that tells what was written first.
import { closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { scan, type Pair } from './scan.ts';
import { openStore, storeFile, type Keyspace, type Store } from './store.ts';

const perTransaction = 2000;
const newFile = `new-${storeFile}`;
const everything = { start: Buffer.from([0]), end: Buffer.alloc(5, 255) };

const copyKeyspace = (from: Keyspace, to: Keyspace, store: Store): void => {
  let waiting: Pair[] = [];
  const write = (): void => {
    store.root.transactionSync(() => waiting.forEach(({ key, value }) => to.putSync(key, value)));
    waiting = [];
  };
  for (const pair of scan(from, everything)) {
    waiting.push(pair);
    if (waiting.length === perTransaction) write();
  }
  write();
  if (from.getKeysCount() !== to.getKeysCount())
    throw new Error('the copy is not complete; the data is as it was');
};

const copyAll = async (directory: string): Promise<void> => {
  rmSync(join(directory, newFile), { force: true });
  const from = openStore(directory);
  const to = openStore(directory, newFile);
  for (const name of ['catalogue', 'documents', 'entries'] as const) copyKeyspace(from[name], to[name], to);
  await to.root.close();
  await from.root.close();
};

const syncDirectory = (directory: string): void => {
  if (process.platform === 'win32') return;
  const file = openSync(directory, 'r');
  fsyncSync(file);
  closeSync(file);
};

const overwrite = (file: number): void => {
  const zeros = Buffer.alloc(1024 * 1024);
  const { size } = fstatSync(file);
  for (let offset = 0; offset < size; offset += zeros.length) {
    writeSync(file, zeros, 0, Math.min(zeros.length, size - offset), offset);
  }
  fsyncSync(file);
};

/** Only by the owner of the directory's lock, with the store closed. At every moment one of the two files is whole. */
export const rewriteStore = async (directory: string): Promise<void> => {
  const path = join(directory, storeFile);
  await copyAll(directory);
  const old = openSync(path, 'r+');
  renameSync(join(directory, newFile), path);
  syncDirectory(directory);
  overwrite(old);
  closeSync(old);
  for (const name of [newFile, storeFile]) rmSync(join(directory, `${name}-lock`), { force: true });
};
