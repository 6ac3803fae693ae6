// Counts of sign-in attempts. rate-limiter-flexible reads and writes them; only the collection and its indexes are declared here.
import { Schema, type Connection } from 'mongoose';

export type AttemptRecord = { key: string; points: number; expire: Date };

const schema = new Schema<AttemptRecord>(
  { key: { type: String, required: true }, points: Number, expire: Date },
  { collection: 'attempts', versionKey: false },
);
schema.index({ key: 1 }, { unique: true });
schema.index({ expire: 1 }, { expireAfterSeconds: 0 });

export const attemptModel = (connection: Connection) => connection.model('Attempt', schema);
