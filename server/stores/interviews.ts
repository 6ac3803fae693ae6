// Sealed drafts, found only by who holds the key.
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

export const interviewStore = ({ interviews }: Models) => ({
  find: async (id: Buffer): Promise<SealedInterview | null> => {
    const record = await interviews.findById(id).lean<InterviewRecord>();
    return record && { ...withId(record), id, sealed: bytesOf(record.sealed) };
  },
  /** Stores over `previous` (null: over nothing) and only over that; false where somebody stored in between. */
  replace: async (interview: SealedInterview, previous: Buffer | null): Promise<boolean> => {
    if (previous === null) return added(interviews.create(withoutId(interview)));
    const { matchedCount } = await interviews.replaceOne(
      { _id: interview.id, sealed: previous },
      withoutId(interview),
    );
    return matchedCount === 1;
  },
  remove: async (id: Buffer): Promise<void> => {
    await interviews.deleteOne({ _id: id });
  },
});
