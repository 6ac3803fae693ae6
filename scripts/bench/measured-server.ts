// A database of a temporary folder for the bench: started, measured, stopped and started again on the same files.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MongoClient } from 'mongodb';
import type { FromWorker, WorkerData } from '../../embedded-mongo/worker.ts';
import type { Memory } from './measured-worker.ts';

export type MeasuredServer = {
  readonly client: MongoClient;
  /** The most the worker's heap has held since the last time this was asked. */
  readonly peakHeap: () => number;
  readonly stop: () => Promise<void>;
};

/** Built: a worker does not load TypeScript by itself. */
const script = new URL('./measured-worker.js', import.meta.url);

const until = (worker: Worker, kind: FromWorker['kind']): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'fatal') reject(new Error(message.reason));
      if (message.kind === kind) resolve();
    });
  });

/** Answers once the first command is answered. */
export const startMeasured = async (directory: string): Promise<MeasuredServer> => {
  const listenOn = join(directory, 'mongo.sock');
  rmSync(listenOn, { force: true });
  const workerData: WorkerData = { directory, listenOn };
  const worker = new Worker(script, { workerData });
  let peak = 0;
  worker.on('message', (message: FromWorker | Memory) => {
    if (message.kind === 'memory') peak = Math.max(peak, message.heapUsed);
  });
  await until(worker, 'listening');
  const uri = `mongodb://${encodeURIComponent(listenOn)}/?directConnection=true`;
  const client = await MongoClient.connect(uri, { maxPoolSize: 64 });
  await client.db('bench').command({ ping: 1 });
  const peakHeap = (): number => {
    const result = peak;
    peak = 0;
    return result;
  };
  const stop = async (): Promise<void> => {
    await client.close();
    const stopped = until(worker, 'stopped');
    worker.postMessage('stop');
    await stopped;
    await worker.terminate();
  };
  return { client, peakHeap, stop };
};

export const temporaryFolder = (parent = tmpdir()): string => mkdtempSync(join(parent, 'bench-db-'));
