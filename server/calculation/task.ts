// What the server and its calculating threads say to each other.
import type { MessagePort } from 'node:worker_threads';
import type { AnalysisJob } from '../services/analyse/calculate.ts';
import type { MicrodataJob } from '../services/microdata/take.ts';
import type { IndexJob } from '../services/results/calculator.ts';
import type { BoardJob } from '../services/fieldwork/job.ts';
import type { BreakdownJob, ProtectionJob, QuestionJob } from '../services/results/calculator.ts';
import type { Progress } from '../services/sheets/index.ts';
import type { WeighingJob } from '../services/weighting/calculate.ts';

/** What a thread is started with. */
export type Place = {
  readonly uri: string;
  readonly database: string;
  /** Where snapshots of closed waves lie. */
  readonly snapshots: string;
};

export type Task =
  | { readonly kind: 'look'; readonly waves: readonly string[] }
  | { readonly kind: 'protection'; readonly job: ProtectionJob }
  /** The thread tells its progress through the port; whatever comes the other way means "stop". */
  | { readonly kind: 'board'; readonly job: BoardJob; readonly port: MessagePort }
  | { readonly kind: 'indices'; readonly job: IndexJob; readonly port: MessagePort }
  | { readonly kind: 'microdata'; readonly job: MicrodataJob; readonly port: MessagePort }
  | { readonly kind: 'question'; readonly job: QuestionJob; readonly port: MessagePort }
  | { readonly kind: 'breakdown'; readonly job: BreakdownJob; readonly port: MessagePort }
  | { readonly kind: 'analysis'; readonly job: AnalysisJob; readonly port: MessagePort }
  | { readonly kind: 'weighing'; readonly job: WeighingJob; readonly port: MessagePort };

export type FromTask = Progress;

/** An error's own class does not survive the way between threads, and its name decides what readers are told. */
export type Answer<Value> = { readonly value: Value } | { readonly failed: Failure };
export type Failure = { readonly name: string; readonly message: string; readonly stack: string | undefined };

/** Sent beside any task: a snapshot that could not be read or written. */
export type Complaint = { readonly wave: string; readonly reason: string };
