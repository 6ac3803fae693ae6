// Sealed drafts, found only by who holds the key.
import type { InterviewRecord } from '../models/interview.ts';
import type { Models } from '../models/index.ts';
import { bytesOf } from './bytes.ts';
import { withId, withoutId } from './record.ts';

export type SealedInterview = Omit<InterviewRecord, '_id'> & { readonly id: Buffer };

export const interviewStore = ({ interviews }: Models) => ({
  find: async (id: Buffer): Promise<SealedInterview | null> => {
    const record = await interviews.findById(id).lean<InterviewRecord>();
    return record && { ...withId(record), id, sealed: bytesOf(record.sealed) };
  },
  save: async (interview: SealedInterview): Promise<void> => {
    await interviews.replaceOne({ _id: interview.id }, withoutId(interview), { upsert: true });
  },
  remove: async (id: Buffer): Promise<void> => {
    await interviews.deleteOne({ _id: id });
  },
});
