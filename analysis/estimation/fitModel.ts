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
  const product = new Float64Array(v.length);
  for (let row = 0; row < v.length; row++) if (v[row] !== 0) product[row] = v[row]! * z[row]!;
  const first = solveWith(factor, crossWith(columns, product));
  const eta = linearPredictor(columns, first, z.length);
  for (let row = 0; row < product.length; row++) product[row]! -= v[row]! * eta[row]!;
  const second = solveWith(factor, crossWith(columns, product));
  return first.map((value, i) => value + second[i]!);
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
/** Relative change of the deviance at which a logit is done. The next step would move it by the square of that. */
const TOLERANCE = 1e-11;

type Working = {
  /** Weight x p (1-p) of each row. */
  readonly v: Float64Array;
  /** Outcome of the next least squares. */
  readonly z: Float64Array;
  readonly deviance: number;
};

const entropy = (y: number, mean: number): number => (y === 0 ? 0 : y * Math.log(y / mean));

/** Everything that one step needs from the linear predictor, with one exponential a row. */
const working = (y: Float64Array, eta: Float64Array, weights: Float64Array): Working => {
  const [v, z] = [new Float64Array(y.length), new Float64Array(y.length)];
  let deviance = 0;
  for (let row = 0; row < y.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const [answer, at] = [y[row]!, eta[row]!];
    const small = Math.exp(-Math.abs(at));
    const [rare, common] = [small / (1 + small), 1 / (1 + small)];
    const mean = at >= 0 ? common : rare;
    const spread = Math.max(rare * common, Number.MIN_VALUE);
    v[row] = weight * spread;
    z[row] = at + (answer - mean) / spread;
    if (answer === 0 || answer === 1)
      deviance += 2 * weight * (Math.log1p(small) + ((answer === 1) === at >= 0 ? 0 : Math.abs(at)));
    else deviance += 2 * weight * (entropy(answer, mean) + entropy(1 - answer, at >= 0 ? rare : common));
  }
  return { v, z, deviance };
};

type Descent = {
  readonly coefficients: Float64Array;
  readonly eta: Float64Array;
  readonly v: Float64Array;
  readonly now: Working;
  readonly iterations: number;
  readonly change: number;
};

/** Answers pulled half a respondent towards one half, as glm starts. */
const startingPoint = (y: Float64Array, weights: Float64Array, mean: number): Float64Array => {
  const eta = new Float64Array(y.length);
  for (let row = 0; row < y.length; row++) {
    if (weights[row] === 0) continue;
    const weight = weights[row]! / mean;
    const start = (weight * y[row]! + 0.5) / (weight + 1);
    eta[row] = Math.log(start / (1 - start));
  }
  return eta;
};

const descend = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  tolerance: number,
): Descent => {
  const mean = meanWeight(weights);
  let eta = startingPoint(y, weights, mean);
  let now = working(y, eta, weights);
  let [v, coefficients] = [now.v, new Float64Array(columns.length) as Float64Array]; // widened: solutions come in either buffer
  let [change, iterations] = [Infinity, 0];
  while (iterations < STEPS && change >= tolerance) {
    v = now.v;
    coefficients = leastSquares(columns, now.z, v);
    eta = linearPredictor(columns, coefficients, y.length);
    const next = working(y, eta, weights);
    // R counts in weights scaled to a mean of 1
    change = Math.abs(next.deviance - now.deviance) / (Math.abs(next.deviance) + 0.1 * mean);
    now = next;
    iterations++;
  }
  return { coefficients, eta, v, now, iterations, change };
};

/** Outcome minus mean at the solution; with R's stopping rule the working residual times the weight one step back. */
const residualsAt = (
  y: Float64Array,
  weights: Float64Array,
  { eta, now }: Descent,
  v: Float64Array,
): Float64Array => {
  const residuals = new Float64Array(y.length);
  for (let row = 0; row < y.length; row++)
    if (weights[row] !== 0) residuals[row] = ((now.z[row]! - eta[row]!) * v[row]!) / weights[row]!;
  return residuals;
};

const fitLogit = (
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
  tolerance: number | undefined,
): Fitted => {
  const descent = descend(columns, y, weights, tolerance ?? TOLERANCE);
  const v = tolerance === undefined ? descent.now.v : descent.v;
  const { coefficients, iterations, change } = descent;
  const residuals = residualsAt(y, weights, descent, v);
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
    : fitLogit(columns, y, weights, method.tolerance);
