// node scripts/run.mjs scripts/NAME.ts [arguments]: runs a command of ours from dist, built first where it must be.
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEnvironmentFile } from './environment.mjs';
import { makeReady } from './ready.mjs';
import { projectRoot } from './stale.mjs';

const [file, ...rest] = process.argv.slice(2);
if (!file?.endsWith('.ts')) {
  console.error('Usage: node scripts/run.mjs scripts/NAME.ts [arguments]');
  process.exit(2);
}

readEnvironmentFile();
process.env.NODE_ENV ??= 'production';
makeReady();
const compiled = join(projectRoot, 'dist', relative(projectRoot, resolve(file)).replace(/\.ts$/, '.js'));
process.argv = [process.argv[0], compiled, ...rest];
await import(pathToFileURL(compiled).href);
