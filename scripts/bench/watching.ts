// What the process costs while something runs: the longest time its event loop stood still, and the most memory it took.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type Watched = {
  readonly milliseconds: number;
  /** Of the processor, in all threads: on a machine that does other things too, the steadier figure. */
  readonly processor: number;
  /** The longest delay of the event loop, in milliseconds. */
  readonly delay: number;
  /** What memory of its own the process took at most beyond what it had: files that the system keeps in memory are not its own. */
  readonly megabytes: number;
};

const interval = 10;

const megabytesNow = (): number => {
  try {
    const kilobytes = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return process.memoryUsage().rss / 2 ** 20;
  }
};

export const watching = async <Result>(work: () => Promise<Result>): Promise<readonly [Result, Watched]> => {
  const loop = monitorEventLoopDelay({ resolution: interval });
  const before = megabytesNow();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, megabytesNow())), interval);
  loop.enable();
  const started = performance.now();
  const used = process.cpuUsage();
  try {
    const result = await work();
    const milliseconds = performance.now() - started;
    const { user, system } = process.cpuUsage(used);
    loop.disable();
    most = Math.max(most, megabytesNow());
    return [
      result,
      {
        milliseconds,
        processor: (user + system) / 1000,
        delay: loop.max / 1e6 - interval,
        megabytes: most - before,
      },
    ];
  } finally {
    clearInterval(timer);
  }
};
