// One thing at a time, in order; what nobody waits for any more is never begun.
import { Problem } from '../../problem.ts';

export type Turn = <Result>(act: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;

/** `overloaded` where more wait than `longest`. What has begun is finished: it takes less time than a new thread. */
export const turnsOf = (longest: number): Turn => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (act, signal) => {
    if (waiting >= longest) throw new Problem('overloaded');
    waiting += 1;
    const leave = (): void => void (waiting -= 1);
    signal.addEventListener('abort', leave, { once: true });
    const next = last.then(() => {
      signal.throwIfAborted();
      signal.removeEventListener('abort', leave);
      leave();
      return act();
    });
    last = next.catch(() => undefined);
    return next;
  };
};
