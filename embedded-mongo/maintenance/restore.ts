// Puts a backup in the place of the data of a directory, once it has proved whole.
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { whileAlone } from '../lock.ts';
import { newFile, replaceStore } from '../storage/rewrite.ts';
import { storeFile } from '../storage/store.ts';
import { existingStore } from './backup.ts';
import { checkFile, type CheckResult, type OnProgress } from './check.ts';

export type RestoreOptions = { readonly isReplacing: boolean; readonly onProgress?: OnProgress };

/** Only while no server runs on the directory. Until the copy is found whole, the data stay as they are. */
export const restore = (source: string, dataDir: string, options: RestoreOptions): Promise<CheckResult> => {
  const from = existingStore(source);
  const directory = resolve(dataDir);
  const copy = join(directory, newFile);
  if (existsSync(join(resolve(source), 'server.lock')))
    throw new Error(`A server runs on ${source}, or was killed there: this is no backup. Make one of it first.`);
  if (existsSync(join(directory, storeFile)) && !options.isReplacing)
    throw new Error(`There is a database in ${directory} already. Back it up, then say --replace.`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return whileAlone(directory, async () => {
    try {
      copyFileSync(from, copy);
      chmodSync(copy, 0o600);
      const result = await checkFile(directory, newFile, options.onProgress);
      if (result.mistakes.length > 0)
        throw new Error(`The backup in ${source} is damaged (${result.mistakes[0]}). Nothing was changed; take another.`);
      replaceStore(directory);
      return result;
    } finally {
      rmSync(copy, { force: true });
    }
  });
};
