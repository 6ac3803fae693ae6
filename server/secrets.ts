// Secrets that sign cookies and key rate limits: from the settings, or made once and kept beside the data.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

export type Secrets = readonly [string, ...string[]];

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
};

/** Only the owner of the process may read the file. `wx`: of two programs that start at once, one writes and both read. */
const create = (file: string): void => {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
};

/** The first secret signs; all of them are accepted, so that a secret can be replaced without signing anybody out. */
export const loadSecrets = ({
  sessionSecrets,
  dataDir,
}: Pick<Config, 'sessionSecrets' | 'dataDir'>): Secrets => {
  const [first, ...older] = sessionSecrets ?? [];
  if (first) return [first, ...older];
  const file = join(dataDir, 'session-secret');
  mkdirSync(dataDir, { recursive: true });
  if (read(file) === null) create(file);
  const kept = read(file);
  if (!kept) throw new RangeError(`${file} is empty or cannot be read: delete it, a new one will be made`);
  return [kept];
};
