// Claims: one holder for each thing, whichever server it runs on.
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';

export type Claim = { readonly what: string; readonly owner: string };

export const claimStore = ({ claims }: Models) => ({
  /** False while somebody else holds it. */
  take: async ({ what, owner }: Claim, now: Date, until: Date): Promise<boolean> => {
    try {
      const { matchedCount, upsertedCount } = await claims.updateOne(
        { _id: what, until: { $lt: now } },
        { $set: { owner, until } },
        { upsert: true },
      );
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
  holds: async ({ what, owner }: Claim): Promise<boolean> =>
    (await claims.countDocuments({ _id: what, owner })) === 1,
  release: async ({ what, owner }: Claim): Promise<void> => {
    await claims.deleteOne({ _id: what, owner });
  },
});
