// npm run bench:results: how fast the public reads results over large waves, after a start and from then on. A report, not a test.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '../server/root.ts';
import { printMachine, printTimes, timed } from './bench/figures.ts';
import { startBenchServer } from './bench/server.ts';

const command = new Command('bench:results')
  .description('Times the public pages over three waves of made-up answers, in a temporary folder')
  .option('--responses <number>', 'about how many responses each wave has', '100000')
  .option('--folder <path>', 'a folder filled by an earlier run, or an empty one to keep the data in')
  .option('--rounds <number>', 'how often each page is read', '200')
  .option('--starts <number>', 'how often the server is started anew for first readings', '5')
  .showHelpAfterError()
  .parse(process.argv);
const options = command.opts<{ responses: string; folder?: string; rounds: string; starts: string }>();
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'barometer-bench-'));

/** Milliseconds that a page may take: read again, and as the first after a start. */
const goals = { warm: 50, cold: 300 };

const paths = [
  '/',
  '/results',
  '/results/population',
  '/results/population/trust_local',
  '/results/population/trust_local.csv',
  '/results/population/trust_local.json',
  '/releases/2013-2',
  '/programme',
  '/method/population/2013',
  '/results?q=доверие',
  '/data/2013-2',
  '/data/2013-2/1/estimates.csv',
  '/api/v1/findings',
  '/api/v1/estimates?limit=1000',
  '/rss.xml',
] as const;
const pictures = [
  '/results/population/trust_local.png',
  '/results/population/trust_local.svg?chart=map&by=district',
] as const;

const fill = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = join(projectRoot, 'scripts', 'run.mjs');
    const child = spawn(
      process.execPath,
      [script, 'scripts/demo.ts', '--no-start', '--size', options.responses],
      { env: { ...process.env, DATA_DIR: folder, MONGODB_URI: '' }, stdio: 'inherit' },
    );
    child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`Filling ended with ${code}`))));
  });

const read = async (url: string): Promise<number> => {
  const [, time] = await timed(async () => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response.arrayBuffer();
  });
  return time;
};

/** The first reading of each page, every time in a server that has just started. */
const readCold = async (path: string): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let start = 0; start < Number(options.starts); start += 1) {
    const server = await startBenchServer(folder);
    times.push(await read(server.base + path));
    await server.stop();
  }
  return times;
};

const readWarm = async (base: string, path: string): Promise<readonly number[]> => {
  await read(base + path);
  const times: number[] = [];
  for (let round = 0; round < Number(options.rounds); round += 1) times.push(await read(base + path));
  return times;
};

printMachine();
if (!existsSync(join(folder, 'barometer.mdb'))) {
  const [, filling] = await timed(fill);
  console.log(`three waves and their releases: ${Math.round(filling / 1000)} s\n`);
}
console.log(`first after a start (goal ${goals.cold} ms)`);
for (const path of [...paths, ...pictures]) printTimes(path, await readCold(path));
const server = await startBenchServer(folder);
console.log(`\nread again (goal ${goals.warm} ms)`);
for (const path of [...paths, ...pictures]) printTimes(path, await readWarm(server.base, path));
await server.stop();
if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
process.exit(0);
