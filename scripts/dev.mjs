// npm run dev: the server from its sources, started again at every change, and the client's assets beside it.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { watchClient } from './build-client.mjs';
import { readEnvironmentFile } from './environment.mjs';
import { projectRoot } from './stale.mjs';

// What dev leaves in dist is not for production: without its stamp the next `npm start` builds anew.
await rm(join(projectRoot, 'dist'), { recursive: true, force: true });
await watchClient();
readEnvironmentFile();

const runner = createRequire(import.meta.url).resolve('tsx/cli');
const watched = ['dist/assets/manifest.json', 'locales/**', 'surveys/library/*.yaml'];
const options = watched.flatMap(pattern => ['--include', pattern]);
const server = spawn(process.execPath, [runner, 'watch', ...options, 'server/main.ts'], {
  cwd: projectRoot,
  stdio: 'inherit',
  env: { NODE_ENV: 'development', ...process.env },
});

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', code => process.exit(code ?? 0));
