// Turns the terms of a model into columns: numbers as they are, closed questions as one column for each category but the first.
import { type Column, type Dataset, columnOf } from '../dataset.ts';

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

const mainColumns = (column: Column): readonly ModelColumn[] => {
  if (column.kind === 'number') return [{ name: column.name, term: column.name, values: column.values }];
  return column.categories.slice(1).map((category, i) => ({
    name: `${column.name}: ${category}`,
    term: column.name,
    values: indicator(column.codes, i + 1),
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

/** Columns of the model, the intercept first; NaN where a variable is missing. */
export const modelColumns = (data: Dataset, terms: readonly ModelTerm[]): readonly ModelColumn[] => {
  const intercept = { name: '(Intercept)', term: '(Intercept)', values: new Float64Array(data.rows).fill(1) };
  const rest = terms.flatMap(term => {
    const names = typeof term === 'string' ? [term] : term;
    const parts = names.map(name => mainColumns(columnOf(data, name)));
    const first = parts[0];
    if (first === undefined)
      throw new RangeError('A model term names no variable: name one, or leave the term out.');
    return parts.slice(1).reduce((left, right) => products(left, right, termName(term)), first);
  });
  return [intercept, ...rest];
};
