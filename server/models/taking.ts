// Under which choice files of answers left of a wave: each later choice is held against those before it. The log says who took one and when.
import { Schema, type Connection } from 'mongoose';

export type TakingRecord = {
  /** The wave and the choice: one of each. */
  _id: string;
  wave: string;
  /** Names of the quasi-identifiers, in the questionnaire's order. */
  keys: string[];
  k: number;
  /** When a file of this choice was first taken. */
  day: string;
};

const schema = new Schema<TakingRecord>(
  {
    _id: { type: String, required: true },
    wave: { type: String, required: true, index: true },
    keys: { type: [String], required: true },
    k: { type: Number, required: true },
    day: { type: String, required: true },
  },
  { collection: 'takings', versionKey: false },
);

export const takingModel = (connection: Connection) => connection.model('Taking', schema);
