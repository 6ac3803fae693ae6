// What the tools of the database have in common: their help, their exit codes, and the directory they work on.
import { resolve } from 'node:path';
import { Command } from 'commander';
import { fail, progressLine, settings } from '../terminal.ts';

const wrongUse = 2;

/** A path as the person typed it: npm runs commands from the folder of the program. */
export const typedPath = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

export const databaseCommand = (name: string, description: string, failure = 'where it failed'): Command =>
  new Command(name)
    .description(description)
    .addHelpText(
      'after',
      `\nEnds with 0 where all went well, 1 ${failure}, ${wrongUse} where the command is wrong.`,
    )
    .showHelpAfterError()
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : wrongUse));

/** DATA_DIR; ends the command where a real MongoDB is set instead. */
export const embeddedDirectory = (instead: string): string => {
  const { dataDir, mongodbUri } = settings();
  if (mongodbUri === undefined) return dataDir;
  console.error(`MONGODB_URI is set, and this command works on the embedded database only. ${instead}`);
  return process.exit(wrongUse);
};

type Step = Parameters<ReturnType<typeof progressLine>['show']>[0]['step'];

/** Does the work with a progress line; what it throws is said in its own words, and the command ends with 1. */
export const withProgress = async (
  step: Step,
  work: (onProgress: (done: number, of: number) => void) => Promise<string>,
): Promise<void> => {
  const progress = progressLine();
  try {
    const report = await work((rows, of) => progress.show({ step, rows, of }));
    progress.end();
    console.log(report);
  } catch (error) {
    progress.end();
    fail(error instanceof Error ? error.message : String(error));
  }
};

export const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
