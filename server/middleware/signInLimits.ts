// Guessing passwords is slow, and nobody can lock a colleague out by guessing.
//
// A browser that has signed in to an account before holds a signed mark for it. Attempts with the mark are counted by the mark,
// attempts without it by the account's name: strangers who try a name use up the strangers' attempts, while its owner, on a browser
// used before, has attempts of their own. A window of attempts is never extended by further attempts. Names are counted under a
// keyed hash, and no address of a visitor is used at all. An attempt is taken before the password is checked (many at once gain
// nothing) and given back where it was right. Over all strangers together, the number of passwords checked per minute is bounded too.
import type { Connection } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { isDeviceMark, limiterKey, newDeviceMark, type RandomBytes } from '../crypto.ts';
import type { Secrets } from '../secrets.ts';

const attempts = 10;
const windowSeconds = 900;
const strangersPerMinute = 60;

export type Attempt = {
  /** Seconds to wait before trying again; 0: go on. */
  readonly wait: number;
  /** The password was right: the attempt does not count. */
  readonly giveBack: () => Promise<void>;
};

type Parts = { readonly secrets: Secrets; readonly connection: Connection; readonly random: RandomBytes };

/** Seconds until an attempt is left; 0 where there was one, which is then taken. */
const takeFrom = async (limiter: RateLimiterMongo | RateLimiterMemory, key: string): Promise<number> => {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
};

/** Attempts of each key, kept where several servers see them. */
const countedFor = (connection: Connection): RateLimiterMongo =>
  new RateLimiterMongo({
    storeClient: connection.getClient(),
    dbName: connection.name,
    tableName: 'attempts',
    keyPrefix: '',
    points: attempts,
    duration: windowSeconds,
    disableIndexesCreation: true, // made with all others, by prepareDatabase
  });

export const signInLimits = ({ secrets, connection, random }: Parts) => {
  const [secret] = secrets;
  const each = countedFor(connection);
  const strangers = new RateLimiterMemory({ points: strangersPerMinute, duration: 60 });

  return {
    take: async (email: string, mark: string | undefined): Promise<Attempt> => {
      const isKnown = mark !== undefined && isDeviceMark(secrets, email, mark);
      const key = limiterKey(secret, isKnown ? `mark ${mark}` : `name ${email}`);
      const crowded = isKnown ? 0 : await takeFrom(strangers, 'all');
      const wait = crowded || (await takeFrom(each, key));
      return { wait, giveBack: async () => void (await each.reward(key)) };
    },
    /** Second factors of one account: only who has its password comes so far, so nobody else can use them up. */
    takeFactor: async (account: string): Promise<Attempt> => {
      const key = limiterKey(secret, `factor ${account}`);
      return { wait: await takeFrom(each, key), giveBack: async () => void (await each.reward(key)) };
    },
    /** The password asked for again of who is signed in already: a browser left open is no place to guess it. */
    takePassword: async (account: string): Promise<Attempt> => {
      const key = limiterKey(secret, `password ${account}`);
      return { wait: await takeFrom(each, key), giveBack: async () => void (await each.reward(key)) };
    },
    /** For the browser that has just signed in. */
    newMark: (email: string): string => newDeviceMark(secret, email, random),
  };
};

export type SignInLimits = ReturnType<typeof signInLimits>;
