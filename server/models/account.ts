// A member of staff: who they are, what they may do, and the hash of their password.
import { Schema, type Connection } from 'mongoose';
import type { Role } from '../roles.ts';

export type AccountRecord = {
  /** Random, and says nothing of when the account was made. */
  _id: string;
  /** The name to sign in by, in lower case. */
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
};

const schema = new Schema<AccountRecord>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true },
    passwordHash: { type: String, required: true },
  },
  { collection: 'accounts', versionKey: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ role: 1 });

export const accountModel = (connection: Connection) => connection.model('Account', schema);
