// The dictionary from a question's type to its view-model.
import type { Question, QuestionOf, QuestionType } from '../../../../surveys/questions/schema.ts';
import type { Asked } from './asked.ts';
import { presentCrosswise } from './crosswise.ts';
import { presentDate } from './date.ts';
import { presentDistrict } from './district.ts';
import { presentGrid } from './grid.ts';
import { presentInformation } from './information.ts';
import { presentListExperiment } from './listExperiment.ts';
import { presentMultiple } from './multiple.ts';
import { presentNumber } from './number.ts';
import { presentRandomisedResponse } from './randomisedResponse.ts';
import { presentRanking } from './ranking.ts';
import { presentScale } from './scale.ts';
import { presentSingle } from './single.ts';
import { presentText } from './text.ts';

const presenters = {
  single: presentSingle,
  multiple: presentMultiple,
  scale: presentScale,
  number: presentNumber,
  text: presentText,
  grid: presentGrid,
  district: presentDistrict,
  date: presentDate,
  ranking: presentRanking,
  'list-experiment': presentListExperiment,
  'randomised-response': presentRandomisedResponse,
  crosswise: presentCrosswise,
  information: presentInformation,
} satisfies { readonly [Type in QuestionType]: (asked: Asked<QuestionOf<Type>>) => unknown };

export type QuestionView = ReturnType<(typeof presenters)[QuestionType]>;

export const presentQuestion = (asked: Asked): QuestionView =>
  // the dictionary gives every type the presenter of that very type, which TypeScript cannot follow through an index
  (presenters[asked.question.type] as unknown as (asked: Asked<Question>) => QuestionView)(asked);
