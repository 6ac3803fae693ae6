// A frozen version of a questionnaire. Never changed once written: the hash of its document says so.
import { Schema, type Connection } from 'mongoose';
import type { Questionnaire } from '../../surveys/schema.ts';

export type VersionRecord = {
  /** `population.3` */
  _id: string;
  questionnaire: string;
  number: number;
  hash: string;
  publishedOn: string;
  document: Questionnaire;
};

const schema = new Schema<VersionRecord>(
  {
    _id: { type: String, required: true },
    questionnaire: { type: String, required: true },
    number: { type: Number, required: true },
    hash: { type: String, required: true },
    publishedOn: { type: String, required: true },
    document: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'versions', versionKey: false, minimize: false },
);
schema.index({ questionnaire: 1, number: 1 }, { unique: true });

export const versionModel = (connection: Connection) => connection.model('Version', schema);
