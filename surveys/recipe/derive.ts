// Makes the derived variables of a recipe, one after the other: a later one may use an earlier one.
import {
  categoriesOf,
  categoryColumn,
  numberColumn,
  numbersOf,
  withColumns,
  type Column,
  type Dataset,
} from '../../analysis/dataset.ts';
import type { Value } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import { bandOf } from '../questions/bands.ts';
import type { Variable } from '../variable.ts';
import { valuesOf } from './answers.ts';
import type { Derivation } from './derivation.ts';

export const withDerived = (
  data: Dataset,
  variables: readonly Variable[],
  derivations: readonly Derivation[],
): Dataset =>
  derivations.reduce((known, derived) => withColumns(known, [columnFor(known, variables, derived)]), data);

const columnFor = (data: Dataset, variables: readonly Variable[], derived: Derivation): Column => {
  const { name, recode, bands, top, anyOf, sum, expression } = derived;
  if (recode) return recoded(data, name, recode);
  if (bands) return banded(data, name, bands);
  if (top) return numberColumn(name, indicator(data, top.variable, top.categories));
  if (anyOf) return numberColumn(name, anyOfThem(data, anyOf));
  if (sum) return numberColumn(name, summed(data, sum));
  return computed(data, variables, { ...derived, expression: expression ?? '' });
};

const recoded = (data: Dataset, name: string, recode: NonNullable<Derivation['recode']>): Column => {
  const { codes, categories } = categoriesOf(data, recode.variable);
  const made = Object.entries(recode.categories);
  const target = categories.map(code => made.find(([, from]) => from.includes(code))?.[0]);
  return categoryColumn(
    name,
    Array.from(codes, code => target[code]),
    made.map(([code]) => code),
  );
};

const banded = (data: Dataset, name: string, { variable, bands }: NonNullable<Derivation['bands']>): Column =>
  categoryColumn(
    name,
    Array.from(numbersOf(data, variable), amount => bandOf(bands, amount)),
    bands.map(({ code }) => code),
  );

/** 1, 0 or missing; the codes of not answering count as missing unless they are asked for. */
const indicator = (data: Dataset, variable: string, wanted: readonly string[]): Float64Array => {
  const { codes, categories } = categoriesOf(data, variable);
  const values = categories.map(code => (wanted.includes(code) ? 1 : isMissingCode(code) ? NaN : 0));
  return Float64Array.from(codes, code => values[code] ?? NaN);
};

const anyOfThem = (
  data: Dataset,
  { variables, categories }: NonNullable<Derivation['anyOf']>,
): Float64Array => {
  const each = variables.map(variable => indicator(data, variable, categories));
  return Float64Array.from({ length: data.rows }, (_, row) => {
    const known = each.map(values => values[row] ?? NaN).filter(value => !Number.isNaN(value));
    return known.length === 0 ? NaN : known.includes(1) ? 1 : 0;
  });
};

const summed = (data: Dataset, { variables, missing }: NonNullable<Derivation['sum']>): Float64Array => {
  const each = variables.map(variable => numbersOf(data, variable));
  return Float64Array.from({ length: data.rows }, (_, row) =>
    each.reduce((sum, values) => {
      const value = values[row] ?? NaN;
      return sum + (Number.isNaN(value) && missing === 'zero' ? 0 : value);
    }, 0),
  );
};

const computed = (
  data: Dataset,
  variables: readonly Variable[],
  { name, expression, as }: Derivation & { readonly expression: string },
): Column => {
  const valueAt = valuesOf(data, variables, expression);
  const values = Array.from({ length: data.rows }, (_, row) => valueAt(row));
  return as === 'category' ? asCategories(name, values) : asNumbers(name, values);
};

/** Codes in the order of the alphabet, so that they do not depend on the order of the rows. */
const asCategories = (name: string, values: readonly Value[]): Column => {
  const codes = values.map(value =>
    value === null || value === '' ? null : typeof value === 'object' ? value.join(' ') : String(value),
  );
  return categoryColumn(name, codes, [...new Set(codes.filter(code => code !== null))].sort());
};

const asNumbers = (name: string, values: readonly Value[]): Column =>
  numberColumn(
    name,
    values.map(value => {
      if (value === null || value === '') return null;
      const number = Number(value);
      if (!Number.isNaN(number)) return number;
      throw new RangeError(
        `Variable "${name}": the expression gives "${String(value)}", which is no number: add \`as: category\`.`,
      );
    }),
  );
