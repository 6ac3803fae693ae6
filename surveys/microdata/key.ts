// A quasi-identifier: a question whose answer others may know of a person, such as the district. Together such answers single people out.
import type { Column, Dataset } from '../../analysis/dataset.ts';
import type { Localised } from '../localised.ts';
import type { Variable } from '../variable.ts';
import { noNumber, notAsked } from './missing.ts';
import { withoutDays } from './years.ts';

export type KeyAnswer = {
  readonly code: string;
  readonly label: Localised;
  /** Refusals and the like are never put together with answers. */
  readonly isMissing: boolean;
  /** Answers of one kind, such as towns, are put together first. */
  readonly kind: string;
};

export type Key = {
  readonly name: string;
  readonly label: Localised;
  readonly isOrdered: boolean;
  readonly answers: readonly KeyAnswer[];
  /** The place of each person's answer among `answers`. */
  readonly values: Int16Array;
};

const kinds =
  ({ question, name }: Variable, kindOf: KindOf) =>
  (code: string) =>
    kindOf(question, code) ?? name;

/** The heading that an option stands under, where the question has headings. */
export type KindOf = (question: string, code: string) => string | undefined;

const closedKey = (variable: Variable, column: Column, kindOf: KindOf): Key => {
  const kind = kinds(variable, kindOf);
  const answers = variable.categories.map(({ code, label, isMissing }) => ({
    ...{ code, label, isMissing, kind: kind(code) },
  }));
  const codes = column.kind === 'category' ? column.codes : Int16Array.from(column.values, () => -1);
  return {
    ...{ name: variable.name, label: variable.label, isOrdered: variable.isOrdered },
    answers: [...answers, { ...notAsked, isMissing: true, kind: '' }],
    values: codes.map(code => (code < 0 ? answers.length : code)),
  };
};

/** Every number is an answer of its own until it is put together with its neighbours. */
const numberKey = (variable: Variable, values: Float64Array): Key => {
  const distinct = [...new Set(values)].filter(value => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = new Map(distinct.map((value, index) => [value, index]));
  return {
    ...{ name: variable.name, label: variable.label, isOrdered: true },
    answers: [
      ...distinct.map(value => ({
        ...{ code: String(value), label: { ru: String(value) }, isMissing: false, kind: variable.name },
      })),
      { ...noNumber, isMissing: true, kind: '' },
    ],
    values: Int16Array.from(values, value => at.get(value) ?? distinct.length),
  };
};

/** RangeError where the data have no such column. */
export const keyOf = (variable: Variable, data: Dataset, kindOf: KindOf): Key => {
  const column = data.columns.get(variable.name);
  if (!column) throw new RangeError(`There is no column "${variable.name}".`);
  return column.kind === 'number'
    ? numberKey(variable, withoutDays(variable, column.values))
    : closedKey(variable, column, kindOf);
};
