// How a work is timed: run until the compiler of the machine has done with it, then often enough for a median.
import type { Work } from './estimators.ts';

export type Measured = {
  /** Milliseconds of every round, from the shortest. */
  readonly times: readonly number[];
  readonly median: number;
  /** Milliseconds of the processor: where the machine does other things too, the steadier figure. */
  readonly processor: number;
  /** The very first run, before anything was compiled. */
  readonly first: number;
  readonly value: number;
};

const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const timeOf = (work: Work): number => {
  const started = performance.now();
  work.run();
  return performance.now() - started;
};

/** Short works are run for this many milliseconds before and while they are measured. */
const enough = 400;
const mostRounds = 101;

export const measure = (work: Work, leastRounds: number): Measured => {
  const first = timeOf(work);
  for (let spent = first; spent < enough;) spent += timeOf(work);
  const [times, processor]: [number[], number[]] = [[], []];
  let [value, spent] = [Number.NaN, 0];
  while (times.length < leastRounds || (spent < enough && times.length < mostRounds)) {
    const used = process.cpuUsage();
    const started = performance.now();
    value = work.run();
    const taken = performance.now() - started;
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    times.push(taken);
    spent += taken;
  }
  const sorted = times.sort((a, b) => a - b);
  return { times: sorted, median: middle(sorted), processor: middle(processor), first, value };
};
