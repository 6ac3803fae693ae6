// The mark of the code that makes columns of answers: a digest of everything in surveys/ and of the dataset, as it runs here. A snapshot
// made by other code is not read, so no upgrade can go on with columns that it would make differently.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.[jt]s$/.test(name))
    .map(name => join(folder, name));

export const makerMark = (): string => {
  const hash = createHash('sha256');
  for (const file of [
    ...sources('surveys'),
    ...sources('analysis').filter(name => /dataset\.[jt]s$/.test(name)),
  ].sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
};
