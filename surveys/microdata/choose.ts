// Which questions may be quasi-identifiers, and which are unless somebody says otherwise.
import type { Questionnaire } from '../schema.ts';
import type { Variable } from '../variable.ts';
import { asksOfPerson, asksOfPersonFirst } from './personal.ts';

export type KeyChoice = {
  readonly variable: Variable;
  /** What neighbours and registers know of a person or a firm: it leaves as a quasi-identifier, or not at all. */
  readonly isUsual: boolean;
  /** Chosen unless somebody says otherwise: few, since each question more makes all of them coarser. */
  readonly isFirst: boolean;
};

const usual =
  /^(district|settlement|sex|gender|age|born|birth|education|occupation|nationality|ethnic|religion|marital|family|household|children|role|branch|size|firm_age)(_|$)/;

/** Numbers of which there may be more are no answers that people share. */
const mostNumbers = 200;

/** By its name, as the shipped questionnaires have it, or by its words: a question made in the designer is called `q3`. */
export const isUsualQuestion = (variable: Variable): boolean =>
  usual.test(variable.question) || asksOfPerson(variable);

const first = /^(district|sex|gender|age|born|birth|education|branch|size)(_|$)/;

/**
 * Ten as everywhere in this program: with a smaller k, a table made from the file by its quasi-identifiers would show the very groups
 * that every other table hides.
 */
export const usualK = 10;
export const smallestK = 10;
export const largestK = 100;

const isClosed = ({ type, row, indirect, origin, placeOf, name }: Variable): boolean =>
  (type === 'category' || (type === 'number' && placeOf === undefined)) &&
  row === undefined &&
  indirect === undefined &&
  (origin === undefined || origin === 'calculation') &&
  !name.startsWith('@');

/** Of an amount with bands only the bands: the amount itself never leaves beside them. */
const hasBands = (variable: Variable, all: readonly Variable[]): boolean =>
  variable.type === 'number' &&
  all.some(({ question, type }) => question === variable.question && type === 'category');

/** Questions with too many different numbers to be put together one by one. */
const openNumbers = ({ pages }: Questionnaire): ReadonlySet<string> =>
  new Set(
    pages.flatMap(({ questions }) =>
      questions.flatMap(question =>
        question.type === 'number' && (question.max - question.min) * 10 ** question.decimals > mostNumbers
          ? [question.id]
          : [],
      ),
    ),
  );

export const keyChoices = (
  questionnaire: Questionnaire,
  variables: readonly Variable[],
): readonly KeyChoice[] => {
  const open = openNumbers(questionnaire);
  const districts = new Set(
    questionnaire.pages.flatMap(({ questions }) =>
      questions.filter(({ type }) => type === 'district').map(({ id }) => id),
    ),
  );
  return variables
    .filter(variable => isClosed(variable) && !hasBands(variable, variables))
    .filter(({ type, question }) => type === 'category' || !open.has(question))
    .map(variable => ({
      variable,
      isUsual: isUsualQuestion(variable) || districts.has(variable.question),
      isFirst:
        first.test(variable.question) || asksOfPersonFirst(variable) || districts.has(variable.question),
    }));
};
