// npm run bench:analysis: how long each estimator takes over growing samples, beside R where it is installed. A report, not a test.
import { Command } from 'commander';
import { printMachine } from './bench/figures.ts';
import { works, type Work } from './bench/estimators.ts';
import { hasR, runInR, type InR } from './bench/inR.ts';
import { measure } from './bench/measuring.ts';
import { watchMemory } from './bench/peakMemory.ts';
import { inventPopulation } from './bench/population.ts';
import { inventWaves, trendWorks } from './bench/trendWaves.ts';
import type { Dataset } from '../analysis/index.ts';

const command = new Command('bench:analysis')
  .description('Times the analysis engine over invented samples, and R beside it on the same rows')
  .option('--rows <numbers>', 'sample sizes, by commas', '3000,10000,100000,1000000')
  .option('--rounds <number>', 'how often each work is repeated at least', '7')
  .option('--only <words>', 'only the works whose name has these words', '')
  .option('--r-rows <number>', 'the largest sample that R is given too (0: R is left out)', '100000')
  .showHelpAfterError()
  .parse(process.argv);

const options = command.opts<{ rows: string; rounds: string; only: string; rRows: string }>();
const rounds = Math.max(1, Number(options.rounds));

const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

const besideR = (ours: number, median: number, r: InR | undefined): string => {
  if (r === undefined || Number.isNaN(r.value)) return '';
  const apart = Math.abs(ours - r.value) / Math.abs(r.value);
  return `R ${milliseconds(r.milliseconds)} ms, ${(r.milliseconds / median).toFixed(0)} times as long; apart by ${apart.toExponential(1)}`;
};

const line = (name: string, figures: string, rest: string): void =>
  console.log(`  ${name.padEnd(64)} ${figures.padEnd(74)} ${rest}`);

const perRow = (median: number, rows: number): string => `${((1e6 * median) / rows).toFixed(1)} ns a row`;

const report = (work: Work, rows: number, r: InR | undefined): number => {
  const { times, median, processor, first, value } = measure(work, rounds);
  const spread = `${milliseconds(times[0] ?? NaN)}-${milliseconds(times.at(-1) ?? NaN)}`;
  const goal = work.goals[rows];
  line(
    work.name,
    `${milliseconds(median).padStart(6)} ms (${spread}; processor ${milliseconds(processor)}; first ${milliseconds(first)}) ${perRow(median, rows)}`,
    `${goal === undefined ? '' : `goal ${goal} `}${besideR(value, median, r)}`,
  );
  return median;
};

const reportAll = async (data: Dataset, list: readonly Work[]): Promise<ReadonlyMap<string, number>> => {
  const inR = canCompare && data.rows <= Number(options.rRows) ? await runInR(data, list) : [];
  const medians = list.map((work, index): [string, number] => [
    work.name,
    report(work, data.rows, inR[index]),
  ]);
  console.log('');
  return new Map(medians);
};

const reportMemory = (list: readonly Work[], empty: number, columns: number): void => {
  console.log(`  the most memory held, columns included (goal: 3 times the columns)`);
  for (const work of list) {
    const megabytes = memory.most(() => void work.run()) - empty;
    line(work.name, `${megabytes.toFixed(0).padStart(6)} MiB`, `${(megabytes / columns).toFixed(1)} times`);
  }
  console.log('');
};

/** Does the cost of a row stay the same? Medians of each work from the smallest sample to the largest. */
const reportGrowth = (sizes: readonly number[], medians: readonly ReadonlyMap<string, number>[]): void => {
  console.log(`Nanoseconds a row at ${sizes.map(rows => rows.toLocaleString('en')).join(' / ')} respondents`);
  for (const name of medians[0]?.keys() ?? [])
    line(
      name,
      sizes.map((rows, at) => perRow(medians[at]?.get(name) ?? NaN, rows).replace(/ ns.*/, '')).join(' / '),
      '',
    );
  console.log('');
};

const memory = watchMemory();
printMachine();
const canCompare = hasR();
if (!canCompare) console.log("R with the package survey is not installed: R's times are left out.\n");
const sizes = options.rows.split(',').map(Number);
const medians: ReadonlyMap<string, number>[] = [];
for (const rows of sizes) {
  const empty = memory.now();
  const before = process.memoryUsage().arrayBuffers;
  const data = inventPopulation(rows);
  const columns = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  console.log(`${rows.toLocaleString('en')} respondents, ${columns.toFixed(1)} MiB of columns`);
  const list = works(data).filter(({ name }) => name.includes(options.only));
  medians.push(await reportAll(data, list));
  if (rows >= 1_000_000) reportMemory(list, empty, columns);
}
reportGrowth(sizes, medians);
const waves = inventWaves();
const overWaves = trendWorks(waves).filter(({ name }) => name.includes(options.only));
if (overWaves.length > 0) {
  console.log(`24 waves, ${waves.rows.toLocaleString('en')} respondents in all`);
  await reportAll(waves, overWaves);
}
await memory.stop();
