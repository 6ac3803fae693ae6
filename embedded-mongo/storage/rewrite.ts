// Writes the data anew in the order of its keys and overwrites the old file: nothing deleted remains, and neither does
// anything in the layout of the file that tells what was written first.
import { chmodSync, closeSync, existsSync, fstatSync, fsyncSync, linkSync, openSync } from 'node:fs';
import { readdirSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { clusteredIndexOf, loadCatalogue, type Catalogue } from './catalogue.ts';
import { scan, type Pair } from './scan.ts';
import { openStore, storeFile, type Keyspace, type Store } from './store.ts';

const perTransaction = 2000;
const rewriteLimit = 200 * 1024 * 1024;
const inUseFile = 'in-use';
export const newFile = `new-${storeFile}`;
const oldFile = `old-${storeFile}`;
const everything = { start: Buffer.from([0]), end: Buffer.alloc(5, 255) };

/** Called now and then with how much is done. */
export type OnProgress = (done: number, of: number) => void;

const copyKeyspace = (from: Keyspace, to: Keyspace, store: Store, onPairs: (count: number) => void): void => {
  let waiting: Pair[] = [];
  const write = (): void => {
    store.root.transactionSync(() => waiting.forEach(({ key, value }) => to.putSync(key, value)));
    onPairs(waiting.length);
    waiting = [];
  };
  for (const pair of scan(from, everything)) if (waiting.push(pair) === perTransaction) write();
  write();
  if (from.getKeysCount() !== to.getKeysCount())
    throw new Error('the copy is not complete; the data is as it was');
};

const copyAll = async (directory: string, onProgress: OnProgress): Promise<void> => {
  rmSync(join(directory, newFile), { force: true });
  const from = openStore(directory);
  const to = openStore(directory, newFile);
  const names = ['catalogue', 'documents', 'entries'] as const;
  const total = names.reduce((sum, name) => sum + from[name].getKeysCount(), 0);
  let done = 0;
  for (const name of names)
    copyKeyspace(from[name], to[name], to, count => onProgress((done += count), total));
  await to.root.close();
  await from.root.close();
};

export const sync = (path: string): void => {
  const isFolder = statSync(path).isDirectory();
  if (isFolder && process.platform === 'win32') return;
  const file = openSync(path, isFolder ? 'r' : 'r+');
  fsyncSync(file);
  closeSync(file);
};

const overwrite = (path: string): void => {
  const file = openSync(path, 'r+');
  const zeros = Buffer.alloc(1024 * 1024);
  const { size } = fstatSync(file);
  for (let offset = 0; offset < size; offset += zeros.length)
    writeSync(file, zeros, 0, Math.min(zeros.length, size - offset), offset);
  fsyncSync(file);
  closeSync(file);
};

/** What was written anew keeps a second name until it is overwritten; before the new file is in its place, that is the data. */
const overwriteOld = (directory: string): void => {
  const [old, current] = [join(directory, oldFile), join(directory, storeFile)];
  if (!existsSync(old)) return;
  const inodeOf = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
  if (existsSync(current) && inodeOf(current) !== inodeOf(old)) overwrite(old);
  rmSync(old);
};

/** Puts the new file in the place of the old one; at every moment one of the two is there, and whole. */
export const installNew = (directory: string): void => {
  chmodSync(join(directory, newFile), 0o600);
  sync(join(directory, newFile));
  renameSync(join(directory, newFile), join(directory, storeFile));
  sync(directory);
  for (const name of [newFile, storeFile]) rmSync(join(directory, `${name}-lock`), { force: true });
};

/** Only by the owner of the directory's lock, with the store closed. */
export const rewriteStore = async (directory: string, onProgress: OnProgress = () => {}): Promise<void> => {
  overwriteOld(directory);
  await copyAll(directory, onProgress);
  linkSync(join(directory, storeFile), join(directory, oldFile));
  installNew(directory);
  overwriteOld(directory);
};

/** Collections in _id order must not tell who came first; the layout of a file in use does, until it is written anew. */
export const mustRewrite = (directory: string, { collections }: Catalogue): boolean =>
  [...collections.values()].some(collection => clusteredIndexOf(collection)) &&
  statSync(join(directory, storeFile)).size <= rewriteLimit; // or whoever waits for it would wait too long

/** The data are whole either way: where there is no room for a copy, the next start or stop tries again. */
const tryRewrite = (directory: string): Promise<boolean> =>
  rewriteStore(directory).then(
    () => true,
    () => (rmSync(join(directory, newFile), { force: true }), false),
  );

/** Before a server opens the store: removes what a killed process left, and hides what the file in use still tells. */
export const recoverLayout = async (directory: string): Promise<void> => {
  const leftovers = readdirSync(directory).filter(
    name => name.startsWith(newFile) || name.startsWith('check-'),
  );
  for (const name of leftovers) rmSync(join(directory, name), { recursive: true, force: true });
  overwriteOld(directory);
  const wasInUse = existsSync(join(directory, inUseFile));
  writeFileSync(join(directory, inUseFile), '', { mode: 0o600 });
  if (!wasInUse || !existsSync(join(directory, storeFile))) return;
  const store = openStore(directory);
  const isRewritten = mustRewrite(directory, loadCatalogue(store));
  await store.root.close();
  if (isRewritten) await tryRewrite(directory);
};

/** After a server closed the store: written anew where anything was written since. */
export const settleLayout = async (directory: string, isRewritten: boolean): Promise<void> => {
  if (!isRewritten || (await tryRewrite(directory))) rmSync(join(directory, inUseFile), { force: true });
};
