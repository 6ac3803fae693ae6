// Codes cannot be guessed in bulk: over everybody together only so many are looked at in a minute, and few at the same moment, since
// each is slow on purpose. No visitor is told apart from another, so nothing about any of them is kept.
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Problem } from '../problem.ts';

const perMinute = 120;
const atOnce = 4;

export const guessLimit = () => {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= atOnce) throw new Problem('overloaded');
    await limiter.consume('all').catch(() => {
      throw new Problem('overloaded');
    });
    running++;
    try {
      return await work();
    } finally {
      running--;
    }
  };
};
