// Drafts of questionnaires and the log of their edits.
import type { AcceptedFinding, DraftEditRecord, DraftRecord, DraftScenario } from '../models/draft.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type { AcceptedFinding, DraftScenario } from '../models/draft.ts';
export type Replacing = NonNullable<DraftRecord['replaces']>[number];
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

/** What stands beside the document: it makes no revision, and each write changes one thing of it. */
const beside = ({ drafts }: Models) => ({
  setBasedOn: async (id: string, basedOn: string): Promise<void> => {
    await drafts.updateOne({ _id: id }, { $set: { basedOn, replaces: [] } });
  },
  addScenario: async (id: string, scenario: DraftScenario): Promise<void> => {
    await drafts.updateOne({ _id: id }, { $push: { scenarios: scenario } });
  },
  removeScenario: async (id: string, scenario: string): Promise<boolean> => {
    const outcome = await drafts.updateOne({ _id: id }, { $pull: { scenarios: { id: scenario } } });
    return outcome.modifiedCount === 1;
  },
  accept: async (id: string, finding: AcceptedFinding): Promise<void> => {
    await drafts.updateOne(
      { _id: id, 'accepted.key': { $ne: finding.key } },
      { $push: { accepted: finding } },
    );
  },
  unaccept: async (id: string, key: string): Promise<boolean> => {
    const outcome = await drafts.updateOne({ _id: id }, { $pull: { accepted: { key } } });
    return outcome.modifiedCount === 1;
  },
  link: async (id: string, link: Replacing): Promise<void> => {
    await drafts.updateOne({ _id: id }, { $push: { replaces: link } });
  },
  unlink: async (id: string, question: string): Promise<boolean> => {
    const outcome = await drafts.updateOne({ _id: id }, { $pull: { replaces: { question } } });
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
    ...beside(models),
    /** Writing an entry again changes nothing. */
    log: async (edit: DraftEdit): Promise<void> => {
      await once(draftEdits.create(toEditRecord(edit)));
    },
    remove: async (id: string): Promise<boolean> => {
      const { deletedCount } = await drafts.deleteOne({ _id: id });
      await draftEdits.deleteMany({ draft: id });
      return deletedCount === 1;
    },
  };
};
