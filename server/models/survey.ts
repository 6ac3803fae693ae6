// A monitoring series, such as "population": it has waves, and each wave asks one version of a questionnaire.
import { Schema, type Connection } from 'mongoose';
import type { Localised } from '../../surveys/localised.ts';

export type SurveyRecord = {
  _id: string;
  title: Localised;
  /** Who the results speak about, such as "residents aged 18 and over". */
  population: Localised;
  /** Where imported data come from and how to cite them. */
  source?: Localised;
  order: number;
};

const schema = new Schema<SurveyRecord>(
  {
    _id: { type: String, required: true },
    title: { type: Schema.Types.Mixed, required: true },
    population: { type: Schema.Types.Mixed, required: true },
    source: Schema.Types.Mixed,
    order: { type: Number, required: true },
  },
  { collection: 'surveys', versionKey: false },
);

export const surveyModel = (connection: Connection) => connection.model('Survey', schema);
