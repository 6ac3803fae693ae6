// npm run bench:db: how fast the embedded database writes and reads on this machine, beside its goals. A report, not a test.
import { rmSync } from 'node:fs';
import { Command } from 'commander';
import {
  batchRate,
  countTime,
  cursorTime,
  findTime,
  freshCollection,
  insertRate,
  pageTime,
} from './bench/database.ts';
import { printMachine, timed } from './bench/figures.ts';
import { printMeasure, type Measure } from './bench/goals.ts';
import { startMeasured, temporaryFolder } from './bench/measured-server.ts';

const command = new Command('bench:db')
  .description('Measures the embedded database in a temporary folder, each figure in several rounds.')
  .option('--documents <number>', 'how many documents of 1.5 KB to read among', '200000')
  .option('--rounds <number>', 'how often each figure is taken', '3')
  .option('--seconds <number>', 'how long single inserts run in each round', '3')
  .option('--in <directory>', 'where the temporary folder is made: the disk decides what a flush costs')
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse(process.argv);

const options = command.opts<
  Readonly<Record<'documents' | 'rounds' | 'seconds', string>> & { in?: string }
>();
const size = Math.ceil(Number(options.documents) / 1000) * 1000;
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
if (!(size > 0 && rounds > 0 && seconds > 0))
  command.error('--documents, --rounds and --seconds are numbers');

const directory = temporaryFolder(options.in);
let server = await startMeasured(directory);
let peak = 0;
const notePeak = (): void => void (peak = Math.max(peak, server.peakHeap()));

const measure = async (name: Measure, take: (round: number) => Promise<number>): Promise<void> => {
  const values: number[] = [];
  for (let round = 0; round < rounds; round++) values.push(await take(round));
  notePeak();
  printMeasure(name, values);
};

printMachine();
const inserters = [
  ['insertOne, 1 client', 1],
  ['insertOne, 16 clients', 16],
  ['insertOne, 64 clients', 64],
] as const;
for (const [name, clients] of inserters) {
  await measure(name, async () =>
    insertRate(await freshCollection(server.client, 'single'), clients, seconds),
  );
}
await (await freshCollection(server.client, 'single')).drop();
const collection = await freshCollection(server.client, 'many');
const share = Math.floor(size / rounds / 100) * 100;
await measure('insertMany of 100', round =>
  batchRate(collection, round * share, round === rounds - 1 ? size : (round + 1) * share),
);
await measure('find by unique index, median', () => findTime(collection, size));
await measure('page of 20 by compound index, median', () => pageTime(collection, size));
await measure('count of 1 % by index, median', () => countTime(collection, { wave: 7 }, size / 100));
await measure('count of 10 % by index, median', () => countTime(collection, { group: 7 }, size / 10));
await measure('full cursor', () => cursorTime(collection, size));
await measure('reopening', async () => {
  await server.stop();
  const [started, elapsed] = await timed(() => startMeasured(directory));
  server = started;
  return elapsed / 1000;
});
notePeak();
printMeasure('heap of the worker, most', [peak / 2 ** 20]);
await server.stop();
rmSync(directory, { recursive: true, force: true });
process.exit(0);
