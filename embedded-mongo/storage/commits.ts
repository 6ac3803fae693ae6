// Group commit: all waiting writes share one transaction and one flush, and are answered only after it.
import { CommandError, engineCode } from '../errors.ts';
import type { Store } from './store.ts';

/** Runs the write in the next transaction; resolves once it is on disk. */
export type Commit = <Result>(write: () => Result) => Promise<Result>;

/** What is executed returns how it is answered. */
type Job = { readonly execute: () => () => void; readonly fail: (error: unknown) => void };

const answerOf = ({ execute, fail }: Job): (() => void) => {
  try {
    return execute();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return () => fail(error);
  }
};

/** All of them in one transaction, or all but those that failed for a reason of their own. */
const commitTogether = (store: Store, jobs: readonly Job[], reload: () => void): void => {
  const answers: (() => void)[] = [];
  try {
    store.root.transactionSync(() => {
      for (const job of jobs) answers.push(answerOf(job));
    });
  } catch (error) {
    const spoiled = jobs[answers.length];
    if (!spoiled || engineCode(error) !== 0) throw error;
    reload();
    spoiled.fail(error);
    const others = jobs.filter(job => job !== spoiled);
    return commitTogether(store, others, reload);
  }
  for (const answer of answers) answer();
};

/**
 * fatal must end the process: nothing more is written or acknowledged after it. reload is called when a transaction
 * was undone, so that what is kept in memory is read again.
 */
export const createCommit = (
  store: Store,
  { fatal, reload }: { readonly fatal: (error: unknown) => void; readonly reload: () => void },
): Commit => {
  let waiting: Job[] = [];
  let hasFailed = false;
  const commit = (): void => {
    const jobs = waiting;
    waiting = [];
    if (hasFailed) return;
    try {
      commitTogether(store, jobs, reload);
    } catch (error) {
      hasFailed = true;
      fatal(error);
    }
  };
  return write =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      const execute = () => {
        const result = write();
        return () => resolve(result);
      };
      waiting.push({ execute, fail: reject });
    });
};
