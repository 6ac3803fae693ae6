// npm run bench:dataset: how long a large wave takes from the database to a published number, cold, from its snapshot, and extended by
// what is new; what memory that takes, and whether results are shown meanwhile. A report, not a test.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { calculationPool } from '../server/calculation/pool.ts';
import { systemClock } from '../server/clock.ts';
import { openDatabase, type Database } from '../server/database.ts';
import { resultsService } from '../server/services/results/index.ts';
import { addPeople, inventWave, waveIdOf } from './bench/inventWave.ts';
import { printMachine, printTimes } from './bench/figures.ts';
import { watching, type Watched } from './bench/watching.ts';

const command = new Command('bench:dataset')
  .description('Times a large wave from the database to a published number, in a temporary folder')
  .option('--responses <number>', 'how many responses the wave has', '200000')
  .option('--folder <path>', 'an empty folder to keep the data in, or one filled by an earlier run')
  .option('--fill', 'only fill the folder', false)
  .showHelpAfterError()
  .parse(process.argv);
const options = command.opts<{ responses: string; folder?: string; fill: boolean }>();
const count = Number(options.responses);
const [large, small] = ['large', 'small'];
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'barometer-bench-'));
const question = 'met_when';

const open = (): Promise<Database> =>
  openDatabase({ mongodbUri: process.env['MONGODB_URI'], dataDir: folder });

const fill = async (): Promise<void> => {
  const database = await open();
  if ((await database.stores.responses.countOf(waveIdOf(large))) === 0) {
    console.log(`Making up ${count.toLocaleString('en')} respondents...`);
    await inventWave(database, { survey: small, count: 1000, seed: 2 });
    await inventWave(database, { survey: large, count, seed: 1 });
  }
  await database.close();
};

/** A server's worth of results, with threads that know nothing yet. */
const startResults = (database: Database) => {
  const calculator = calculationPool(database.place, ({ wave, reason }) => console.log(`${wave}: ${reason}`));
  const clock = systemClock('Europe/Moscow');
  return { results: resultsService({ stores: database.stores, calculator, clock }), calculator };
};

type Results = ReturnType<typeof startResults>['results'];

/** Reads the small survey again and again until stopped: how long each reader waited. */
const readBeside = (results: Results) => {
  const times: number[] = [];
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      const started = performance.now();
      await results.question(small, question);
      times.push(performance.now() - started);
      await setTimeout(50);
    }
  })();
  return async (): Promise<readonly number[]> => {
    isOver = true;
    await reading;
    return times;
  };
};

const figures = ({ milliseconds, processor, megabytes, delay }: Watched): string =>
  `${Math.round(milliseconds)} ms (processor ${Math.round(processor)}), ${Math.round(megabytes)} MiB more, event loop held up ${delay.toFixed(0)} ms at most`;

const measure = async (name: string, database: Database): Promise<void> => {
  const { results, calculator } = startResults(database);
  await results.question(small, question); // the thread is up
  const [result, alone] = await watching(() => results.question(large, question));
  console.log(`${name.padEnd(44)} ${figures(alone)}; n ${result.waves[0]?.base?.n ?? 0}`);
  const stop = readBeside(results);
  const [, all] = await watching(() => results.survey(large));
  console.log(`  ${'all questions of it'.padEnd(42)} ${figures(all)}`);
  printTimes('  a small survey read meanwhile', await stop());
  await calculator.close();
};

const run = async (): Promise<void> => {
  printMachine();
  console.log(`load ${loadavg()[0]?.toFixed(1)}\n`);
  const database = await open();
  await database.stores.responses.remove(waveIdOf(large), []); // takes the snapshot of an earlier run away
  await measure('cold, from the database', database);
  await measure('warm, from the snapshot', database);
  await addPeople(database, { survey: large, count: 1000, seed: 3 });
  await measure('1,000 new since the snapshot', database);
  await database.close();
};

if (options.fill) await fill();
else {
  // in a process of its own, so that what filling left in memory is not measured
  const [script = ''] = process.argv.slice(1);
  await once(fork(script, ['--fill', '--responses', options.responses, '--folder', folder]), 'exit');
  await run();
  if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
