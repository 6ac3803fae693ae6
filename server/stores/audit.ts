// Entries of the audit log: appended under the next number, read in order, never changed.
import type { AuditRecord } from '../models/audit.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';

export type { Act } from '../models/audit.ts';
export type AuditEntry = Omit<AuditRecord, '_id'> & { readonly sequence: number };

const toEntry = ({ _id, ...rest }: AuditRecord): AuditEntry => ({ sequence: _id, ...rest });

export const auditStore = ({ audit }: Models) => ({
  last: async (): Promise<AuditEntry | null> => {
    const record = await audit.findOne().sort({ _id: -1 }).lean();
    return record && toEntry(record);
  },
  /** False where an entry with this number was written in between: take the new last one and try again. */
  append: async ({ sequence, ...rest }: AuditEntry): Promise<boolean> => {
    try {
      await audit.create({ _id: sequence, ...rest });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
  inOrder: async function* (): AsyncIterable<AuditEntry> {
    for await (const record of audit.find().sort({ _id: 1 }).lean<AuditRecord>().cursor({ batchSize: 1000 }))
      yield toEntry(record);
  },
});
