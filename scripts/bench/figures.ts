// How figures are taken and printed: the median and the spread of repeated runs, with the machine they were taken on.
import { availableParallelism, cpus, totalmem } from 'node:os';

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;

const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/** `name    median 3.1 ms   p95 4.0 ms   p99 6.2 ms   n 200` */
export const printTimes = (name: string, times: readonly number[]): void => {
  const sorted = [...times].sort((a, b) => a - b);
  const shown = (
    [
      ['median', 0.5],
      ['p95', 0.95],
      ['p99', 0.99],
    ] as const
  ).map(([label, share]) => `${label} ${milliseconds(quantile(sorted, share)).padEnd(8)}`);
  console.log(`${name.padEnd(52)} ${shown.join(' ')} n ${times.length}`);
};

export const printRate = (name: string, count: number, elapsed: number): void =>
  console.log(
    `${name.padEnd(52)} ${Math.round((1000 * count) / elapsed)} per second (${count} in ${milliseconds(elapsed)})`,
  );

export const printMachine = (): void => {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `${availableParallelism()} x ${model}, ${memory} GiB, Node ${process.version}, ${process.platform}\n`,
  );
};

export const timed = async <Result>(work: () => Promise<Result>): Promise<readonly [Result, number]> => {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
};
