// Entries of the audit log: appended under the next number, read in order, never changed.
import type { AuditHeadRecord } from '../models/audit-head.ts';
import type { Act, AuditRecord } from '../models/audit.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';

export { acts } from '../models/audit.ts';
export type { Act } from '../models/audit.ts';
export type AuditEntry = Omit<AuditRecord, '_id'> & { readonly sequence: number };

/** The last entry, as it was noted apart from the log. */
export type AuditHead = Pick<AuditEntry, 'sequence' | 'hash'>;

export type AuditQuery = {
  readonly before?: number | undefined;
  readonly who?: string | undefined;
  readonly what?: Act | undefined;
  readonly size: number;
};

const toEntry = ({ _id, ...rest }: AuditRecord): AuditEntry => ({ sequence: _id, ...rest });

const headId = 'head';

const headOf = ({ auditHead }: Models) => ({
  head: async (): Promise<AuditHead | null> => {
    const found = await auditHead.findById(headId).lean<AuditHeadRecord>();
    return found && { sequence: found.sequence, hash: found.hash };
  },
  /** Only forwards: of two that end the log at once, the later end stays. */
  moveHead: async ({ sequence, hash }: AuditHead): Promise<void> => {
    try {
      await auditHead.updateOne(
        { _id: headId, sequence: { $lt: sequence } },
        { $set: { sequence, hash } },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicate(error)) throw error; // it is further already
    }
  },
});

const writtenIn = ({ audit }: Models) => ({
  find: async (sequence: number): Promise<AuditEntry | null> => {
    const record = await audit.findById(sequence).lean<AuditRecord>();
    return record && toEntry(record);
  },
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
});

const lookedUpIn = ({ audit }: Models) => ({
  /** Newest first, below the number `before`; `who` and `what` choose. */
  page: async ({ before, who, what, size }: AuditQuery): Promise<AuditEntry[]> => {
    const chosen = {
      ...(before === undefined ? {} : { _id: { $lt: before } }),
      ...(who === undefined ? {} : { who }),
      ...(what === undefined ? {} : { what }),
    };
    const records = await audit.find(chosen).sort({ _id: -1 }).limit(size).lean<AuditRecord[]>();
    return records.map(toEntry);
  },
  /** What was done to one thing in one way, the oldest first. */
  ofObject: async (object: string, what: Act): Promise<AuditEntry[]> =>
    (await audit.find({ object, what }).sort({ _id: 1 }).lean<AuditRecord[]>()).map(toEntry),
  inOrder: async function* (): AsyncIterable<AuditEntry> {
    for await (const record of audit.find().sort({ _id: 1 }).lean<AuditRecord>().cursor({ batchSize: 1000 }))
      yield toEntry(record);
  },
});

export const auditStore = (models: Models) => ({
  ...headOf(models),
  ...writtenIn(models),
  ...lookedUpIn(models),
});
