// Settings from a file `.env` beside package.json, where there is one. What the environment already says wins.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './stale.mjs';

export function readEnvironmentFile() {
  const file = join(projectRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
