// npm run bench:analysis: how long each estimator takes over growing samples, beside R where it is installed. A report, not a test.
import { Command } from 'commander';
import { printMachine } from './bench/figures.ts';
import { works, type Work } from './bench/estimators.ts';
import { hasR, runInR, type InR } from './bench/inR.ts';
import { inventPopulation } from './bench/population.ts';

const command = new Command('bench:analysis')
  .description('Times the analysis engine over invented samples, and R beside it on the same rows')
  .option('--rows <numbers>', 'sample sizes, by commas', '3000,10000,100000,1000000')
  .option('--rounds <number>', 'how often each work is repeated', '7')
  .option('--only <words>', 'only the works whose name has these words', '')
  .option('--r-rows <number>', 'the largest sample that R is given too (0: R is left out)', '100000')
  .showHelpAfterError()
  .parse(process.argv);

const options = command.opts<{ rows: string; rounds: string; only: string; rRows: string }>();
const rounds = Math.max(1, Number(options.rounds));

const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

const sorted = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b);
const middle = (times: readonly number[]): number => times[Math.floor(times.length / 2)] ?? NaN;

/** Times by the clock, and of the processor: on a machine that does other things too, the second is the steadier. */
const measure = (work: Work) => {
  let value = work.run(); // once unmeasured: the compiler of the machine warms up
  const processor: number[] = [];
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const used = process.cpuUsage();
    value = work.run();
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    return performance.now() - started;
  });
  return { times: sorted(times), processor: sorted(processor), value };
};

const besideR = (ours: number, median: number, r: InR | undefined): string => {
  if (r === undefined || Number.isNaN(r.value)) return '';
  const apart = Math.abs(ours - r.value) / Math.abs(r.value);
  return `R ${milliseconds(r.milliseconds)} ms, ${(r.milliseconds / median).toFixed(0)} times as long; apart by ${apart.toExponential(1)}`;
};

const report = (work: Work, rows: number, r: InR | undefined): void => {
  const { times, processor, value } = measure(work);
  const median = middle(times);
  const spread = `${milliseconds(times[0] ?? NaN)}-${milliseconds(times.at(-1) ?? NaN)}`;
  const goal = rows === 1_000_000 && work.goal !== null ? `goal ${work.goal}` : '';
  console.log(
    `  ${work.name.padEnd(66)} ${milliseconds(median).padStart(6)} ms  (${spread}; processor ${milliseconds(middle(processor))})`.padEnd(
      116,
    ),
    goal.padEnd(10),
    besideR(value, median, r),
  );
};

printMachine();
const canCompare = hasR();
if (!canCompare) console.log("R with the package survey is not installed: R's times are left out.\n");
for (const rows of options.rows.split(',').map(Number)) {
  const before = process.memoryUsage().arrayBuffers;
  const data = inventPopulation(rows);
  const columns = process.memoryUsage().arrayBuffers - before;
  console.log(`${rows.toLocaleString('en')} respondents, ${(columns / 2 ** 20).toFixed(0)} MiB of columns`);
  const list = works(data).filter(({ name }) => name.includes(options.only));
  const inR = canCompare && rows <= Number(options.rRows) ? await runInR(data, list) : [];
  list.forEach((work, index) => report(work, rows, inR[index]));
  console.log('');
}
