// Figures from documents. They are only added, and signed once.
import type { FigureRecord } from '../models/figure.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export { figureKinds } from '../models/figure.ts';
export type { FigureKind } from '../models/figure.ts';
export type Figure = Omit<FigureRecord, '_id'> & { readonly id: string };

export const figureStore = ({ figures }: Models) => ({
  /** Of a programme, the oldest first. */
  ofProgramme: async (programme: string): Promise<Figure[]> =>
    (
      await figures
        .find({ programme })
        .sort({ kind: 1, item: 1, period: 1, number: 1 })
        .lean<FigureRecord[]>()
    ).map(record => withId({ ...record, isWithdrawn: record.isWithdrawn ?? false })), // older ones have no such field
  /** False where its number is taken: somebody entered one in between. */
  add: async (figure: Figure): Promise<boolean> => {
    try {
      await figures.create(withoutId(figure));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
  /** False where it is signed already, or the signer is who entered it. */
  sign: async (id: string, signedBy: string, signedOn: string): Promise<boolean> =>
    (
      await figures.updateOne(
        { _id: id, signedBy: null, signedOn: null, enteredBy: { $ne: signedBy } },
        { $set: { signedBy, signedOn } },
      )
    ).modifiedCount === 1,
  removeDemonstration: async (): Promise<void> => {
    await figures.deleteMany({ isDemonstration: true });
  },
});
