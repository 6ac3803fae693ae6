// Releases come out one after another, on however many servers over one database: of two that come out at once, each would be compared
// with a world without the other.
import { setTimeout } from 'node:timers/promises';
import { Problem } from '../../problem.ts';
import type { ServiceParts } from '../parts.ts';

/** A server that died in the middle keeps the others waiting this long. */
const believedFor = 60_000;
const [mostTries, between] = [150, 100];
const what = 'publishing';

type Parts = Pick<ServiceParts, 'stores' | 'clock' | 'random'>;

/** Of this process: whoever waits here asks the database once. */
const inOrder = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(act: () => Promise<Result>): Promise<Result> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };
};

const taken = async ({ stores, clock, random }: Parts) => {
  const claim = { what, owner: random(16).toString('hex') };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const now = clock.now();
    if (await stores.claims.take(claim, now, new Date(now.getTime() + believedFor))) return claim;
    await setTimeout(between);
  }
  throw new Problem('unavailable');
};

/** Told to the act: whether it is still its turn, to be asked right before it does what cannot be undone. */
export type IsTurn = () => Promise<boolean>;

export const turns = (parts: Parts) => {
  const { claims } = parts.stores;
  const here = inOrder();
  return <Result>(act: (isTurn: IsTurn) => Promise<Result>): Promise<Result> =>
    here(async () => {
      const claim = await taken(parts);
      try {
        return await act(() => claims.holds(claim));
      } finally {
        await claims.release(claim);
      }
    });
};
