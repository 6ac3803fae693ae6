// A calculating thread: reads waves over a connection of its own, keeps them as columns, estimates. Nothing it does holds up the server.
import { parentPort, workerData } from 'node:worker_threads';
import { MongoClient } from 'mongodb';
import type { ResponseRecord } from '../models/response.ts';
import { analystOver, type Analysed } from '../services/analyse/calculate.ts';
import type { Protection } from '../services/disclosure/protect.ts';
import type { BoardCounted } from '../services/fieldwork/count.ts';
import type { IndexTable } from '../services/indices/table.ts';
import type { MicrodataTaken } from '../services/microdata/take.ts';
import {
  createCalculator,
  type BrokenDown,
  type Calculated,
  type Holding,
  type Weighed,
} from '../services/results/calculator.ts';
import { snapshotsIn } from '../snapshots/files.ts';
import { makerMark } from '../snapshots/maker.ts';
import { sheetService, type SheetParts, type Watching } from '../services/sheets/index.ts';
import { responseRows } from '../stores/responseRows.ts';
import type { Answer, Complaint, FromTask, Place, Task } from './task.ts';

const { uri, database, snapshots } = workerData as Place; // given by the pool
const client = new MongoClient(uri, { maxPoolSize: 4, serverSelectionTimeoutMS: 10_000 });

const parts: SheetParts = {
  rows: responseRows(client.db(database).collection<ResponseRecord>('responses')),
  snapshots: snapshotsIn(snapshots),
  maker: makerMark(),
  complain: (wave, error) => {
    const complaint: Complaint = { wave, reason: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(complaint);
  },
};
const sheets = sheetService(parts);
const calculator = createCalculator(parts, sheets);
const analyst = analystOver(sheets);

type Worked =
  | readonly Holding[]
  | MicrodataTaken
  | IndexTable
  | 'changed'
  | Calculated
  | BrokenDown
  | Weighed
  | Protection
  | Analysed
  | BoardCounted;

type WatchedTask = Extract<Task, { port: unknown }>;

const watchedWork = (task: WatchedTask, watching: Watching): Promise<Worked> => {
  switch (task.kind) {
    case 'board':
      return calculator.board(task.job, watching);
    case 'indices':
      return calculator.indices(task.job, watching);
    case 'microdata':
      return calculator.microdata(task.job, watching);
    case 'analysis':
      return analyst(task.job, watching);
    case 'breakdown':
      return calculator.breakdown(task.job, watching);
    case 'question':
      return calculator.question(task.job, watching);
    case 'weighing':
      return calculator.weigh(task.job, watching);
  }
};

const work = async (task: Task): Promise<Worked> => {
  if (task.kind === 'look') return calculator.look(task.waves);
  if (task.kind === 'protection') return calculator.protect(task.job);
  const { port } = task;
  const stop = new AbortController();
  port.once('message', () => stop.abort());
  const onProgress = (progress: FromTask): void => port.postMessage(progress);
  try {
    return await watchedWork(task, { signal: stop.signal, onProgress });
  } finally {
    port.close();
  }
};

/** Called by the pool with one task after another, and with several at once. */
export default async (task: Task): Promise<Answer<Worked>> => {
  try {
    return { value: await work(task) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { failed: { name: error.name, message: error.message, stack: error.stack } };
  }
};
