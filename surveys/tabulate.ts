// Responses + codebook -> Dataset, one response at a time: a wave of any size passes through without row objects.
import { dataset } from '../analysis/dataset.ts';
import type { Column, Dataset } from '../analysis/dataset.ts';
import { answerTo, answerToRow, isSet } from './answer.ts';
import type { Answer, Answers } from './answer.ts';
import { bandOf } from './questions/bands.ts';
import { dateNumber } from './questions/calendar.ts';
import { noPlace } from './place-variable.ts';
import { growingCategories, growingNumbers, openCategories } from './tabulate/growing.ts';
import type { Variable } from './variable.ts';

/** What a response says, and where its person stands in the sample. */
export type Tabulated = {
  readonly answers: Answers;
  readonly design?: {
    readonly stratum?: string;
    readonly psu?: string;
    readonly weight?: number;
    /** Name of the place whose link it came by. */
    readonly place?: string;
  };
};

export type Tabulator = { readonly add: (response: Tabulated) => void; readonly finish: () => Dataset };

/** Takes its part of each response and becomes columns in the end. */
type Collector = { readonly add: (response: Tabulated) => void; readonly columns: () => readonly Column[] };

/**
 * - category: one column; what was not asked is missing (-1), the missing codes are categories
 * - set: one column `<name>_<code>` an option with categories '1' chosen, '0' not, and the missing codes
 * - number: one column; a band or a missing code is NaN there, and so is the place of what is not in a list; a date is its year,
 *   or its days since 1970
 * - '@stratum', '@psu', '@weight' where any response has them; the place whose link brought it where the wave has such links
 */
export const tabulator = (variables: readonly Variable[]): Tabulator => {
  const collectors = [...variables.map(collectorOf), ...designCollectors()];
  return {
    add: response => collectors.forEach(collector => collector.add(response)),
    finish: () => dataset(collectors.flatMap(collector => collector.columns())),
  };
};

const collectorOf = (variable: Variable): Collector => {
  if (variable.origin === 'design') return placeCollector(variable);
  if (variable.type === 'number') return numberCollector(variable);
  return variable.type === 'set' ? setCollector(variable) : categoryCollector(variable);
};

const numberCollector = ({ name, question, placeOf, date }: Variable): Collector => {
  const values = growingNumbers(name);
  return {
    add: ({ answers }) => {
      const answer = answerTo(answers, question);
      const place = placeOf === undefined || !isSet(answer) ? 0 : answer.indexOf(placeOf) + 1;
      if (date !== undefined && typeof answer === 'string') values.add(dateNumber(answer, date));
      else values.add(typeof answer === 'number' ? answer : place > 0 ? place : NaN);
    },
    columns: () => [values.column()],
  };
};

const categoryCollector = ({ name, question, row, categories }: Variable): Collector => {
  const codes = growingCategories(
    name,
    categories.map(category => category.code),
  );
  const isBanded = categories.some(category => category.from !== undefined);
  return {
    add: ({ answers }) => {
      const answer = answerTo(answers, question);
      const code = row === undefined ? plainCode(answer) : answerToRow(answer, row);
      codes.add(isBanded && typeof answer === 'number' ? bandOf(categories, answer) : code);
    },
    columns: () => [codes.column()],
  };
};

const plainCode = (answer: Answer | undefined): string | undefined =>
  typeof answer === 'string' || typeof answer === 'number' ? String(answer) : undefined;

const placeCollector = ({ name, categories }: Variable): Collector => {
  const codes = growingCategories(
    name,
    categories.map(({ code }) => code),
  );
  return {
    add: ({ design }) => codes.add(design?.place ?? noPlace),
    columns: () => [codes.column()],
  };
};

const setCollector = ({ name, question, categories }: Variable): Collector => {
  const missing = categories.filter(category => category.isMissing).map(category => category.code);
  const options = categories
    .filter(category => !category.isMissing)
    .map(({ code }) => ({ code, column: growingCategories(`${name}_${code}`, ['1', '0', ...missing]) }));
  return {
    add: ({ answers }) => {
      const answer = answerTo(answers, question);
      for (const { code, column } of options) {
        column.add(isSet(answer) ? (answer.includes(code) ? '1' : '0') : plainCode(answer));
      }
    },
    columns: () => options.map(({ column }) => column.column()),
  };
};

const designCollectors = (): readonly Collector[] => {
  const stratum = openCategories('@stratum');
  const psu = openCategories('@psu');
  const weight = growingNumbers('@weight');
  const all = [stratum, psu, weight];
  return [
    {
      add: ({ design }) => {
        stratum.add(design?.stratum);
        psu.add(design?.psu);
        weight.add(design?.weight ?? NaN);
      },
      columns: () => all.filter(each => each.hasValues()).map(each => each.column()),
    },
  ];
};
