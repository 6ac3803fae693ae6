// The most memory that the process held while something ran that never lets go of its thread: another thread looks on.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';

/** Looks a thousand times a second at the memory of the process that is its own (heaps, arrays, code; not files). */
const watcher = `
  const { readFileSync } = require('node:fs');
  const { workerData } = require('node:worker_threads');
  const kilobytes = new Int32Array(workerData);
  const own = () => {
    try {
      return Number(/RssAnon:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {
      return Math.round(process.memoryUsage.rss() / 1024);
    }
  };
  for (;;) {
    const now = own();
    Atomics.store(kilobytes, 0, now);
    if (now > Atomics.load(kilobytes, 1)) Atomics.store(kilobytes, 1, now);
    Atomics.add(kilobytes, 2, 1);
    Atomics.wait(kilobytes, 3, 0, 1);
  }`;

const collector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? () => void Reflect.apply(collect, undefined, []) : () => undefined;
};

export const watchMemory = () => {
  const shared = new SharedArrayBuffer(16);
  const kilobytes = new Int32Array(shared);
  const worker = new Worker(watcher, { eval: true, workerData: shared });
  worker.unref();
  const collect = collector();
  /** Lets the watcher look twice, so that what it has is of now. */
  const settle = (): void => {
    const seen = Atomics.load(kilobytes, 2);
    while (Atomics.load(kilobytes, 2) < seen + 2) Atomics.wait(kilobytes, 3, 0, 1);
  };
  /** Megabytes now, garbage taken out first. */
  const now = (): number => {
    collect();
    Atomics.wait(kilobytes, 3, 0, 100); // arrays are given back by another thread, a little later
    collect();
    settle();
    return Atomics.load(kilobytes, 0) / 1024;
  };
  /** The most megabytes at any time while `work` runs. */
  const most = (work: () => void): number => {
    now();
    Atomics.store(kilobytes, 1, 0);
    work();
    settle();
    return Atomics.load(kilobytes, 1) / 1024;
  };
  return { now, most, stop: () => worker.terminate() };
};
