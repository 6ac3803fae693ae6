// Builds dist: TypeScript to JavaScript (checking types is `npm run typecheck`), and the client's assets.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildClient } from './build-client.mjs';
import { projectRoot, stampBuild } from './stale.mjs';

async function compile() {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const running = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  const [code] = await once(running, 'exit');
  if (code !== 0) throw new Error('the compiler says above what is wrong');
}

try {
  await rm(join(projectRoot, 'dist'), { recursive: true, force: true });
  await Promise.all([compile(), buildClient()]);
  stampBuild();
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exitCode = 1;
}
