// A finding that somebody proposes to publish: what it is of and how it is told. Not its numbers: those are computed until a release
// freezes them.
import { Schema, type Connection } from 'mongoose';

export type FindingRecord = {
  _id: string;
  survey: string;
  /** Names of variables: the first is the one it is about; more only where a battery on one scale is shown together. */
  questions: string[];
  /** The variable by which people are divided; null where the finding is about everybody. */
  by: string | null;
  chart: string;
  /** Words around the number, with `{share}` where it goes; null where they are the questionnaire's own. */
  words: { ru: string; en: string } | null;
  /** What the question said when these words were written; none of before this was kept. */
  wording?: string;
  /** The account that wrote it last, and when. */
  changedBy: string;
  changed: Date;
};

const schema = new Schema<FindingRecord>(
  {
    _id: { type: String, required: true },
    survey: { type: String, required: true },
    questions: { type: [String], required: true },
    by: { type: String, default: null },
    chart: { type: String, required: true },
    words: { type: Schema.Types.Mixed, default: null },
    wording: String,
    changedBy: { type: String, required: true },
    changed: { type: Date, required: true },
  },
  { collection: 'findings', versionKey: false },
);

export const findingModel = (connection: Connection) => connection.model('Finding', schema);
