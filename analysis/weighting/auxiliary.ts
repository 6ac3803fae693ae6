// The auxiliary variables of a calibration as a sparse model matrix: factors stay codes, numbers stay columns.
import type { CategoryColumn } from '../dataset.ts';
import { type Cholesky, cholesky, matrix } from '../matrix.ts';

export type AuxiliaryTerm =
  | {
      readonly kind: 'factor';
      readonly name: string;
      readonly codes: Int16Array;
      readonly levels: number;
    }
  | { readonly kind: 'number'; readonly name: string; readonly values: Float64Array };

/** `offsets[t]` is the first column of term t; `size` the number of columns. A factor has one column a level. */
export type Auxiliary = {
  readonly terms: readonly AuxiliaryTerm[];
  readonly offsets: readonly number[];
  readonly size: number;
  readonly rows: number;
};

/** A category column as a factor term. */
export const factorTerm = (column: CategoryColumn): AuxiliaryTerm => ({
  kind: 'factor',
  name: column.name,
  codes: column.codes,
  levels: column.categories.length,
});

export const auxiliary = (terms: readonly AuxiliaryTerm[], rows: number): Auxiliary => {
  const offsets: number[] = [];
  let size = 0;
  for (const term of terms) {
    offsets.push(size);
    size += term.kind === 'factor' ? term.levels : 1;
  }
  return { terms, offsets, size, rows };
};

/** X'v: the sum of v over each column of the model matrix. */
export const addCross = (aux: Auxiliary, v: Float64Array): Float64Array => {
  const sums = new Float64Array(aux.size);
  aux.terms.forEach((term, index) => {
    const offset = aux.offsets[index]!;
    if (term.kind === 'factor') {
      const { codes } = term;
      for (let row = 0; row < v.length; row++) sums[offset + codes[row]!]! += v[row]!;
    } else for (let row = 0; row < v.length; row++) sums[offset]! += v[row]! * term.values[row]!;
  });
  return sums;
};

/** X b: one number a row. */
export const explained = (aux: Auxiliary, coefficients: Float64Array): Float64Array => {
  const fitted = new Float64Array(aux.rows);
  aux.terms.forEach((term, index) => {
    const offset = aux.offsets[index]!;
    if (term.kind === 'factor') {
      const { codes } = term;
      for (let row = 0; row < fitted.length; row++) fitted[row]! += coefficients[offset + codes[row]!]!;
    } else {
      const slope = coefficients[offset]!;
      for (let row = 0; row < fitted.length; row++) fitted[row]! += slope * term.values[row]!;
    }
  });
  return fitted;
};

/** The block of two factors: which levels meet, and how heavily. */
const crossFactors = (
  [rows, columns]: readonly [Int16Array, Int16Array],
  v: Float64Array,
  out: Float64Array,
  { at, size }: { readonly at: number; readonly size: number },
): void => {
  for (let row = 0; row < v.length; row++) {
    const value = v[row]!;
    if (value !== 0) out[at + rows[row]! * size + columns[row]!]! += value;
  }
};

const crossBlock = (aux: Auxiliary, left: number, v: Float64Array, out: Float64Array): void => {
  const term = aux.terms[left]!;
  const from = aux.offsets[left]!;
  for (let right = left; right < aux.terms.length; right++) {
    const other = aux.terms[right]!;
    const to = aux.offsets[right]!;
    if (term.kind === 'factor' && other.kind === 'factor') {
      crossFactors([term.codes, other.codes], v, out, { at: from * aux.size + to, size: aux.size });
      continue;
    }
    for (let row = 0; row < v.length; row++) {
      if (v[row] === 0) continue;
      const i = term.kind === 'factor' ? from + term.codes[row]! : from;
      const j = other.kind === 'factor' ? to + other.codes[row]! : to;
      const a = term.kind === 'factor' ? 1 : term.values[row]!;
      const b = other.kind === 'factor' ? 1 : other.values[row]!;
      out[i * aux.size + j]! += v[row]! * a * b;
    }
  }
};

/** Factor of X' diag(v) X. Columns that others determine (the last level of a second factor) are aliased. */
export const normalFactor = (aux: Auxiliary, v: Float64Array): Cholesky => {
  const normal = matrix(aux.size, aux.size);
  for (let left = 0; left < aux.terms.length; left++) crossBlock(aux, left, v, normal.values);
  for (let i = 0; i < aux.size; i++)
    for (let j = 0; j < i; j++) normal.values[i * aux.size + j] = normal.values[j * aux.size + i]!;
  return cholesky(normal);
};
