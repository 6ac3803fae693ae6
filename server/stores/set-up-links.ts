// The set-up link: a new one takes the place of the old, and it can be used once.
import type { Models } from '../models/index.ts';
import { theSetUpLink } from '../models/set-up-link.ts';

export type SetUpLink = { readonly hash: string; readonly expires: Date };

export const setUpLinkStore = ({ setUpLinks }: Models) => ({
  replace: async ({ hash, expires }: SetUpLink): Promise<void> => {
    await setUpLinks.replaceOne({ _id: theSetUpLink }, { hash, expires }, { upsert: true });
  },
  isValid: async (hash: string, now: Date): Promise<boolean> =>
    (await setUpLinks.findOne({ _id: theSetUpLink, hash, expires: { $gt: now } }, { _id: 1 }).lean()) !==
    null,
  /** Uses the link up; false where it is not this one, too old, or somebody was faster. */
  take: async (hash: string, now: Date): Promise<boolean> => {
    const { deletedCount } = await setUpLinks.deleteOne({ _id: theSetUpLink, hash, expires: { $gt: now } });
    return deletedCount === 1;
  },
});
