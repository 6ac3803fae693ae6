// The one-time link by which the first administrator makes an account: at most one exists, and only its hash is kept.
import { Schema, type Connection } from 'mongoose';

export const theSetUpLink = 'first-administrator';

export type SetUpLinkRecord = { _id: typeof theSetUpLink; hash: string; expires: Date };

const schema = new Schema<SetUpLinkRecord>(
  {
    _id: { type: String, required: true },
    hash: { type: String, required: true },
    expires: { type: Date, required: true },
  },
  { collection: 'set-up-links', versionKey: false },
);
schema.index({ expires: 1 }, { expireAfterSeconds: 0 });

export const setUpLinkModel = (connection: Connection) => connection.model('SetUpLink', schema);
