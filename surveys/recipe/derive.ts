// Makes the variables of a recipe, one after the other: a later one may use an earlier one.
import {
  categoryColumn,
  numberColumn,
  withColumns,
  type Column,
  type Dataset,
} from '../../analysis/dataset.ts';
import type { Value } from '../conditions/index.ts';
import type { Variable } from '../variable.ts';
import { valuesOf } from './answers.ts';
import { compareCodes } from './file-columns.ts';

/**
 * The waves with one variable more. Numbers and conditions (1 true, 0 false) make a number; where an expression gives words, even
 * for one person, its values are codes: numbers by size, then the alphabet.
 */
export const withDerived = (
  waves: readonly Dataset[],
  variables: readonly Variable[],
  { name, expression }: { readonly name: string; readonly expression: string },
): readonly Dataset[] => {
  const values = waves.map(data => {
    const valueAt = valuesOf(data, variables, expression);
    return Array.from({ length: data.rows }, (_, row) => filled(valueAt(row)));
  });
  const columnFrom = values.some(own => own.some(isWord)) ? codesColumn(name, values) : numbersColumn(name);
  return waves.map((data, at) => withColumns(data, [columnFrom(values[at] ?? [])]));
};

const filled = (value: Value): Value => (value === '' ? null : value);
const isWord = (value: Value): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null);

const numbersColumn =
  (name: string) =>
  (values: readonly Value[]): Column =>
    numberColumn(
      name,
      values.map(value => (value === null ? null : Number(value))),
    );

const codesColumn = (name: string, all: readonly (readonly Value[])[]) => {
  const categories = [...new Set(all.flat().flatMap(codeOf))].sort(compareCodes);
  return (values: readonly Value[]): Column =>
    categoryColumn(
      name,
      values.map(value => codeOf(value)[0]),
      categories,
    );
};

/** None, or one. */
const codeOf = (value: Value): readonly string[] =>
  value === null ? [] : [typeof value === 'object' ? value.join(' ') : String(value)];
