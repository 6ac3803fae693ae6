// The program as a person starts it: a process of its own, on a port of its own, over a folder and a database of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../server/root.ts';
import { databaseOf } from './databaseOf.ts';

export type Program = {
  readonly url: string;
  readonly output: () => string;
  /** Sends the signal and waits for the end; the exit code, or null after SIGKILL. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
};

const patience = 30_000;

const addressIn = (child: ChildProcess, output: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The program did not start:\n${output()}`)), patience);
    const look = (): void => {
      const found = /http:\/\/localhost:\d+/.exec(output())?.[0];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', look);
    child.once('exit', code => reject(new Error(`The program ended with ${code}:\n${output()}`)));
  });

export const startProgram = async (dataDir: string, env: Record<string, string> = {}): Promise<Program> => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'server', 'main.ts')], {
    cwd: projectRoot,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...databaseOf(dataDir), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', chunk => (text += String(chunk)));
  child.stderr.on('data', chunk => (text += String(chunk)));
  const url = await addressIn(child, () => text);
  return {
    url,
    output: () => text,
    end: async signal => {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null]; // what `exit` gives first
      return code;
    },
  };
};
