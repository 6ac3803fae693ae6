// Sessions of staff. connect-mongo reads and writes them; only the collection and its index are declared here.
import { Schema, type Connection } from 'mongoose';

export type SessionRecord = { _id: string; expires: Date };

const schema = new Schema<SessionRecord>(
  { _id: { type: String, required: true }, expires: { type: Date, required: true } },
  { collection: 'sessions', versionKey: false },
);
schema.index({ expires: 1 }, { expireAfterSeconds: 0 });

export const sessionModel = (connection: Connection) => connection.model('Session', schema);
