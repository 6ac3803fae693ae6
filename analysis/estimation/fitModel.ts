// Weighted least squares and logistic regression by iterated least squares, on columns.
import { type Matrix, cholesky, inverse, matrix, solveWith } from '../matrix.ts';

export type Family = 'gaussian' | 'logit';

export type Fitted = {
  readonly coefficients: Float64Array;
  /** Outcome minus its fitted mean, row by row; 0 where the weight is 0. */
  readonly residuals: Float64Array;
  /** Inverse of X'WX at the solution. */
  readonly inverseInformation: Matrix;
  readonly aliased: Uint8Array;
  readonly converged: boolean;
  readonly iterations: number;
};

/** X' diag(v) X. */
const normalMatrix = (columns: readonly Float64Array[], v: Float64Array): Matrix => {
  const size = columns.length;
  const normal = matrix(size, size);
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      const [a, b] = [columns[i]!, columns[j]!];
      let sum = 0;
      for (let row = 0; row < v.length; row++) if (v[row] !== 0) sum += v[row]! * a[row]! * b[row]!;
      normal.values[i * size + j] = normal.values[j * size + i] = sum;
    }
  return normal;
};

const crossWith = (columns: readonly Float64Array[], v: Float64Array): Float64Array =>
  Float64Array.from(columns, column => {
    let sum = 0;
    for (let row = 0; row < v.length; row++) if (v[row] !== 0) sum += v[row]! * column[row]!;
    return sum;
  });

const linearPredictor = (
  columns: readonly Float64Array[],
  coefficients: Float64Array,
  rows: number,
): Float64Array => {
  const eta = new Float64Array(rows);
  columns.forEach((column, i) => {
    const slope = coefficients[i]!;
    if (slope !== 0) for (let row = 0; row < rows; row++) eta[row]! += slope * column[row]!;
  });
  return eta;
};

const expit = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

const STEPS = 50;
const SMALL = 1e-13;

/** One Newton step of a family: moves the coefficients, returns how far relative to their size. */
const step = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  state: { coefficients: Float64Array; family: Family },
): number => {
  const eta = linearPredictor(columns, state.coefficients, y.length);
  const logit = state.family === 'logit';
  const gradient = y.map((value, row) =>
    weights[row] === 0 ? 0 : weights[row]! * (value - (logit ? expit(eta[row]!) : eta[row]!)),
  );
  const information = logit
    ? weights.map((w, row) => (w === 0 ? 0 : w * expit(eta[row]!) * expit(-eta[row]!)))
    : weights;
  const move = solveWith(cholesky(normalMatrix(columns, information)), crossWith(columns, gradient));
  let [moved, size] = [0, 0];
  state.coefficients = state.coefficients.map((value, i) => {
    moved = Math.max(moved, Math.abs(move[i]!));
    size = Math.max(size, Math.abs(value + move[i]!));
    return value + move[i]!;
  });
  return moved / (1 + size);
};

/** Fits a model; rows of weight 0 are out. A logit that separates the data runs to infinity and comes back not converged. */
export const fitModel = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  family: Family,
): Fitted => {
  const state = { coefficients: new Float64Array(columns.length), family };
  let [iterations, change] = [0, Infinity];
  while (iterations < STEPS && change > SMALL && Number.isFinite(change === Infinity ? 0 : change)) {
    change = step(columns, y, weights, state);
    iterations++;
  }
  const eta = linearPredictor(columns, state.coefficients, y.length);
  const means = family === 'logit' ? eta.map(expit) : eta;
  const information =
    family === 'logit'
      ? weights.map((w, row) => (w === 0 ? 0 : w * means[row]! * expit(-eta[row]!)))
      : weights;
  const normal = normalMatrix(columns, information);
  return {
    coefficients: state.coefficients,
    residuals: y.map((value, row) => (weights[row] === 0 ? 0 : value - means[row]!)),
    inverseInformation: inverse(normal),
    aliased: cholesky(normal).aliased,
    converged: change <= 1e-8,
    iterations,
  };
};
