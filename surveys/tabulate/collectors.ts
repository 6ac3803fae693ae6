// One collector a variable: takes the answer to its question and fills its columns. Who was not asked is never met, and stays missing.
import type { Column } from '../../analysis/dataset.ts';
import { isSet } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { bandOf } from '../questions/bands.ts';
import { dateNumber } from '../questions/calendar.ts';
import type { Variable } from '../variable.ts';
import { closedCategories, growingCodes, growingNumbers, missing } from './growing.ts';

export type Collector = {
  readonly grow: (room: number) => void;
  readonly set: (row: number, answer: Answer) => void;
  readonly columns: (rows: number) => readonly Column[];
};

/**
 * - category: one column; what was not asked is missing (-1), the missing codes are categories
 * - set: one column `<name>_<code>` an option with categories '1' chosen, '0' not, and the missing codes
 * - number: one column; a band or a missing code is NaN there, and so is the place of what is not in a list; a date is its year,
 *   or its days since 1970
 */
export const collectorOf = (variable: Variable): Collector => {
  if (variable.type === 'number') return numberCollector(variable);
  return variable.type === 'set' ? setCollector(variable) : categoryCollector(variable);
};

const numberCollector = ({ name, placeOf, date }: Variable): Collector => {
  const values = growingNumbers(name);
  return {
    grow: values.grow,
    set: (row, answer) => {
      const place = placeOf === undefined || !isSet(answer) ? 0 : answer.indexOf(placeOf) + 1;
      if (date !== undefined && typeof answer === 'string') values.set(row, dateNumber(answer, date));
      else values.set(row, typeof answer === 'number' ? answer : place > 0 ? place : NaN);
    },
    columns: rows => [values.column(rows)],
  };
};

const categoryCollector = ({ name, row: part, categories }: Variable): Collector => {
  const known = categories.map(category => category.code);
  const codes = closedCategories(name, known);
  const isBanded = categories.some(category => category.from !== undefined);
  return {
    grow: codes.grow,
    set: (row, answer) => {
      const code = part === undefined || typeof answer === 'string' ? plainCode(answer) : undefined;
      codes.set(row, isBanded && typeof answer === 'number' ? bandOf(categories, answer) : code);
    },
    columns: rows => [codes.column(rows)],
  };
};

const plainCode = (answer: Answer): string | undefined =>
  typeof answer === 'string' || typeof answer === 'number' ? String(answer) : undefined;

const [chosen, notChosen] = [0, 1] as const;

const setCollector = ({ name, categories }: Variable): Collector => {
  const silent = categories.filter(category => category.isMissing).map(category => category.code);
  const known = ['1', '0', ...silent];
  const codeOf = new Map<string | undefined, number>(known.map((code, at) => [code, at]));
  const options = categories
    .filter(category => !category.isMissing)
    .map(({ code }) => ({ code, column: growingCodes(`${name}_${code}`, () => known) }));
  return {
    grow: room => options.forEach(({ column }) => column.grow(room)),
    set: (row, answer) => {
      const whole = isSet(answer) ? undefined : (codeOf.get(plainCode(answer)) ?? missing);
      for (const { code, column } of options)
        column.set(row, whole ?? (isSet(answer) && answer.includes(code) ? chosen : notChosen));
    },
    columns: rows => options.map(({ column }) => column.column(rows)),
  };
};
