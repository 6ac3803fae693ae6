// Snapshots of closed waves as files of the data folder: written beside and put in place whole, so a reader finds the old one or the
// new one and never half. A file is a shortcut and no source: whatever is wrong with it, it is made again from the responses.
// It holds what the database holds of a response, no more: answers, place in the sample, random id and hash, in the order of ids;
// no day, no time, and its own times are set to zero, because they would tell when somebody came late.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSheet, encodeSheet, type Sheet } from './format.ts';

export type Snapshots = {
  /** undefined where there is none, or none that can be trusted. */
  readonly read: (wave: string, maker: string) => Promise<Sheet | undefined>;
  readonly write: (wave: string, maker: string, sheet: Sheet) => Promise<void>;
  /** With whatever an interrupted writer left of it. */
  readonly remove: (wave: string) => Promise<void>;
  /** Removes all others, and what interrupted writers left. */
  readonly keepOnly: (waves: readonly string[]) => Promise<void>;
};

const ending = '.columns';
const nameOf = (wave: string): string => `${encodeURIComponent(wave)}${ending}`;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Into memory of its own, which begins where typed arrays may. */
const readWhole = async (file: FileHandle): Promise<Buffer> => {
  const { size } = await file.stat();
  const bytes = Buffer.from(new ArrayBuffer(size));
  let at = 0;
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, size - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
};

const writeWhole = async (path: string, parts: readonly Buffer[]): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    for (const part of parts) await file.writeFile(part);
    await file.utimes(0, 0);
    await file.sync();
  } finally {
    await file.close();
  }
};

const namesIn = async (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });

const removeWhere = async (folder: string, isUnwanted: (name: string) => boolean): Promise<void> => {
  for (const name of (await namesIn(folder)).filter(isUnwanted))
    await rm(join(folder, name), { force: true });
};

const readSheet = async (path: string, maker: string): Promise<Sheet | undefined> => {
  try {
    const file = await open(path, 'r');
    try {
      return decodeSheet(maker, await readWhole(file));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const replace = async (path: string, parts: readonly Buffer[]): Promise<void> => {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await writeWhole(beside, parts);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};

export const snapshotsIn = (folder: string): Snapshots => ({
  read: (wave, maker) => readSheet(join(folder, nameOf(wave)), maker),
  write: async (wave, maker, sheet) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await replace(join(folder, nameOf(wave)), encodeSheet(maker, sheet));
  },
  remove: wave => removeWhere(folder, name => name === nameOf(wave) || name.startsWith(`${nameOf(wave)}.`)),
  keepOnly: waves => {
    const wanted = new Set(waves.map(nameOf));
    return removeWhere(folder, name => !wanted.has(name));
  },
});

/** Where there is no folder to keep them in: every wave is read anew. */
export const noSnapshots: Snapshots = {
  read: async () => undefined,
  write: async () => {},
  remove: async () => {},
  keepOnly: async () => {},
};
