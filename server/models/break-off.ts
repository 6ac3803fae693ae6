// Where people stopped, as staff were shown it on a day: whole tens of drafts by the last page answered. Kept so that whoever looks
// again that day, from any process, sees the same and cannot watch a draft go on.
import { Schema, type Connection } from 'mongoose';

export type BreakOffRecord = {
  /** The wave. */
  _id: string;
  /** YYYY-MM-DD */
  day: string;
  pages: { page: string; tens: number }[];
};

const schema = new Schema<BreakOffRecord>(
  {
    _id: { type: String, required: true },
    day: { type: String, required: true },
    pages: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'break_offs', versionKey: false, minimize: false },
);

export const breakOffModel = (connection: Connection) => connection.model('BreakOff', schema);
