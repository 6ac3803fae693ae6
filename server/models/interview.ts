// A draft: sealed under a key only the respondent's browser holds. In clear stand only the wave, the page reached and the day it expires.
import { Schema, type Connection } from 'mongoose';

export type InterviewRecord = {
  /** 16 bytes derived from the respondent's key; tells neither time nor order. */
  _id: Buffer;
  wave: string;
  page: string;
  /** Midnight, never finer: the draft is deleted after it. */
  expires: Date;
  sealed: Buffer;
};

const schema = new Schema<InterviewRecord>(
  {
    _id: { type: Buffer, required: true },
    wave: { type: String, required: true },
    page: { type: String, required: true },
    expires: { type: Date, required: true },
    sealed: { type: Buffer, required: true },
  },
  { collection: 'interviews', versionKey: false },
);
schema.index({ expires: 1 }, { expireAfterSeconds: 0 });

export const interviewModel = (connection: Connection) => connection.model('Interview', schema);
