// Group commit: all waiting writes share one transaction and one flush, and are answered only after it.
import { CommandError } from '../errors.ts';
import type { Store } from './store.ts';

export type Commits = {
  /** Runs the write in the next transaction; resolves once it is on disk. */
  readonly run: <Result>(write: () => Result) => Promise<Result>;
  /** Resolves when nothing waits any more. */
  readonly settle: () => Promise<void>;
};

type Waiting = { readonly execute: () => void; answer: () => void; readonly fail: (error: unknown) => void };

const waitingFor = <Result>(
  write: () => Result,
  resolve: (result: Result) => void,
  reject: (error: unknown) => void,
): Waiting => {
  const job: Waiting = {
    execute: () => {
      try {
        const result = write();
        job.answer = () => resolve(result);
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        job.answer = () => reject(error);
      }
    },
    answer: () => {},
    fail: reject,
  };
  return job;
};

/** The engine numbers its errors (disk full, input/output); one of ours without a number spoils only its own command. */
const isOfEngine = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';

export type CommitOptions = {
  /** Nothing more is written or acknowledged after this: it must end the process. */
  readonly fatal: (error: unknown) => void;
  /** Called when a transaction was undone, so that what is kept in memory is read again. */
  readonly reload: () => void;
};

/** All of them in one transaction, or all but those that failed for a reason of their own. */
const commitTogether = (store: Store, group: readonly Waiting[], reload: () => void): void => {
  let running: Waiting | undefined;
  try {
    store.root.transactionSync(() => {
      for (running of group) running.execute();
      running = undefined;
    });
  } catch (error) {
    if (!running || isOfEngine(error)) throw error;
    const spoiled = running;
    reload();
    spoiled.fail(error);
    return commitTogether(
      store,
      group.filter(job => job !== spoiled),
      reload,
    );
  }
  group.forEach(({ answer }) => answer());
};

export const createCommits = (store: Store, { fatal, reload }: CommitOptions): Commits => {
  let waiting: Waiting[] = [];
  let hasFailed = false;
  const commit = (): void => {
    const group = waiting;
    waiting = [];
    if (hasFailed) return;
    try {
      commitTogether(store, group, reload);
    } catch (error) {
      hasFailed = true;
      fatal(error);
    }
  };
  const run = <Result>(write: () => Result): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push(waitingFor(write, resolve, reject));
    });
  return { run, settle: () => run(() => undefined) };
};
