// Findings that are proposed or published: what they are of and their words, never their numbers.
import type { FindingRecord } from '../models/finding.ts';
import type { Models } from '../models/index.ts';
import { withId, withoutId } from './record.ts';

export type Finding = Omit<FindingRecord, '_id'> & { readonly id: string };

export const findingStore = ({ findings }: Models) => ({
  /** The newest first. */
  all: async (): Promise<Finding[]> =>
    (await findings.find().sort({ changed: -1, _id: 1 }).lean<FindingRecord[]>()).map(record =>
      withId(record),
    ),
  find: async (id: string): Promise<Finding | null> => {
    const record = await findings.findById(id).lean<FindingRecord>();
    return record && withId(record);
  },
  add: async (finding: Finding): Promise<void> => void (await findings.create(withoutId(finding))),
  /** False where there is none of this id any more. */
  change: async (id: string, changes: Partial<Omit<Finding, 'id'>>): Promise<boolean> =>
    (await findings.updateOne({ _id: id }, { $set: changes })).matchedCount === 1,
  /** Those that these people wrote last. */
  removeBy: async (people: readonly string[]): Promise<void> =>
    void (await findings.deleteMany({ changedBy: { $in: people } })),
  remove: async (id: string): Promise<void> => void (await findings.deleteOne({ _id: id })),
});
