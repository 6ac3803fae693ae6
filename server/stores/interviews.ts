// Sealed drafts, found only by who holds the key. Read and written at every page of every respondent, so these calls go to the
// driver itself: Mongoose's documents and casts took longer than the database, and its wrapper of the driver adds a tenth.
import type { InterviewRecord } from '../models/interview.ts';
import type { Models } from '../models/index.ts';
import { bytesOf } from './bytes.ts';
import { isDuplicate } from './duplicate.ts';
import { recentDrafts } from './recent.ts';
import { withId, withoutId } from './record.ts';

export type SealedInterview = Omit<InterviewRecord, '_id'> & { readonly id: Buffer };

const added = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};

const collectionOf = ({ db: connection, collection }: Models['interviews']) =>
  connection
    .getClient()
    .db(connection.name)
    .collection<InterviewRecord>(collection.collectionName, { promoteBuffers: true });

export const interviewStore = ({ interviews }: Models) => {
  const drafts = collectionOf(interviews);
  const recent = recentDrafts();
  const find = async (id: Buffer): Promise<SealedInterview | null> => {
    const record = await drafts.findOne({ _id: id });
    const interview = record && { ...withId(record), id, sealed: bytesOf(record.sealed) };
    if (interview) recent.keep(interview);
    else recent.forget(id);
    return interview;
  };
  return {
    find,
    /** Perhaps an old one, where another process has stored since: only for what is then stored by `replace`, which would find out. */
    findRecent: async (id: Buffer): Promise<SealedInterview | null> => recent.find(id) ?? (await find(id)),
    /** Stores over `previous` (null: over nothing) and only over that; false where somebody stored in between. */
    replace: async (interview: SealedInterview, previous: Buffer | null): Promise<boolean> => {
      const record = withoutId(interview);
      const isStored =
        previous === null
          ? await added(drafts.insertOne(record))
          : (await drafts.replaceOne({ _id: interview.id, sealed: previous }, record)).matchedCount === 1;
      if (isStored) recent.keep(interview);
      else recent.forget(interview.id);
      return isStored;
    },
    remove: async (id: Buffer): Promise<void> => {
      recent.forget(id);
      await drafts.deleteOne({ _id: id });
      recent.forget(id);
    },
  };
};
