// Puts a backup in the place of the data of a directory, once it has proved whole.
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installNew, newFile, type OnProgress } from '../../embedded-mongo/storage/rewrite.ts';
import { storeFile } from '../../embedded-mongo/storage/store.ts';
import { whileAlone } from './alone.ts';
import { existingStore } from './copy.ts';
import { checkFile, type CheckResult } from './check.ts';

export type RestoreOptions = { readonly isReplacing: boolean; readonly onProgress?: OnProgress };
export type Restored = CheckResult & { /** Where what was there before is kept. */ readonly old?: string };

/** Only while no server runs on the directory. Until the copy is found whole, the data stay as they are. */
export const restore = (source: string, dataDir: string, options: RestoreOptions): Promise<Restored> => {
  const from = existingStore(source);
  const directory = resolve(dataDir);
  const [copy, path] = [join(directory, newFile), join(directory, storeFile)];
  if (existsSync(join(resolve(source), 'server.lock')))
    throw new Error(
      `A server runs on ${source}, or was killed there: this is no backup. Make one of it first.`,
    );
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return whileAlone(directory, async () => {
    if (existsSync(path) && !options.isReplacing)
      throw new Error(`There is a database in ${directory} already. With --replace it is kept aside.`);
    try {
      copyFileSync(from, copy);
      chmodSync(copy, 0o600);
      const result = await checkFile(directory, newFile, options.onProgress);
      if (result.mistakes.length > 0)
        throw new Error(
          `The backup in ${source} is damaged: ${result.mistakes[0]}. Nothing was changed; take another.`,
        );
      if (!existsSync(path)) return (installNew(directory), result);
      const old = `${path}.before-${new Date().toISOString().replaceAll(':', '-')}`;
      linkSync(path, old); // a second name: at no moment is there nothing under the first
      installNew(directory);
      return { ...result, old };
    } finally {
      rmSync(copy, { force: true });
    }
  });
};
