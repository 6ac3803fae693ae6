// Who is signed in where: a session of staff is worth nothing without its entry here, so an entry removed ends the session.
import { Schema, type Connection } from 'mongoose';

export type SignInRecord = {
  /** Random; the session carries it. */
  _id: string;
  account: string;
  began: Date;
  expires: Date;
  /** `Firefox, Windows`: enough for its owner to know it again. */
  device: string;
};

const schema = new Schema<SignInRecord>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    began: { type: Date, required: true },
    expires: { type: Date, required: true },
    device: { type: String, default: '' },
  },
  { collection: 'sign-ins', versionKey: false },
);
schema.index({ account: 1 });
schema.index({ expires: 1 }, { expireAfterSeconds: 0 });

export const signInModel = (connection: Connection) => connection.model('SignIn', schema);
