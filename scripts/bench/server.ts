// The real server in a process of its own, as `npm start` runs it, over a folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/root.ts';

export type BenchServer = {
  readonly base: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', chunk => {
      const base = /http:\/\/localhost:(\d+)/.exec(String(chunk))?.[1];
      if (base) resolve(`http://127.0.0.1:${base}`);
    });
    child.once('exit', code => reject(new Error(`The server ended with ${code}`)));
  });

/** Everything after `node` in the script that `npm start` runs, flags of Node included. */
const argumentsOfStart = (): readonly string[] => {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(text) as { scripts: { start: string } }; // our own file
  return scripts.start.split(' ').slice(1);
};

/** The embedded database on `folder`; logs are written as always, and thrown away. `profile`: a folder for CPU profiles. */
export const startBenchServer = async (folder: string, profile?: string): Promise<BenchServer> => {
  const flags = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile];
  const child = spawn(process.execPath, [...flags, ...argumentsOfStart()], {
    cwd: projectRoot,
    env: {
      ...process.env,
      ...{ DATA_DIR: folder, MONGODB_URI: '', PORT: '0', HOST: '127.0.0.1', BASE_URL: '' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await addressOf(child);
  return {
    base,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
};
