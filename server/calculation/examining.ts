// The thread that examines drafts: one, since people wait for the newest edit only, started with the first draft that is opened.
import { Piscina } from 'piscina';
import { Problem } from '../problem.ts';
import type { Examiner } from '../services/examine.ts';
import { endingOf } from '../threads.ts';

export type ExaminingThread = { readonly examine: Examiner; readonly close: () => Promise<void> };

const idleMilliseconds = 5 * 60_000;
const longestQueue = 16;
/** A draft whose conditions take longer to decide than this is told so, and the thread begins anew. */
const longestMilliseconds = 30_000;

/** From sources a thread needs the TypeScript loader too; from dist it is plain JavaScript. */
const isSource = import.meta.url.endsWith('.ts');
const script = new URL(isSource ? './examiner.ts' : './examiner.js', import.meta.url);

type Task = Parameters<Examiner>[0];
type Result = Awaited<ReturnType<Examiner>>;

export const examiningThread = (): ExaminingThread => {
  const thread = new Piscina<Task, Result>({
    filename: script.href,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: longestQueue,
    idleTimeout: idleMilliseconds,
    execArgv: isSource ? ['--import', 'tsx'] : [],
  });
  return {
    examine: async questionnaire => {
      const signal = AbortSignal.timeout(longestMilliseconds);
      return thread.run(questionnaire, { signal }).catch((error: unknown): never => {
        const isLate = signal.aborted || (error instanceof Error && /queue is at limit/.test(error.message));
        throw isLate ? new Problem('overloaded') : error;
      });
    },
    close: endingOf(thread),
  };
};
