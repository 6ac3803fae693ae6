// A copy of the data of a directory as it was at one moment, taken while the server may be running.
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open } from 'lmdb';
import { storeFile } from '../storage/store.ts';

/** The path of a directory's database, which must be there. */
export const existingStore = (directory: string): string => {
  const path = join(resolve(directory), storeFile);
  if (!existsSync(path)) throw new Error(`There is no database in ${directory}. Check the name and the folder.`);
  return path;
};

/** The target must hold no database; it is on the disk when this ends. */
export const backup = async (directory: string, target: string): Promise<void> => {
  const source = existingStore(directory);
  const copy = join(resolve(target), storeFile);
  if (existsSync(copy))
    throw new Error(`There is already a database in ${target}. Choose an empty directory.`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const root = open({ path: source, readOnly: true, maxDbs: 3 });
  await root.backup(copy, true);
  await root.close();
  chmodSync(copy, 0o600);
  const file = openSync(copy, 'r+');
  fsyncSync(file);
  closeSync(file);
};
