// X'VX and X's of a regression in one pass: rows are taken in blocks that stay in the processor's cache, so that the columns are
// read from memory once a pass and not once a pair.
import { type Matrix, matrix } from '../matrix.ts';

const BLOCK = 1024;

/** Writes the weight and the right-hand side of the rows `from` to `to` to the start of `weights` and `sides`. */
export type BlockWork = (from: number, to: number, weights: Float64Array, sides: Float64Array) => void;

export type NormalEquations = { readonly normal: Matrix; readonly cross: Float64Array };

/** Sum of a[i] b[from + i] over `count` places; four sums at once, so that no addition waits for the one before. */
const dotFrom = (a: Float64Array, b: Float64Array, from: number, count: number): number => {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < count; i += 4) {
    s0 += a[i]! * b[from + i]!;
    s1 += a[i + 1]! * b[from + i + 1]!;
    s2 += a[i + 2]! * b[from + i + 2]!;
    s3 += a[i + 3]! * b[from + i + 3]!;
  }
  for (; i < count; i++) s0 += a[i]! * b[from + i]!;
  return s0 + s1 + (s2 + s3);
};

/** X' diag(v) X and X' s over all rows, v and s as `work` writes them. */
export const normalEquations = (columns: readonly Float64Array[], work: BlockWork): NormalEquations => {
  const size = columns.length;
  const rows = columns[0]!.length;
  const normal = matrix(size, size);
  const cross = new Float64Array(size);
  const [weights, sides, weighted] = [0, 0, 0].map(() => new Float64Array(BLOCK)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]; // three of them
  for (let from = 0; from < rows; from += BLOCK) {
    const count = Math.min(BLOCK, rows - from);
    work(from, from + count, weights, sides);
    for (let i = 0; i < size; i++) {
      const column = columns[i]!;
      cross[i]! += dotFrom(sides, column, from, count);
      for (let k = 0; k < count; k++) weighted[k] = weights[k]! * column[from + k]!;
      for (let j = i; j < size; j++)
        normal.values[i * size + j]! += dotFrom(weighted, columns[j]!, from, count);
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) normal.values[i * size + j] = normal.values[j * size + i]!;
  return { normal, cross };
};

/** The linear predictor of the rows `from` to `to`, written to the start of `out`. */
export const predictBlock = (
  columns: readonly Float64Array[],
  coefficients: Float64Array,
  [from, to]: readonly [number, number],
  out: Float64Array,
): void => {
  out.fill(0, 0, to - from);
  for (let i = 0; i < columns.length; i++) {
    const slope = coefficients[i]!;
    const column = columns[i]!;
    if (slope !== 0) for (let row = from; row < to; row++) out[row - from]! += slope * column[row]!;
  }
};

/** The linear predictor of every row, block by block, in the reader's hands. */
export const predictAll = (
  columns: readonly Float64Array[],
  coefficients: Float64Array,
  read: (row: number, eta: number) => void,
): void => {
  const rows = columns[0]!.length;
  const eta = new Float64Array(BLOCK);
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(rows, from + BLOCK);
    predictBlock(columns, coefficients, [from, to], eta);
    for (let row = from; row < to; row++) read(row, eta[row - from]!);
  }
};

/** Room for one block of numbers. */
export const blockOf = (): Float64Array => new Float64Array(BLOCK);
