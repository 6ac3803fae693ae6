// A way from one device to another: a sealed note that only the code of its respondent can find and open.
import { Schema, type Connection } from 'mongoose';

export type MoveRecord = {
  /** 16 bytes derived from the code; tells neither time nor order nor interview. */
  _id: Buffer;
  /** Midnight, never finer: the note is deleted after it. */
  expires: Date;
  sealed: Buffer;
};

const schema = new Schema<MoveRecord>(
  {
    _id: { type: Buffer, required: true },
    expires: { type: Date, required: true },
    sealed: { type: Buffer, required: true },
  },
  { collection: 'moves', versionKey: false },
);
schema.index({ expires: 1 }, { expireAfterSeconds: 0 });

export const moveModel = (connection: Connection) => connection.model('Move', schema);
