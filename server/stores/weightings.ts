// Weightings of waves. What is signed is never changed here, and a draft only by who saw its newest revision.
import type { Models } from '../models/index.ts';
import type { Draft, WeightingRecord } from '../models/weighting.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type * from '../models/weighting.ts';
export type Weighting = Omit<WeightingRecord, '_id'> & { readonly id: string };
export type DraftChange = { readonly draft: Draft; readonly changedBy: string };
export type Signature = Required<Pick<WeightingRecord, 'recipe' | 'signedOn' | 'note' | 'hash' | 'turn'>> & {
  readonly signedBy: string;
  readonly figures: NonNullable<WeightingRecord['figures']>;
};

const toWeighting = (record: WeightingRecord): Weighting => withId(record);
const isChanged = ({ modifiedCount }: { readonly modifiedCount: number }): boolean => modifiedCount === 1;

const reading = ({ weightings }: Models) => ({
  all: async (): Promise<Weighting[]> =>
    (await weightings.find().sort({ wave: 1, number: 1 }).lean<WeightingRecord[]>()).map(toWeighting),
  ofWave: async (wave: string): Promise<Weighting[]> =>
    (await weightings.find({ wave }).sort({ number: 1 }).lean<WeightingRecord[]>()).map(toWeighting),
  /** Those that waves of the survey may use. */
  signedOf: async (survey: string): Promise<Weighting[]> =>
    (await weightings.find({ survey, state: { $in: ['signed', 'frozen'] } }).lean<WeightingRecord[]>()).map(
      toWeighting,
    ),
});

const signing = ({ weightings }: Models) => ({
  /** From a draft at this revision to a signed recipe; false as above. */
  sign: async (id: string, revision: number, signature: Signature): Promise<boolean> =>
    isChanged(
      await weightings.updateOne(
        { _id: id, state: 'draft', revision },
        { $set: { ...signature, state: 'signed' }, $unset: { draft: 1 }, $inc: { revision: 1 } },
      ),
    ),
  /** Makes the wave use this one; false where it is not signed. */
  choose: async (id: string, turn: number): Promise<boolean> =>
    isChanged(
      await weightings.updateOne({ _id: id, state: { $in: ['signed', 'frozen'] } }, { $set: { turn } }),
    ),
  /** False where it is not signed, or frozen for this release already. */
  freeze: async (id: string, release: string): Promise<boolean> =>
    isChanged(
      await weightings.updateOne(
        { _id: id, state: { $in: ['signed', 'frozen'] }, releases: { $ne: release } },
        { $set: { state: 'frozen' }, $addToSet: { releases: release } },
      ),
    ),
});

export const weightingStore = (models: Models) => {
  const { weightings } = models;
  return {
    ...reading(models),
    ...signing(models),
    /** False where the number is taken: somebody made one in between. */
    add: async (weighting: Weighting): Promise<boolean> => {
      try {
        await weightings.create(withoutId(weighting));
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    /** False where it is no draft any more, or somebody changed it in between. */
    change: async (id: string, revision: number, change: DraftChange): Promise<boolean> =>
      isChanged(
        await weightings.updateOne(
          { _id: id, state: 'draft', revision },
          { $set: change, $inc: { revision: 1 } },
        ),
      ),
    removeDraft: async (id: string): Promise<boolean> =>
      (await weightings.deleteOne({ _id: id, state: 'draft' })).deletedCount === 1,
    /** With the wave itself. */
    removeWave: async (wave: string): Promise<void> => {
      await weightings.deleteMany({ wave });
    },
  };
};
