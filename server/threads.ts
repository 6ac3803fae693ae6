// How threads end. Node ends the whole program, and with it a database that was still to be closed, where a thread is ended while it loads
// its modules (a fatal error of its loader, "IsGraphAsync must be used on an instantiated module"): those are waited for.
import { setTimeout } from 'node:timers/promises';

/** What of Piscina is used here. A pool that begins without threads tells of each when it has loaded. */
type Pool = {
  readonly threads: readonly unknown[];
  readonly on: (event: 'workerCreate' | 'workerDestroy', listener: (worker: object) => void) => unknown;
  readonly destroy: () => Promise<void>;
};

const longestLoading = 5000;
const lookEvery = 20;

/** Ask for it as soon as there is the pool; what it gives ends the pool, and whatever still runs in it. */
export const endingOf = (pool: Pool): (() => Promise<void>) => {
  const loaded = new Set<object>();
  pool.on('workerCreate', worker => loaded.add(worker));
  pool.on('workerDestroy', worker => loaded.delete(worker));
  return async () => {
    const latest = performance.now() + longestLoading;
    while (pool.threads.length > loaded.size && performance.now() < latest) await setTimeout(lookEvery);
    await pool.destroy();
  };
};
