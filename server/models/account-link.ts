// One-time links by which somebody invited, or somebody who forgot, chooses a password. Only the hash of the link is kept.
import { Schema, type Connection } from 'mongoose';

export type AccountLinkRecord = { _id: string; account: string; expires: Date };

const schema = new Schema<AccountLinkRecord>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    expires: { type: Date, required: true },
  },
  { collection: 'account-links', versionKey: false },
);
schema.index({ account: 1 });
schema.index({ expires: 1 }, { expireAfterSeconds: 0 });

export const accountLinkModel = (connection: Connection) => connection.model('AccountLink', schema);
