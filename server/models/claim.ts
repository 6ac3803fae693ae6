// What only one server may do at a time, when several work over one database: who does it now, and until when that is believed.
import { Schema, type Connection } from 'mongoose';

export type ClaimRecord = {
  /** What is done: `publishing`. */
  _id: string;
  /** By chance for each try. */
  owner: string;
  /** From then on anybody may take it: its owner has died. */
  until: Date;
};

const schema = new Schema<ClaimRecord>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    until: { type: Date, required: true },
  },
  { collection: 'claims', versionKey: false },
);

export const claimModel = (connection: Connection) => connection.model('Claim', schema);
