// A member of staff: who they are, what they may do, the hash of their password, and their second factors.
import { Schema, type Connection } from 'mongoose';
import type { Role } from '../roles.ts';

export type PasskeyRecord = {
  /** As the authenticator names it, base64url. */
  id: string;
  publicKey: string;
  counter: number;
  transports: string[];
  /** What its owner calls it. */
  name: string;
  addedOn: string;
};

export type AccountRecord = {
  /** Random, and says nothing of when the account was made. */
  _id: string;
  /** The name to sign in by, in lower case. */
  email: string;
  name: string;
  role: Role;
  /** None until whoever was invited has chosen a password. */
  passwordHash?: string;
  isDisabled?: boolean;
  /** One-time codes: their secret, sealed; and the last half-minute whose code was used, since none is taken twice. */
  codes?: { sealed: string; usedStep: number };
  passkeys?: PasskeyRecord[];
  /** The day of the last sign-in. */
  signedInOn?: string;
};

const schema = new Schema<AccountRecord>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true },
    passwordHash: String,
    isDisabled: Boolean,
    codes: Schema.Types.Mixed,
    passkeys: { type: Schema.Types.Mixed, default: undefined },
    signedInOn: String,
  },
  { collection: 'accounts', versionKey: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ role: 1 });

export const accountModel = (connection: Connection) => connection.model('Account', schema);
