// Turns the terms of a model into columns: numbers as they are, closed questions as one column for each category but the first.
// The columns are never written out: of those that a term gives, a row has a value in one at most.
import { type CategoryColumn, type Column, type Dataset, columnOf } from '../dataset.ts';

/** A variable, or several variables whose product (interaction) enters the model. */
export type ModelTerm = string | readonly string[];

export type ModelColumn = { readonly name: string; readonly term: string };

/** Columns of one term. */
export type ModelPart = {
  readonly width: number;
  /** The column of the part, counted from 1, in which the row has its value; 0: in none. null: the part is one column. */
  readonly codes: Int16Array | null;
  /** The value, NaN where it is missing; null: 1. */
  readonly values: Float64Array | null;
};

/** The intercept is the first part and the first column. */
export type ModelMatrix = {
  readonly rows: number;
  readonly columns: readonly ModelColumn[];
  readonly parts: readonly ModelPart[];
};

const MOST_COLUMNS = 32_767;

const termName = (term: ModelTerm): string => (typeof term === 'string' ? term : term.join(':'));

/** Categories with respondents: the first of them is the reference, as in R, and one that is empty has no coefficient. */
const occurring = ({ codes, categories }: CategoryColumn, weights: Float64Array): readonly number[] => {
  const seen = new Uint8Array(categories.length);
  for (let row = 0; row < codes.length; row++)
    if (weights[row] !== 0 && codes[row]! >= 0) seen[codes[row]!] = 1;
  return categories.flatMap((_, code) => (seen[code] === 1 ? [code] : []));
};

type Named = ModelPart & { readonly names: readonly string[] };

const mainPart = (column: Column, weights: Float64Array): Named => {
  if (column.kind === 'number') return { names: [column.name], width: 1, codes: null, values: column.values };
  const shown = occurring(column, weights).slice(1);
  const places = new Int16Array(column.categories.length);
  shown.forEach((code, at) => (places[code] = at + 1));
  const codes = new Int16Array(column.codes.length);
  for (let row = 0; row < codes.length; row++)
    codes[row] = column.codes[row]! < 0 ? 0 : places[column.codes[row]!]!;
  const names = shown.map(code => `${column.name}: ${column.categories[code]}`);
  return { names, width: shown.length, codes, values: null };
};

const crossCodes = (left: ModelPart, right: ModelPart): Int16Array | null => {
  const [inner, outer] = [left.codes, right.codes];
  if (inner === null || outer === null) return inner ?? outer;
  return inner.map((code, row) =>
    code === 0 || outer[row] === 0 ? 0 : (outer[row]! - 1) * left.width + code,
  );
};

const crossValues = (left: Float64Array | null, right: Float64Array | null): Float64Array | null =>
  left === null || right === null ? (left ?? right) : left.map((value, row) => value * right[row]!);

const product = (left: Named, right: Named): Named => {
  const width = left.width * right.width;
  if (width > MOST_COLUMNS)
    throw new RangeError(
      `An interaction of ${width} columns (at most ${MOST_COLUMNS}): leave it out or merge categories.`,
    );
  return {
    width,
    names: right.names.flatMap(b => left.names.map(a => `${a} x ${b}`)),
    codes: crossCodes(left, right),
    values: crossValues(left.values, right.values),
  };
};

/** The variables of the terms, each once. */
export const termVariables = (data: Dataset, terms: readonly ModelTerm[]): readonly Column[] =>
  [...new Set(terms.flat())].map(name => columnOf(data, name));

const intercept: Named = { names: ['(Intercept)'], width: 1, codes: null, values: null };

/** The matrix of a model, the intercept first. `weights` are 0 outside the model's rows. */
export const modelMatrix = (
  data: Dataset,
  terms: readonly ModelTerm[],
  weights: Float64Array,
): ModelMatrix => {
  const known = new Map<string, Named>();
  // one part a variable: an interaction knows by its codes which main effect it belongs to
  const main = (name: string): Named => {
    const part = known.get(name) ?? mainPart(columnOf(data, name), weights);
    known.set(name, part);
    return part;
  };
  const parts = terms.map(term => {
    const mains = (typeof term === 'string' ? [term] : term).map(main);
    const first = mains[0];
    if (first === undefined)
      throw new RangeError('A model term names no variable: name one, or leave the term out.');
    return { ...mains.slice(1).reduce(product, first), term: termName(term) };
  });
  const all = [{ ...intercept, term: '(Intercept)' }, ...parts].filter(({ width }) => width > 0);
  const columns = all.flatMap(({ names, term }) => names.map(name => ({ name, term })));
  return { rows: data.rows, columns, parts: all };
};

/** A row of the matrix, written out. */
export const rowOf = ({ columns, parts }: ModelMatrix, row: number): Float64Array => {
  const written = new Float64Array(columns.length);
  let offset = 0;
  for (const { width, codes, values } of parts) {
    const code = codes === null ? 1 : codes[row]!;
    if (code > 0) written[offset + code - 1] = values === null ? 1 : values[row]!;
    offset += width;
  }
  return written;
};
