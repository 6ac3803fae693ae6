// A copy of the data of a directory as it was at one moment, taken while the server may be running.
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open } from 'lmdb';
import { rewriteStore, type OnProgress } from '../../embedded-mongo/storage/rewrite.ts';
import { storeFile } from '../../embedded-mongo/storage/store.ts';

/** The path of a directory's database, which must be there. */
export const existingStore = (directory: string): string => {
  const path = join(resolve(directory), storeFile);
  if (!existsSync(path))
    throw new Error(`There is no database in ${directory}. Check the name and the folder.`);
  return path;
};

/** The target must be empty or absent; what it gets is on the disk when this ends. */
export const copyStore = async (directory: string, target: string): Promise<void> => {
  const source = existingStore(directory);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  if (readdirSync(target).length > 0) throw new Error(`${target} is not empty. Choose a new directory.`);
  const root = open({ path: source, readOnly: true, maxDbs: 3 });
  await root.backup(join(resolve(target), storeFile), true);
  await root.close();
  chmodSync(join(target, storeFile), 0o600);
};

/** A copy that also does not tell what was written first. */
export const backup = async (directory: string, target: string, onProgress?: OnProgress): Promise<void> => {
  await copyStore(directory, target);
  await rewriteStore(resolve(target), onProgress);
};
