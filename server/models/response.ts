// A submitted response: immutable, without anything that leads to a person. See trust.md's list of what never stands here.
import { Schema, type Connection } from 'mongoose';
import type { Answers } from '../../surveys/answer.ts';
import type { Language } from '../../surveys/localised.ts';
import type { Mode } from './wave.ts';

export const durations = ['under_5', '5_to_15', '15_to_30', 'over_30'] as const;
export type Duration = (typeof durations)[number];

export type ResponseRecord = {
  /** 16 bytes derived from the respondent's key (or from the row of an imported file); tells neither time nor order. */
  _id: Buffer;
  wave: string;
  version: string;
  /** YYYY-MM-DD, never finer; imported data may not say. */
  day?: string;
  mode: Mode;
  language: Language;
  duration?: Duration;
  answers: Answers;
  /** Where the sample has a design. */
  stratum?: string;
  psu?: string;
  /** Code of the link it came by, where that names a place: a property of the sample. */
  place?: string;
  weight?: number;
  /** Content hash: tells a repeated submission from a different one. */
  hash: string;
};

const schema = new Schema<ResponseRecord>(
  {
    _id: { type: Buffer, required: true },
    wave: { type: String, required: true },
    version: { type: String, required: true },
    day: String,
    mode: { type: String, required: true },
    language: { type: String, required: true },
    duration: String,
    answers: { type: Schema.Types.Mixed, required: true },
    stratum: String,
    psu: String,
    place: String,
    weight: Number,
    hash: { type: String, required: true },
  },
  { collection: 'responses', versionKey: false, minimize: false },
);
schema.index({ wave: 1, day: 1 });
// Which responses a wave holds, and with what content, without reading one of them; by random ids, so in no order that means anything.
schema.index({ wave: 1, _id: 1, hash: 1 });

export const responseModel = (connection: Connection) => connection.model('Response', schema);
