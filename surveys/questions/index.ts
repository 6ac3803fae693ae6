// The dictionary from a question's type to its module: the only place where types are told apart.
import { crosswise } from './crosswise.ts';
import { date } from './date.ts';
import { district } from './district.ts';
import { grid } from './grid.ts';
import { information } from './information.ts';
import { listExperiment } from './list-experiment.ts';
import type { QuestionModule } from './module.ts';
import { multiple } from './multiple.ts';
import { number } from './number.ts';
import { randomisedResponse } from './randomised-response.ts';
import { ranking } from './ranking.ts';
import { scale } from './scale.ts';
import type { Question, QuestionOf, QuestionType } from './schema.ts';
import { single } from './single.ts';
import { text } from './text.ts';

const modules: { readonly [Type in QuestionType]: QuestionModule<QuestionOf<Type>> } = {
  single,
  multiple,
  scale,
  number,
  text,
  grid,
  district,
  date,
  ranking,
  'list-experiment': listExperiment,
  'randomised-response': randomisedResponse,
  crosswise,
  information,
};

/** The module of this question's type; it is to be used with this question, or with another of its type. */
export const moduleOf = (question: Question): QuestionModule => {
  const found: unknown = modules[question.type];
  return found as QuestionModule; // of this very type by the dictionary above, which TypeScript loses through an index
};
