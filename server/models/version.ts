// A frozen version of a questionnaire. Never changed once written: the hash of its document says so.
import { Schema, type Connection } from 'mongoose';
import type { Questionnaire } from '../../surveys/schema.ts';

/** A question that stands in the place of another since the version `since`. */
export type ReplacedQuestion = {
  question: string;
  was: string;
  reason: string;
  since: number;
};

export type VersionRecord = {
  /** `population.3` */
  _id: string;
  questionnaire: string;
  number: number;
  hash: string;
  publishedOn: string;
  document: Questionnaire;
  /** What changed and why, by who published it; none where the program did. */
  note?: string;
  /** The account that published it. */
  publishedBy?: string;
  /** All replacements up to this version: those of the versions before are carried along. */
  replaces?: readonly ReplacedQuestion[];
};

const schema = new Schema<VersionRecord>(
  {
    _id: { type: String, required: true },
    questionnaire: { type: String, required: true },
    number: { type: Number, required: true },
    hash: { type: String, required: true },
    publishedOn: { type: String, required: true },
    document: { type: Schema.Types.Mixed, required: true },
    note: String,
    publishedBy: String,
    replaces: { type: [Schema.Types.Mixed], default: undefined },
  },
  { collection: 'versions', versionKey: false, minimize: false },
);
schema.index({ questionnaire: 1, number: 1 }, { unique: true });

export const versionModel = (connection: Connection) => connection.model('Version', schema);
