// Makes sure dist is there and matches the sources, at the price of a digest when it does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot, stateOfBuild } from './stale.mjs';

const reasons = {
  missing: 'Building Barometer: there is no build here yet.',
  stale: 'Building Barometer: the sources have changed since the last build.',
};

/** The build runs in a process of its own: a ready start loads no compiler, and none stays in the server's memory. */
export function makeReady() {
  const state = stateOfBuild();
  if (state === 'fresh') return;
  console.error(reasons[state]);
  const builder = join(projectRoot, 'scripts', 'build.mjs');
  const { status } = spawnSync(process.execPath, [builder], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}
