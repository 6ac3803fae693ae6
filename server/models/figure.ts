// A figure that somebody took from a document: a fact of the programme, appeals to the hotline, money spent. Never changed: a
// correction is a new one with the next number. Only what a second person has signed is shown to the public.
import { Schema, type Connection } from 'mongoose';

export const figureKinds = ['fact', 'appeals', 'planned', 'spent'] as const;
export type FigureKind = (typeof figureKinds)[number];

export type FigureRecord = {
  /** `anticorruption-2011-2013/fact/4/2013/1` */
  _id: string;
  programme: string;
  kind: FigureKind;
  /** The indicator, the channel of appeals, or the survey whose wave was paid for. */
  item: string;
  /** The year (of appeals, also `2013-Q1` or `2013-01`), or the name of the wave. */
  period: string;
  /** 1, 2, 3 … of the same item and period. */
  number: number;
  value: number;
  document: { readonly ru: string; readonly en: string };
  /** Of the document, YYYY-MM-DD. */
  documentDate: string;
  /** The account; null where the demonstration made it. */
  enteredBy: string | null;
  enteredOn: string;
  signedBy: string | null;
  signedOn: string | null;
  /** It takes back the one before: entered by mistake. Its value is the one taken back, its document the reason. */
  isWithdrawn: boolean;
  isDemonstration: boolean;
};

const schema = new Schema<FigureRecord>(
  {
    _id: { type: String, required: true },
    programme: { type: String, required: true },
    kind: { type: String, enum: figureKinds, required: true },
    item: { type: String, required: true },
    period: { type: String, required: true },
    number: { type: Number, required: true },
    value: { type: Number, required: true },
    document: { type: Schema.Types.Mixed, required: true },
    documentDate: { type: String, required: true },
    enteredBy: { type: String, default: null },
    enteredOn: { type: String, required: true },
    signedBy: { type: String, default: null },
    signedOn: { type: String, default: null },
    isWithdrawn: { type: Boolean, default: false },
    isDemonstration: { type: Boolean, required: true },
  },
  { collection: 'figures', versionKey: false },
);
schema.index({ programme: 1, kind: 1, item: 1, period: 1, number: 1 }, { unique: true });

export const figureModel = (connection: Connection) => connection.model('Figure', schema);
