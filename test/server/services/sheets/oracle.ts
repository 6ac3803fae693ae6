// What a column must hold, said once more and in the plainest way: response by response, from the answers as they were given.
import { bandOf } from '../../../../surveys/questions/bands.ts';
import { dateNumber } from '../../../../surveys/questions/calendar.ts';
import type { Answer, Answers } from '../../../../surveys/answer.ts';
import type { Variable } from '../../../../surveys/variable.ts';

export type Cell = string | number | null;

const textOf = (answer: Answer | undefined): string | undefined =>
  typeof answer === 'string' || typeof answer === 'number' ? String(answer) : undefined;

const number = ({ placeOf, date }: Variable, answer: Answer | undefined): Cell => {
  if (date !== undefined && typeof answer === 'string') return dateNumber(answer, date);
  if (placeOf !== undefined && Array.isArray(answer)) return answer.indexOf(placeOf) + 1 || NaN;
  return typeof answer === 'number' ? answer : NaN;
};

const category = ({ row, categories }: Variable, answer: Answer | undefined): Cell => {
  const isRecord = typeof answer === 'object' && !Array.isArray(answer);
  const given =
    row === undefined || typeof answer === 'string'
      ? textOf(answer)
      : isRecord
        ? (answer as Record<string, string>)[row]
        : undefined;
  const isBanded = categories.some(({ from }) => from !== undefined);
  const code = isBanded && typeof answer === 'number' ? bandOf(categories, answer) : given;
  return categories.some(each => each.code === code) ? (code ?? null) : null;
};

const option = ({ categories }: Variable, code: string, answer: Answer | undefined): Cell => {
  if (Array.isArray(answer)) return answer.includes(code) ? '1' : '0';
  const silent = categories.find(each => each.isMissing && each.code === textOf(answer));
  return silent?.code ?? null;
};

/** The columns of a variable by name, a cell each. */
export const expectedCells = (variable: Variable, answers: Answers): readonly (readonly [string, Cell])[] => {
  const answer = answers[variable.question];
  if (variable.type === 'number') return [[variable.name, number(variable, answer)]];
  if (variable.type === 'category') return [[variable.name, category(variable, answer)]];
  return variable.categories
    .filter(({ isMissing }) => !isMissing)
    .map(({ code }) => [`${variable.name}_${code}`, option(variable, code, answer)] as const);
};
