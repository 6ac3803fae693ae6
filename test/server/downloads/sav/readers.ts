// Other programs that read files for SPSS. Where one is missing, its tests say so and are skipped.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { savFile, type SavFile } from '../../../../server/downloads/sav.ts';

const run = promisify(execFile);
const environment = { ...process.env, LC_ALL: 'C.UTF-8' };

export const bytesOf = (file: SavFile): Buffer => Buffer.concat([...savFile(file)]);

/** Does the work in a folder that holds these bytes as `file.sav`. */
const withBytes = async <Result>(
  bytes: Buffer,
  work: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'barometer-sav-'));
  try {
    await writeFile(join(folder, 'file.sav'), bytes);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const isThere = async (command: string, args: readonly string[]): Promise<boolean> =>
  run(command, args).then(
    () => true,
    () => false,
  );

export const hasPspp = (): Promise<boolean> => isThere('pspp', ['--version']);

/** Which of R's packages for it is there, the better one first. */
export const packageOfR = async (): Promise<'haven' | 'foreign' | null> => {
  for (const name of ['haven', 'foreign'] as const)
    if (await isThere('Rscript', ['-e', `stopifnot(requireNamespace("${name}", quietly = TRUE))`]))
      return name;
  return null;
};

export const psppReads = (bytes: Buffer, commands: string): Promise<string> =>
  withBytes(bytes, async folder => {
    await writeFile(join(folder, 'commands.sps'), `GET FILE='file.sav'.\n${commands}\n`);
    const args = ['-O', 'format=csv', '-o', 'said.csv', 'commands.sps'];
    await run('pspp', args, { cwd: folder, env: environment }).catch(() => undefined);
    return readFile(join(folder, 'said.csv'), 'utf8');
  });

/** What PSPP prints for these commands once it has read the file. */
export const psppSays = (file: SavFile, commands: string): Promise<string> =>
  psppReads(bytesOf(file), commands);

export const says = async (file: SavFile, code: string): Promise<string> =>
  withBytes(bytesOf(file), async folder => {
    const { stdout } = await run('Rscript', ['-e', code], { cwd: folder, env: environment });
    return stdout;
  });
