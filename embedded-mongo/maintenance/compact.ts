// Compaction of a directory: its file becomes as small as it can be, and holds nothing deleted any more.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { acquireLock } from '../lock.ts';
import { rewriteStore } from '../storage/rewrite.ts';
import { storeFile } from '../storage/store.ts';

/** Only while no server runs on the directory. Returns the bytes before and after. */
export const compact = async (dataDir: string): Promise<{ before: number; after: number }> => {
  const directory = resolve(dataDir);
  const path = join(directory, storeFile);
  if (!existsSync(path)) throw new Error(`There is no database in ${directory}.`);
  const before = statSync(path).size;
  const lock = await acquireLock(directory);
  if (typeof lock === 'string')
    throw new Error(`A server is running on ${directory}. Stop it, then compact.`);
  try {
    await rewriteStore(directory);
  } finally {
    lock.release();
  }
  return { before, after: statSync(path).size };
};
