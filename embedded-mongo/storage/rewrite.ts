// Writes the data anew in the order of its keys and overwrites the old file: nothing deleted remains, and neither does
// anything in the layout of the file that tells what was written first.
import { closeSync, existsSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { scan, type Pair } from './scan.ts';
import { openStore, storeFile, type Keyspace, type Store } from './store.ts';

const perTransaction = 2000;
export const newFile = `new-${storeFile}`;
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

const sync = (path: string, mode: 'r' | 'r+'): void => {
  const file = openSync(path, mode);
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

/** Puts the new file in the place of the old one, and overwrites that. At every moment one of the two is whole. */
export const replaceStore = (directory: string): void => {
  const path = join(directory, storeFile);
  sync(join(directory, newFile), 'r+');
  const old = existsSync(path) ? openSync(path, 'r+') : undefined;
  renameSync(join(directory, newFile), path);
  if (process.platform !== 'win32') sync(directory, 'r');
  if (old !== undefined) {
    overwrite(old);
    closeSync(old);
  }
  for (const name of [newFile, storeFile]) rmSync(join(directory, `${name}-lock`), { force: true });
};

/** Only by the owner of the directory's lock, with the store closed. */
export const rewriteStore = async (directory: string): Promise<void> => {
  await copyAll(directory);
  replaceStore(directory);
};
