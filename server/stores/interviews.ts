// Sealed drafts, found only by who holds the key. Read and written at every page of every respondent, so these calls go to the
// driver itself: Mongoose's documents and casts took longer than the database, and its wrapper of the driver adds a tenth.
import type { InterviewRecord } from '../models/interview.ts';
import type { Models } from '../models/index.ts';
import { bytesOf } from './bytes.ts';
import { isDuplicate } from './duplicate.ts';
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

export const interviewStore = ({ interviews }: Models) => {
  const { db: connection, collection } = interviews;
  const drafts = connection
    .getClient()
    .db(connection.name)
    .collection<InterviewRecord>(collection.collectionName, { promoteBuffers: true });
  return {
    find: async (id: Buffer): Promise<SealedInterview | null> => {
      const record = await drafts.findOne({ _id: id });
      return record && { ...withId(record), id, sealed: bytesOf(record.sealed) };
    },
    /** Stores over `previous` (null: over nothing) and only over that; false where somebody stored in between. */
    replace: async (interview: SealedInterview, previous: Buffer | null): Promise<boolean> => {
      const record = withoutId(interview);
      if (previous === null) return added(drafts.insertOne(record));
      return (await drafts.replaceOne({ _id: interview.id, sealed: previous }, record)).matchedCount === 1;
    },
    remove: async (id: Buffer): Promise<void> => {
      await drafts.deleteOne({ _id: id });
    },
  };
};
