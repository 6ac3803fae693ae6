// Turns the terms of a model into columns: numbers as they are, closed questions as one column for each category but the first.
import { type CategoryColumn, type Column, type Dataset, columnOf } from '../dataset.ts';

/** A variable, or several variables whose product (interaction) enters the model. */
export type ModelTerm = string | readonly string[];

export type ModelColumn = { readonly name: string; readonly term: string; readonly values: Float64Array };

const termName = (term: ModelTerm): string => (typeof term === 'string' ? term : term.join(':'));

/** 1 in the rows of one category, NaN where the answer is missing. */
const indicator = (codes: Int16Array, wanted: number): Float64Array => {
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++)
    values[row] = codes[row] === wanted ? 1 : codes[row]! < 0 ? Number.NaN : 0;
  return values;
};

/** Categories with respondents: the first of them is the reference, as in R, and one that is empty has no coefficient. */
const occurring = ({ codes, categories }: CategoryColumn, weights: Float64Array): readonly number[] => {
  const seen = new Uint8Array(categories.length);
  for (let row = 0; row < codes.length; row++)
    if (weights[row] !== 0 && codes[row]! >= 0) seen[codes[row]!] = 1;
  return categories.flatMap((_, code) => (seen[code] === 1 ? [code] : []));
};

const mainColumns = (column: Column, weights: Float64Array): readonly ModelColumn[] => {
  if (column.kind === 'number') return [{ name: column.name, term: column.name, values: column.values }];
  return occurring(column, weights)
    .slice(1)
    .map(code => ({
      name: `${column.name}: ${column.categories[code]}`,
      term: column.name,
      values: indicator(column.codes, code),
    }));
};

const products = (
  left: readonly ModelColumn[],
  right: readonly ModelColumn[],
  term: string,
): readonly ModelColumn[] =>
  right.flatMap(b =>
    left.map(a => ({
      name: `${a.name} x ${b.name}`,
      term,
      values: a.values.map((value, row) => value * b.values[row]!),
    })),
  );

/** The variables of the terms, each once. */
export const termVariables = (data: Dataset, terms: readonly ModelTerm[]): readonly Column[] =>
  [...new Set(terms.flat())].map(name => columnOf(data, name));

/** Columns of the model, the intercept first; NaN where a variable is missing. `weights` are 0 outside the model's rows. */
export const modelColumns = (
  data: Dataset,
  terms: readonly ModelTerm[],
  weights: Float64Array,
): readonly ModelColumn[] => {
  const intercept = { name: '(Intercept)', term: '(Intercept)', values: new Float64Array(data.rows).fill(1) };
  const rest = terms.flatMap(term => {
    const names = typeof term === 'string' ? [term] : term;
    const parts = names.map(name => mainColumns(columnOf(data, name), weights));
    const first = parts[0];
    if (first === undefined)
      throw new RangeError('A model term names no variable: name one, or leave the term out.');
    return parts.slice(1).reduce((left, right) => products(left, right, termName(term)), first);
  });
  return [intercept, ...rest];
};
