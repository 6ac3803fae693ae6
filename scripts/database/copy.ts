// The file of a directory's database copied as it was at one moment, while the server may be running.
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open } from 'lmdb';
import { storeFile } from '../../embedded-mongo/storage/store.ts';

/** The path of a directory's database, which must be there. */
export const existingStore = (directory: string): string => {
  const path = join(resolve(directory), storeFile);
  if (!existsSync(path))
    throw new Error(`There is no database in ${directory}. Check the name and the folder.`);
  return path;
};

/** The target must hold no database; what it gets is on the disk when this ends. */
export const copyStore = async (directory: string, target: string): Promise<void> => {
  const source = existingStore(directory);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const root = open({ path: source, readOnly: true, maxDbs: 3 });
  await root.backup(join(resolve(target), storeFile), true);
  await root.close();
  chmodSync(join(target, storeFile), 0o600);
};
