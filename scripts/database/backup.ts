// A backup: a copy of the data of a directory that is checked, and does not tell what was written first.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rewriteStore, sync, type OnProgress } from '../../embedded-mongo/storage/rewrite.ts';
import { storeFile } from '../../embedded-mongo/storage/store.ts';
import { checkFile, type CheckResult } from './check.ts';
import { copyStore } from './copy.ts';

/** Here the copy is made, so that the target holds a database only once it is complete. */
const unfinishedName = 'unfinished';

const rejectFilled = (target: string): void => {
  if (existsSync(target) && readdirSync(target).some(name => name !== unfinishedName))
    throw new Error(`${target} is not empty. Choose a new directory.`);
};

/** The target must be empty or absent, but for what an earlier backup into it left unfinished. */
export const backup = async (
  directory: string,
  wanted: string,
  onProgress?: OnProgress,
): Promise<CheckResult> => {
  const target = resolve(wanted);
  const unfinished = join(target, unfinishedName);
  rejectFilled(target);
  rmSync(unfinished, { recursive: true, force: true });
  await copyStore(directory, unfinished);
  await rewriteStore(unfinished, onProgress);
  const result = await checkFile(unfinished);
  if (result.mistakes.length > 0)
    throw new Error(
      `The copy in ${unfinished} is not sound: ${result.mistakes[0]}. Try again; if that fails too, npm run db:check.`,
    );
  renameSync(join(unfinished, storeFile), join(target, storeFile));
  sync(target);
  rmSync(unfinished, { recursive: true, force: true });
  return result;
};
