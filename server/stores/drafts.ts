// Drafts of questionnaires and the log of their edits.
import type { DraftEditRecord, DraftRecord } from '../models/draft.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type DraftEdit = Omit<DraftEditRecord, '_id'>;
export type Draft = Omit<DraftRecord, '_id' | 'latest'> & {
  readonly id: string;
  readonly latest: DraftEdit | null;
};
/** What an edit leaves behind. `latest` carries the revision it makes. */
export type Advance = Pick<Draft, 'document' | 'undo' | 'redo'> & { readonly latest: DraftEdit };

const toEdit = ({ _id: _, ...rest }: DraftEditRecord): DraftEdit => rest;
const toEditRecord = (edit: DraftEdit): DraftEditRecord => ({
  _id: `${edit.draft}.${edit.revision}`,
  ...edit,
});
const toDraft = (record: DraftRecord): Draft => ({
  ...withId(record),
  latest: record.latest && toEdit(record.latest),
});

const once = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};

const readingLog = ({ draftEdits }: Models) => ({
  findEdit: async (draft: string, revision: number): Promise<DraftEdit | null> => {
    const record = await draftEdits.findById(`${draft}.${revision}`).lean<DraftEditRecord>();
    return record && toEdit(record);
  },
  /** Edits after this revision, the oldest first. */
  editsSince: async (draft: string, revision: number): Promise<DraftEdit[]> =>
    (
      await draftEdits
        .find({ draft, revision: { $gt: revision } })
        .sort({ revision: 1 })
        .lean<DraftEditRecord[]>()
    ).map(toEdit),
  newestEdits: async (draft: string, most: number): Promise<DraftEdit[]> =>
    (await draftEdits.find({ draft }).sort({ revision: -1 }).limit(most).lean<DraftEditRecord[]>()).map(
      toEdit,
    ),
});

const changing = ({ drafts }: Models) => ({
  /** False where there is a draft of this questionnaire. */
  add: (draft: Draft): Promise<boolean> => once(drafts.create(withoutId(draft))),
  /** Makes the next revision; false where somebody else has made it. */
  advance: async (id: string, { document, undo, redo, latest }: Advance): Promise<boolean> => {
    const { revision, who: changedBy, at: changedAt } = latest;
    const record = toEditRecord(latest);
    const changes = { document, undo, redo, revision, changedBy, changedAt, latest: record };
    const outcome = await drafts.updateOne({ _id: id, revision: revision - 1 }, { $set: changes });
    return outcome.modifiedCount === 1;
  },
});

export const draftStore = (models: Models) => {
  const { drafts, draftEdits } = models;
  return {
    ...readingLog(models),
    all: async (): Promise<Draft[]> =>
      (await drafts.find().sort({ _id: 1 }).lean<DraftRecord[]>()).map(toDraft),
    find: async (id: string): Promise<Draft | null> => {
      const record = await drafts.findById(id).lean<DraftRecord>();
      return record && toDraft(record);
    },
    ...changing(models),
    /** Writing an entry again changes nothing. */
    log: async (edit: DraftEdit): Promise<void> => {
      await once(draftEdits.create(toEditRecord(edit)));
    },
    /** What stands beside the document: it makes no revision. */
    setBeside: async (id: string, beside: Partial<Pick<Draft, 'basedOn' | 'scenarios'>>): Promise<void> => {
      await drafts.updateOne({ _id: id }, { $set: beside });
    },
    remove: async (id: string): Promise<boolean> => {
      const { deletedCount } = await drafts.deleteOne({ _id: id });
      await draftEdits.deleteMany({ draft: id });
      return deletedCount === 1;
    },
  };
};
