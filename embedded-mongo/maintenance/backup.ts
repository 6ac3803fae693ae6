// A copy of the data of a directory as it was at one moment, taken while the server may be running.
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open } from 'lmdb';
import { storeFile } from '../storage/store.ts';

/** The target must be empty of data; to restore, start with it, or copy its file into an empty directory. */
export const backup = async (directory: string, target: string): Promise<void> => {
  const source = join(resolve(directory), storeFile);
  const copy = join(resolve(target), storeFile);
  if (!existsSync(source)) throw new Error(`There is no database in ${directory}.`);
  if (existsSync(copy))
    throw new Error(`There is already a database in ${target}. Choose an empty directory.`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const root = open({ path: source, readOnly: true, maxDbs: 3 });
  await root.backup(copy, true);
  await root.close();
};
