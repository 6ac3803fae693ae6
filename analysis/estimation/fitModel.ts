// Weighted least squares, and logistic regression as a sequence of them (iteratively reweighted least squares).
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
  const weighted = new Float64Array(v.length);
  for (let i = 0; i < size; i++) {
    const a = columns[i]!;
    for (let row = 0; row < v.length; row++) weighted[row] = v[row]! * a[row]!;
    for (let j = i; j < size; j++) {
      const b = columns[j]!;
      let sum = 0;
      for (let row = 0; row < v.length; row++) sum += weighted[row]! * b[row]!;
      normal.values[i * size + j] = normal.values[j * size + i] = sum;
    }
  }
  return normal;
};

const crossWith = (columns: readonly Float64Array[], v: Float64Array): Float64Array =>
  Float64Array.from(columns, column => {
    let sum = 0;
    for (let row = 0; row < v.length; row++) sum += v[row]! * column[row]!;
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

/** Weighted least squares with one refinement: residuals are regressed once more to win back lost digits. */
const leastSquares = (columns: readonly Float64Array[], z: Float64Array, v: Float64Array): Float64Array => {
  const factor = cholesky(normalMatrix(columns, v));
  const product = v.map((weight, row) => (weight === 0 ? 0 : weight * z[row]!));
  const first = solveWith(factor, crossWith(columns, product));
  const eta = linearPredictor(columns, first, z.length);
  for (let row = 0; row < product.length; row++) product[row]! -= v[row]! * eta[row]!;
  const second = solveWith(factor, crossWith(columns, product));
  return first.map((value, i) => value + second[i]!);
};

const expit = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

const entropy = (y: number, mean: number): number => (y === 0 ? 0 : y * Math.log(y / mean));

const devianceOf = (y: Float64Array, eta: Float64Array, weights: Float64Array): number => {
  let sum = 0;
  for (let row = 0; row < y.length; row++) {
    if (weights[row] === 0) continue;
    const mean = expit(eta[row]!);
    sum += 2 * weights[row]! * (entropy(y[row]!, mean) + entropy(1 - y[row]!, expit(-eta[row]!)));
  }
  return sum;
};

const finished = (
  columns: readonly Float64Array[],
  variance: Float64Array,
  rest: Omit<Fitted, 'inverseInformation' | 'aliased'>,
): Fitted => {
  const normal = normalMatrix(columns, variance);
  return { ...rest, inverseInformation: inverse(normal), aliased: cholesky(normal).aliased };
};

const fitLinear = (columns: readonly Float64Array[], y: Float64Array, weights: Float64Array): Fitted => {
  const coefficients = leastSquares(columns, y, weights);
  const eta = linearPredictor(columns, coefficients, y.length);
  const residuals = y.map((value, row) => (weights[row] === 0 ? 0 : value - eta[row]!));
  return finished(columns, weights, { coefficients, residuals, converged: true, iterations: 1 });
};

const meanWeight = (weights: Float64Array): number => {
  let [n, sum] = [0, 0];
  for (const weight of weights)
    if (weight !== 0) {
      n++;
      sum += weight;
    }
  return sum / n;
};

const STEPS = 50;
/** Relative change of the deviance at which a logit is done: as far as doubles go. R's glm stops at 1e-8. */
const TOLERANCE = 1e-15;

/** p (1-p) of each row times its weight, and the working outcome of the next least squares. */
const working = (
  y: Float64Array,
  eta: Float64Array,
  weights: Float64Array,
): { v: Float64Array; z: Float64Array } => {
  const v = weights.map((weight, row) => (weight === 0 ? 0 : weight * expit(eta[row]!) * expit(-eta[row]!)));
  const z = eta.map((value, row) =>
    weights[row] === 0 ? 0 : value + (y[row]! - expit(value)) / (expit(value) * expit(-value)),
  );
  return { v, z };
};

type Descent = {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  readonly v: Float64Array;
  readonly iterations: number;
  readonly change: number;
};

/** Starts, as glm does, from the answers pulled half a respondent towards one half. */
const descend = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  tolerance: number,
): Descent => {
  const mean = meanWeight(weights);
  const scaled = weights.map(weight => weight / mean);
  let eta: Float64Array = y.map((value, row) => {
    const start = (scaled[row]! * value + 0.5) / (scaled[row]! + 1);
    return weights[row] === 0 ? 0 : Math.log(start / (1 - start));
  });
  let [deviance, change, iterations] = [devianceOf(y, eta, scaled), Infinity, 0];
  let state: { readonly coefficients: Float64Array; readonly v: Float64Array } = {
    coefficients: new Float64Array(columns.length),
    v: scaled,
  };
  while (iterations < STEPS && change >= tolerance) {
    const { v, z } = working(y, eta, scaled);
    state = { coefficients: leastSquares(columns, z, v), v };
    eta = linearPredictor(columns, state.coefficients, y.length);
    const next = devianceOf(y, eta, scaled);
    change = Math.abs(next - deviance) / (Math.abs(next) + 0.1);
    deviance = next;
    iterations++;
  }
  return { ...state, v: state.v.map(value => value * mean), eta, iterations, change };
};

const fitLogit = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  tolerance: number,
): Fitted => {
  const { coefficients, eta, v, iterations, change } = descend(columns, y, weights, tolerance);
  // working residual times the weight of the last least squares, as in glm; at the solution it is the plain residual
  const residuals = y.map((value, row) => {
    if (weights[row] === 0) return 0;
    const spread = expit(eta[row]!) * expit(-eta[row]!);
    return spread === 0 ? 0 : ((value - expit(eta[row]!)) / spread) * (v[row]! / weights[row]!);
  });
  return finished(columns, v, { coefficients, residuals, converged: change < 1e-7, iterations });
};

/** Fits a model; rows of weight 0 are out. A logit that separates the data comes back not converged. */
export const fitModel = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  method: { readonly family: Family; readonly tolerance?: number | undefined },
): Fitted =>
  method.family === 'gaussian'
    ? fitLinear(columns, y, weights)
    : fitLogit(columns, y, weights, method.tolerance ?? TOLERANCE);
