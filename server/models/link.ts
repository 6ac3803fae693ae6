// A short link to a survey, printed on posters: for the whole wave, or for one place. Who follows it is not written down.
import { Schema, type Connection } from 'mongoose';

export type LinkRecord = {
  /** Six digits, unique over all waves, never given twice. */
  _id: string;
  wave: string;
  /** 0 for the link of the whole wave, then 1, 2, 3 … in the order in which places were added. */
  number: number;
  /** The name of the place; never changed, since responses name it by the code. */
  place?: string;
};

const schema = new Schema<LinkRecord>(
  {
    _id: { type: String, required: true },
    wave: { type: String, required: true },
    number: { type: Number, required: true },
    place: String,
  },
  { collection: 'links', versionKey: false },
);
schema.index({ wave: 1, number: 1 }, { unique: true });

export const linkModel = (connection: Connection) => connection.model('Link', schema);
