// A table of the analysis desk under a name: not its numbers, only what they are of, so that it is always of today.
import { Schema, type Connection } from 'mongoose';

export type ViewRecord = {
  _id: string;
  name: string;
  survey: string;
  /** The variable it is about. */
  question: string;
  /** The rest of its address: `?waves=2013&by=sex`. */
  query: string;
  /** The account that saved it. */
  madeBy: string;
  updated: Date;
  /** Shown to the press desk, with a word for whoever takes it on there. */
  sent: boolean;
  note: string;
};

const schema = new Schema<ViewRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    survey: { type: String, required: true },
    question: { type: String, required: true },
    query: { type: String, default: '' },
    madeBy: { type: String, required: true },
    updated: { type: Date, required: true },
    sent: { type: Boolean, required: true },
    note: { type: String, default: '' },
  },
  { collection: 'views', versionKey: false },
);
schema.index({ name: 1 }, { unique: true });

export const viewModel = (connection: Connection) => connection.model('View', schema);
