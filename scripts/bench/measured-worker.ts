// The embedded database's own worker, which also tells what it holds in memory.
import { parentPort } from 'node:worker_threads';
import '../../embedded-mongo/worker.ts';

export type Memory = { readonly kind: 'memory'; readonly heapUsed: number };

const interval = 50;
const tell = (): void => {
  parentPort?.postMessage({ kind: 'memory', heapUsed: process.memoryUsage().heapUsed } satisfies Memory);
};
setInterval(tell, interval).unref();
