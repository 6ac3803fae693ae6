// npm run bench: how fast a page opens, an answer is kept and a result is shown, on this machine. A report, not a test.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../server/root.ts';
import { printMachine, printTimes, timed } from './bench/figures.ts';
import { benchRespondents, readPopulation } from './bench/respondents.ts';

const folder = mkdtempSync(join(tmpdir(), 'barometer-bench-'));
const environment = { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };

const runToEnd = (script: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'scripts', 'run.mjs'), script, ...args], {
      env: environment,
      stdio: 'ignore',
    });
    child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
  });

const startServer = () =>
  new Promise<{ readonly base: string; readonly stop: () => void }>((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'scripts', 'start.mjs')], { env: environment });
    child.stdout.on('data', chunk => {
      const base = /http:\/\/localhost:\d+/.exec(String(chunk))?.[0];
      if (base) resolve({ base, stop: () => child.kill() });
    });
    child.on('exit', code => reject(new Error(`The server ended with ${code}`)));
  });

const read = async (url: string): Promise<number> =>
  (
    await timed(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} answered ${response.status}`);
      return response.text();
    })
  )[1];

const benchResults = async (base: string): Promise<void> => {
  for (const path of [
    '/results/population/met_when',
    '/results/population',
    '/',
    '/results/population/met_when.csv',
  ]) {
    const cold = await read(base + path);
    const warm: number[] = [];
    for (let round = 0; round < 50; round += 1) warm.push(await read(base + path));
    console.log(`${path.padEnd(44)} first ${Math.round(cold)} ms`);
    printTimes('  then', warm);
  }
};

printMachine();
await runToEnd('scripts/demo.ts', ['--no-start']);
const [server, started] = await timed(startServer);
console.log(`start over a store of three waves: ${Math.round(started)} ms\n`);
await benchResults(server.base);
console.log('');
await benchRespondents(
  server.base,
  readPopulation(readFileSync(join(projectRoot, 'surveys', 'library', 'population.yaml'), 'utf8')),
);
server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
