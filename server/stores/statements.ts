// Disclosure statements of waves, as people wrote them. One is changed only by who saw its newest revision.
import type { Models } from '../models/index.ts';
import type { StatementRecord } from '../models/statement.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export { outcomes, statementTexts } from '../models/statement.ts';
export type { InTwo, Outcome, StatementRevision, StatementText } from '../models/statement.ts';
export type Written = Omit<StatementRecord, '_id'> & { readonly id: string };

export const statementStore = ({ statements }: Models) => ({
  find: async (wave: string): Promise<Written | null> => {
    const record = await statements.findById(wave).lean<StatementRecord>();
    return record && withId(record);
  },
  /** False where somebody saved it after the revision before this one was read. */
  save: async (written: Written): Promise<boolean> => {
    try {
      const { matchedCount, upsertedCount } = await statements.replaceOne(
        { _id: written.id, revision: written.revision - 1 },
        withoutId(written),
        { upsert: written.revision === 1 },
      );
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
  remove: async (wave: string): Promise<void> => {
    await statements.deleteOne({ _id: wave });
  },
});
