// Frozen questionnaire versions. They are only ever added.
import type { VersionRecord } from '../models/version.ts';
import type { Models } from '../models/index.ts';
import { withId, withoutId } from './record.ts';

export type Version = Omit<VersionRecord, '_id'> & { readonly id: string };

export type VersionEntry = Omit<Version, 'document'>;

/** Versions never change, so what was read once is kept. */
export const versionStore = ({ versions }: Models) => {
  const known = new Map<string, Version>();
  return {
    find: async (id: string): Promise<Version | null> => {
      const kept = known.get(id);
      if (kept) return kept;
      const record = await versions.findById(id).lean();
      if (!record) return null;
      const version = withId(record);
      known.set(id, version);
      return version;
    },
    latest: async (questionnaire: string): Promise<Version | null> => {
      const record = await versions.findOne({ questionnaire }).sort({ number: -1 }).lean();
      return record && withId(record);
    },
    /** Every version, without its document: for lists. */
    all: async (): Promise<VersionEntry[]> =>
      (await versions.find({}, { document: 0 }).sort({ questionnaire: 1, number: 1 }).lean()).map(withId),
    /** The version with this very content. */
    withHash: async (questionnaire: string, hash: string): Promise<Version | null> => {
      const record = await versions.findOne({ questionnaire, hash }).sort({ number: -1 }).lean();
      return record && withId(record);
    },
    add: async (version: Version): Promise<void> => {
      await versions.create(withoutId(version));
    },
  };
};
