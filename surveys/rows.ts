// A response as a row of a table: the columns of the codebook, codes as they are stored. Written words stay out: they can name people.
import { answerTo, answerToRow, isSet } from './answer.ts';
import type { Answer, Answers } from './answer.ts';
import { isMissingCode } from './missing.ts';
import { bandOf } from './questions/bands.ts';
import { dateNumber } from './questions/calendar.ts';
import type { Variable } from './variable.ts';

/** Empty: not asked. Of a choice of several answers, 1 and 0 for each option. */
export type Cell = string | number;

const optionsOf = ({ categories }: Variable): readonly string[] =>
  categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code);

/** The names of the columns; a choice of several answers has one for each option. */
export const columnsOf = (variables: readonly Variable[]): readonly string[] =>
  variables.flatMap(variable =>
    variable.type === 'set' ? optionsOf(variable).map(code => `${variable.name}_${code}`) : [variable.name],
  );

/** The cells of a response, in the order of `columnsOf`. */
export const rowOf = (variables: readonly Variable[], answers: Answers): readonly Cell[] =>
  variables.flatMap(variable => cellsOf(variable, answerTo(answers, variable.question)));

const cellsOf = (variable: Variable, answer: Answer | undefined): readonly Cell[] => {
  if (variable.type === 'number') return [numberCell(variable, answer)];
  if (variable.type === 'category') return [categoryCell(variable, answer)];
  return optionsOf(variable).map(code =>
    isSet(answer) ? (answer.includes(code) ? 1 : 0) : isMissingCode(answer) ? answer : '',
  );
};

const numberCell = ({ placeOf, date }: Variable, answer: Answer | undefined): Cell => {
  if (typeof answer === 'number' || isMissingCode(answer)) return answer;
  if (placeOf !== undefined && isSet(answer))
    return answer.includes(placeOf) ? answer.indexOf(placeOf) + 1 : '';
  return date !== undefined && typeof answer === 'string' ? dateNumber(answer, date) : '';
};

const categoryCell = ({ row, categories }: Variable, answer: Answer | undefined): Cell => {
  if (row !== undefined) return answerToRow(answer, row) ?? '';
  if (typeof answer === 'number' && categories.some(({ from }) => from !== undefined))
    return bandOf(categories, answer) ?? '';
  return typeof answer === 'string' || typeof answer === 'number' ? answer : '';
};
