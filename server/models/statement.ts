// What only people know of how a wave came about: half of its disclosure statement. The other half is read from the system itself.
import { Schema, type Connection } from 'mongoose';

/** Texts that people write, each in Russian and English. */
export const statementTexts = [
  'sponsor',
  'conductor',
  'coverage',
  'frame',
  'recruitment',
  'dates',
  'response',
  'processing',
  'limits',
  'access',
  'contact',
] as const;
export type StatementText = (typeof statementTexts)[number];
export type InTwo = { readonly ru: string; readonly en: string };

/** What became of those who were chosen and did not end as an interview, in AAPOR's classes. */
export const outcomes = ['ineligible', 'unknown', 'noncontact', 'refusal', 'partial', 'other'] as const;
export type Outcome = (typeof outcomes)[number];

export type StatementRecord = {
  /** The wave's: `population.2013` */
  _id: string;
  texts: Readonly<Record<StatementText, InTwo>>;
  /** Null where nobody counted. */
  outcomes: Readonly<Record<Outcome, number>> | null;
  /** Grows with every change: who holds an older one is told. */
  revision: number;
  /** The account; null where the demonstration made it. */
  savedBy: string | null;
  savedOn: string;
  isDemonstration: boolean;
  /** What was saved after something of the wave had been published, the oldest first: the public may read each. */
  revisions?: readonly StatementRevision[];
};

export type StatementRevision = Pick<
  StatementRecord,
  'texts' | 'outcomes' | 'savedOn' | 'isDemonstration'
> & {
  readonly at: Date;
};

const schema = new Schema<StatementRecord>(
  {
    _id: { type: String, required: true },
    texts: { type: Schema.Types.Mixed, required: true },
    outcomes: { type: Schema.Types.Mixed, default: null },
    revision: { type: Number, required: true },
    savedBy: { type: String, default: null },
    savedOn: { type: String, required: true },
    isDemonstration: { type: Boolean, required: true },
    revisions: { type: [Schema.Types.Mixed], default: undefined },
  },
  { collection: 'statements', versionKey: false, minimize: false },
);

export const statementModel = (connection: Connection) => connection.model('Statement', schema);
