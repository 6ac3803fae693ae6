// Knows whether dist still matches its sources: a digest of everything that goes into a build is kept beside the result.
// Content decides, not time: a checkout of another branch changes no dates that could be trusted.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(projectRoot, 'dist', '.sources');

const compiledFolders = ['server', 'surveys', 'analysis', 'drawing', 'embedded-mongo', 'scripts', 'client'];
const loneFiles = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

const sourcesIn = folder =>
  readdirSync(join(projectRoot, folder), { recursive: true })
    .filter(name => /\.(ts|mjs|css|svg)$/.test(name))
    .map(name => join(folder, name));

function digestOfSources() {
  const folders = compiledFolders.filter(folder => existsSync(join(projectRoot, folder)));
  const files = [...folders.flatMap(sourcesIn), ...loneFiles].sort();
  const digest = createHash('sha256');
  for (const file of files) digest.update(`${file}\0`).update(readFileSync(join(projectRoot, file)));
  return digest.digest('hex');
}

/** 'missing', 'stale' or 'fresh'. An image that carries no sources trusts what was built into it. */
export function stateOfBuild() {
  if (!existsSync(stampFile)) return 'missing';
  if (!existsSync(join(projectRoot, 'server'))) return 'fresh';
  return readFileSync(stampFile, 'utf8') === digestOfSources() ? 'fresh' : 'stale';
}

/** Called last in a build, so that an interrupted one counts as missing. */
export function stampBuild() {
  writeFileSync(stampFile, digestOfSources());
}
