// Group commit: all waiting writes share one transaction and one flush, and are answered only after it.
import { CommandError } from '../errors.ts';
import type { Store } from './store.ts';

/** Runs the write in the next transaction; resolves once it is on disk. */
export type Commit = <Result>(write: () => Result) => Promise<Result>;

type Waiting = {
  readonly execute: () => void;
  readonly answer: () => void;
  readonly fail: (error: unknown) => void;
};

export type CommitOptions = {
  /** Nothing more is written or acknowledged after this: it must end the process. */
  readonly fatal: (error: unknown) => void;
  /** Called when a transaction was undone, so that what is kept in memory is read again. */
  readonly reload: () => void;
};

const waitingFor = <Result>(
  write: () => Result,
  resolve: (result: Result | PromiseLike<Result>) => void,
  fail: (error: unknown) => void,
): Waiting => {
  let answer = (): void => {};
  const execute = (): void => {
    try {
      const result = write();
      answer = () => resolve(result);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      answer = () => fail(error);
    }
  };
  return { execute, answer: () => answer(), fail };
};

/** The engine numbers its errors (disk full, input/output); one of ours without a number spoils only its own command. */
const isOfEngine = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'number';

/** All of them in one transaction, or all but those that failed for a reason of their own. */
const commitTogether = (store: Store, group: readonly Waiting[], reload: () => void): void => {
  let running: Waiting | undefined;
  try {
    store.root.transactionSync(() => {
      for (running of group) running.execute();
      running = undefined;
    });
  } catch (error) {
    const spoiled = running;
    if (!spoiled || isOfEngine(error)) throw error;
    reload();
    spoiled.fail(error);
    const others = group.filter(job => job !== spoiled);
    return commitTogether(store, others, reload);
  }
  group.forEach(({ answer }) => answer());
};

export const createCommit = (store: Store, { fatal, reload }: CommitOptions): Commit => {
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
  return write =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push(waitingFor(write, resolve, reject));
    });
};
