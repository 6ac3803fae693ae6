// Sealed drafts, found only by who holds the key. Read and written at every page of every respondent, so these calls go to the
// driver itself: Mongoose's documents and casts took longer than the database, and its wrapper of the driver adds a tenth.
import mongoose from 'mongoose';
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

type Drafts = ReturnType<typeof draftsOf>;

const draftsOf = ({ db: connection, collection }: Models['interviews']) => {
  const database = connection.getClient().db(connection.name);
  const name = collection.collectionName;
  return { database, collection: database.collection<InterviewRecord>(name, { promoteBuffers: true }) };
};

/**
 * One document needs no cursor, and making one takes longer than the rest of the question. Where that fails, the driver's own way
 * asks again: it knows when another member of the set may answer.
 */
const findOne = async ({ database, collection }: Drafts, _id: Buffer): Promise<InterviewRecord | null> => {
  const question = { find: collection.collectionName, filter: { _id }, limit: 1, singleBatch: true };
  try {
    const reply = await database.command(question, { promoteBuffers: true });
    const { firstBatch } = reply['cursor'] as { firstBatch: InterviewRecord[] }; // what the protocol says of a reply to find
    return firstBatch[0] ?? null;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerSelectionError) throw error; // it has waited long enough
    return collection.findOne({ _id });
  }
};

const storeOver = async (
  { collection }: Drafts,
  record: InterviewRecord,
  previous: Buffer | null,
): Promise<boolean> => {
  if (previous === null) return added(collection.insertOne(record));
  return (await collection.replaceOne({ _id: record._id, sealed: previous }, record)).matchedCount === 1;
};

/** Drafts of a wave by the last page answered, of those last changed so long ago that they expire by this day. */
const countsByPage = async (
  interviews: Models['interviews'],
  wave: string,
  expireBy: Date,
): Promise<ReadonlyMap<string, number>> => {
  const groups = await interviews.aggregate<{ _id: string; count: number }>([
    { $match: { wave, expires: { $lte: expireBy } } },
    { $group: { _id: '$page', count: { $sum: 1 } } },
  ]);
  return new Map(groups.map(({ _id, count }) => [_id, count]));
};

const readOne = async (drafts: Drafts, id: Buffer): Promise<SealedInterview | null> => {
  const record = await findOne(drafts, id);
  return record && { ...withId(record), id, sealed: bytesOf(record.sealed) };
};

/** `isAlone`: no other process stores drafts in this database while this one runs. */
export const interviewStore = ({ interviews }: Models, isAlone = false) => {
  const drafts = draftsOf(interviews);
  const recent = recentDrafts<SealedInterview>();
  const find = (id: Buffer): Promise<SealedInterview | null> => recent.read(id, () => readOne(drafts, id));
  /** Perhaps an old one, where another process has stored since: only for what is then stored by `replace`, which would find out. */
  const findRecent = async (id: Buffer): Promise<SealedInterview | null> =>
    recent.find(id) ?? (await find(id));
  return {
    find,
    findRecent,
    /** The newest; where nobody else stores, what was acknowledged here last. */
    findToShow: isAlone ? findRecent : find,
    /** Stores over `previous` (null: over nothing) and only over that; false where somebody stored in between. */
    replace: async (interview: SealedInterview, previous: Buffer | null): Promise<boolean> => {
      let isStored = false;
      try {
        isStored = await storeOver(drafts, withoutId(interview), previous);
      } finally {
        if (isStored) recent.keep(interview);
        else recent.forget(interview.id); // also where nobody knows what became of it
      }
      return isStored;
    },
    countsByPage: (wave: string, expireBy: Date) => countsByPage(interviews, wave, expireBy),
    remove: async (id: Buffer): Promise<void> => {
      recent.forget(id);
      await drafts.collection.deleteOne({ _id: id });
      recent.forget(id);
    },
  };
};
