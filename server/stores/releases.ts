// Versions of releases. A snapshot is written when a version is proposed and is read as it was written; no function here changes one
// that somebody has approved.
import type { Models } from '../models/index.ts';
import type { ReleaseRecord, ReleaseState } from '../models/release.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type { ReleaseProtection, ReleaseState, Step } from '../models/release.ts';
/** A version without what it froze. */
export type ReleaseVersion = Omit<ReleaseRecord, '_id' | 'snapshot' | 'words'> & { readonly id: string };
export type Frozen = { readonly snapshot: string; readonly hash: string };

type Change = Partial<Omit<ReleaseRecord, '_id' | 'release' | 'number' | 'revision'>>;
/** A field given as null is taken away. */
export type ReleaseChange = { readonly [Field in keyof Change]: Change[Field] | null };

const listed = { snapshot: 0, words: 0 } as const;

const toVersion = ({ snapshot: _, words: __, ...record }: ReleaseRecord): ReleaseVersion => withId(record);

const reading = ({ releases }: Models) => {
  const found = async (filter: object): Promise<ReleaseVersion[]> =>
    (await releases.find(filter, listed).sort({ release: 1, number: 1 }).lean<ReleaseRecord[]>()).map(
      toVersion,
    );
  return {
    /** Every version, by release and number. */
    all: () => found({}),
    ofRelease: (release: string) => found({ release }),
    /** Versions that were ever published; whether anybody may see them yet is for the clock to say. */
    out: () => found({ state: { $in: ['published', 'withdrawn'] } }),
    /** What a version froze; null where it froze nothing. */
    frozen: async (id: string): Promise<Frozen | null> => {
      const record = await releases.findById(id, { snapshot: 1, hash: 1 }).lean<ReleaseRecord>();
      return record?.snapshot === undefined || record.hash === undefined
        ? null
        : { snapshot: record.snapshot, hash: record.hash };
    },
    /** What had been written of its method when it was published; null where it never was, or before that was kept. */
    frozenWords: async (id: string): Promise<Frozen | null> => {
      const record = await releases.findById(id, { words: 1, wordsHash: 1 }).lean<ReleaseRecord>();
      return record?.words === undefined || record.wordsHash === undefined
        ? null
        : { snapshot: record.words, hash: record.wordsHash };
    },
  };
};

const updateOf = (change: ReleaseChange) => {
  const fields = Object.entries(change);
  return {
    $set: Object.fromEntries(fields.filter(([, value]) => value !== null)),
    $unset: Object.fromEntries(fields.filter(([, value]) => value === null).map(([name]) => [name, 1])),
    $inc: { revision: 1 },
  };
};

export const releaseStore = (models: Models) => {
  const { releases } = models;
  return {
    ...reading(models),
    /** False where there is a version of this number. */
    add: async (version: ReleaseVersion): Promise<boolean> => {
      try {
        await releases.create(withoutId(version));
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    /** Changes a version as it was read: false where somebody changed it in between. */
    change: async (
      { id, state, revision }: Pick<ReleaseVersion, 'id' | 'state' | 'revision'>,
      change: ReleaseChange,
    ): Promise<boolean> =>
      (await releases.updateOne({ _id: id, state, revision }, updateOf(change))).modifiedCount === 1,
    /** Takes a draft away: false where it is one no more. */
    removeDraft: async ({ id, revision }: Pick<ReleaseVersion, 'id' | 'revision'>): Promise<boolean> =>
      (await releases.deleteOne({ _id: id, state: 'draft' satisfies ReleaseState, revision }))
        .deletedCount === 1,
    /** Releases made to show the product go with its made-up answers. */
    removeDemonstrations: async (): Promise<readonly string[]> => {
      const ids = (await releases.find({ isDemonstration: true }, { _id: 1 }).lean<ReleaseRecord[]>()).map(
        ({ _id }) => _id,
      );
      await releases.deleteMany({ _id: { $in: ids } });
      return ids;
    },
  };
};
