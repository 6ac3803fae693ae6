// The calculating threads: few, because each keeps waves in memory, and started when first needed. What waits for them is limited, what
// nobody waits for any more is told to stop, and a thread that dies is replaced with the next task.
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { Problem } from '../problem.ts';
import type { Analysed, Analyst } from '../services/analyse/calculate.ts';
import type { Protection } from '../services/disclosure/protect.ts';
import type { BoardCounted } from '../services/fieldwork/count.ts';
import type { IndexTable } from '../services/indices/table.ts';
import type { MicrodataTaken } from '../services/microdata/take.ts';
import type { BrokenDown, Calculated, Calculator, Holding, Weighed } from '../services/results/calculator.ts';
import type { Watching } from '../services/sheets/index.ts';
import type { Answer, Complaint, Failure, FromTask, Place, Task } from './task.ts';
import { endingOf } from '../threads.ts';

export type CalculationPool = Calculator & {
  readonly analysis: Analyst;
  readonly close: () => Promise<void>;
};

const mostThreads = 2;
/** Reading is mostly waiting for the database, so a thread does several things by turns: a look is not held up by a long reading. */
const tasksPerThread = 4;
const longestQueue = 256;
/** After so long without a task a thread ends, and its memory is free. */
const idleMilliseconds = 15 * 60_000;

/** From sources a thread needs the TypeScript loader too; from dist it is plain JavaScript. */
const isSource = import.meta.url.endsWith('.ts');
const script = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);

type Threads = Piscina<Task, Answer<unknown>>;
/** The words of the pool where no more may wait. */
const queueIsFull = 'Task queue is at limit';

const startThreads = (place: Place): Threads =>
  new Piscina({
    filename: script.href,
    workerData: place,
    minThreads: 0,
    maxThreads: Math.max(1, Math.min(mostThreads, availableParallelism() - 1)),
    concurrentTasksPerWorker: tasksPerThread,
    maxQueue: longestQueue,
    idleTimeout: idleMilliseconds,
    // a thread that slept between tasks would not hear its database
    atomics: 'disabled',
    execArgv: isSource ? ['--import', 'tsx'] : [],
  });

const asError = ({ name, message, stack }: Failure): Error =>
  Object.assign(new Error(message), { name, ...(stack === undefined ? {} : { stack }) });

const run = async <Value>(threads: Threads, task: Task): Promise<Value> => {
  const transferList = 'port' in task ? [task.port] : [];
  const answer = await threads.run(task, { transferList }).catch((error: unknown): never => {
    throw error instanceof Error && error.message === queueIsFull ? new Problem('overloaded') : error;
  });
  if ('failed' in answer) throw asError(answer.failed);
  return answer.value as Value; // what worker.ts answers to this kind of task
};

/** A task that can be watched and stopped while it is done. */
const watched = async <Value>(
  threads: Threads,
  taskFor: (port: MessagePort) => Task,
  { signal, onProgress }: Watching,
): Promise<Value> => {
  signal?.throwIfAborted();
  const { port1: here, port2: port } = new MessageChannel();
  const stop = (): void => here.postMessage('stop');
  here.on('message', (progress: FromTask) => onProgress?.(progress));
  here.unref();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await run<Value>(threads, taskFor(port));
  } finally {
    signal?.removeEventListener('abort', stop);
    here.close();
  }
};

/** `complain` hears of snapshots that could not be read or written: results are right without them, and slower. */
export const calculationPool = (place: Place, complain: (complaint: Complaint) => void): CalculationPool => {
  const threads = startThreads(place);
  threads.on('message', complain);
  return {
    look: waves => run<readonly Holding[]>(threads, { kind: 'look', waves }),
    protect: job => run<Protection>(threads, { kind: 'protection', job }),
    board: (job, watching = {}) =>
      watched<BoardCounted>(threads, port => ({ kind: 'board', job, port }), watching),
    indices: (job, watching = {}) =>
      watched<IndexTable | 'changed'>(threads, port => ({ kind: 'indices', job, port }), watching),
    microdata: (job, watching = {}) =>
      watched<MicrodataTaken>(threads, port => ({ kind: 'microdata', job, port }), watching),
    question: (job, watching = {}) =>
      watched<Calculated>(threads, port => ({ kind: 'question', job, port }), watching),
    breakdown: (job, watching = {}) =>
      watched<BrokenDown>(threads, port => ({ kind: 'breakdown', job, port }), watching),
    weigh: (job, watching = {}) =>
      watched<Weighed>(threads, port => ({ kind: 'weighing', job, port }), watching),
    analysis: (job, watching = {}) =>
      watched<Analysed>(threads, port => ({ kind: 'analysis', job, port }), watching),
    close: endingOf(threads),
  };
};
