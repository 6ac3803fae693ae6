// Links to choose a password by: a new one for an account takes the place of the old, and each can be used once.
import type { Models } from '../models/index.ts';

export type AccountLink = { readonly hash: string; readonly account: string; readonly expires: Date };

export const accountLinkStore = ({ accountLinks }: Models) => ({
  replace: async ({ hash, account, expires }: AccountLink): Promise<void> => {
    await accountLinks.deleteMany({ account });
    await accountLinks.create({ _id: hash, account, expires });
  },
  /** Whose link this is; null where it is spent, too old, or none. */
  accountOf: async (hash: string, now: Date): Promise<string | null> =>
    (await accountLinks.findOne({ _id: hash, expires: { $gt: now } }).lean())?.account ?? null,
  /** Uses the link up; false where somebody was faster. */
  take: async (hash: string, now: Date): Promise<boolean> => {
    const { deletedCount } = await accountLinks.deleteOne({ _id: hash, expires: { $gt: now } });
    return deletedCount === 1;
  },
  removeOf: async (account: string): Promise<void> => {
    await accountLinks.deleteMany({ account });
  },
});
