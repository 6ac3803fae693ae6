// Frozen questionnaire versions. They are only ever added.
import type { VersionRecord } from '../models/version.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type { ReplacedQuestion } from '../models/version.ts';
export type Version = Omit<VersionRecord, '_id'> & { readonly id: string };

export type VersionEntry = Omit<Version, 'document'>;

const listing = ({ versions }: Models) => ({
  /** Every version, without its document: for lists. */
  all: async (): Promise<readonly VersionEntry[]> =>
    (
      await versions.find({}, { document: 0 }).sort({ questionnaire: 1, number: 1 }).lean<VersionRecord[]>()
    ).map(({ document: _, ...record }) => withId(record)),
  /** All of a questionnaire, the oldest first. */
  ofQuestionnaire: async (questionnaire: string): Promise<readonly Version[]> =>
    (await versions.find({ questionnaire }).sort({ number: 1 }).lean()).map(record => withId(record)),
  latest: async (questionnaire: string): Promise<Version | null> => {
    const record = await versions.findOne({ questionnaire }).sort({ number: -1 }).lean();
    return record && withId(record);
  },
  /** The version with this very content. */
  withHash: async (questionnaire: string, hash: string): Promise<Version | null> => {
    const record = await versions.findOne({ questionnaire, hash }).sort({ number: -1 }).lean();
    return record && withId(record);
  },
});

const adding = ({ versions }: Models) => ({
  add: async (version: Version): Promise<void> => {
    await versions.create(withoutId(version));
  },
  /** False where a version of that number is there already: somebody else was faster. */
  addNext: async (version: Version): Promise<boolean> => {
    try {
      await versions.create(withoutId(version));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
});

/** Versions never change, so what was read once is kept. */
export const versionStore = (models: Models) => {
  const { versions } = models;
  const known = new Map<string, Version>();
  return {
    ...listing(models),
    ...adding(models),
    find: async (id: string): Promise<Version | null> => {
      const kept = known.get(id);
      if (kept) return kept;
      const record = await versions.findById(id).lean();
      if (!record) return null;
      const version = withId(record);
      known.set(id, version);
      return version;
    },
  };
};
