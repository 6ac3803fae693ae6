// Maximum of a smooth log-likelihood by Newton's method with derivatives taken numerically from row-wise scores.
import { type Matrix, cholesky, inverse, matrix, solveWith } from '../matrix.ts';

export type Likelihood = {
  readonly size: number;
  readonly value: (parameters: Float64Array) => number;
  /** Gradient of the log-likelihood. */
  readonly gradient: (parameters: Float64Array) => Float64Array;
};

export type RowScores = {
  readonly size: number;
  readonly value: (parameters: Float64Array) => number;
  /** Gradient of the log-likelihood of one row. */
  readonly score: (row: number, parameters: Float64Array) => Float64Array;
};

/** A likelihood whose gradient is the sum of the rows' scores. */
export const fromScores = (rows: number, { size, value, score }: RowScores): Likelihood => ({
  size,
  value,
  gradient: parameters => {
    const sum = new Float64Array(size);
    for (let row = 0; row < rows; row++) {
      const own = score(row, parameters);
      for (let j = 0; j < size; j++) sum[j]! += own[j]!;
    }
    return sum;
  },
});

/** Covariance as the inverse of the summed outer products of scores. */
export const outerProductCovariance = (
  rows: number,
  size: number,
  score: (row: number) => Float64Array,
): Matrix => {
  const sum = matrix(size, size);
  for (let row = 0; row < rows; row++) {
    const own = score(row);
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) sum.values[i * size + j]! += own[i]! * own[j]!;
  }
  return inverse(sum);
};

export type Maximum = {
  readonly parameters: Float64Array;
  /** Inverse of the observed information. */
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly converged: boolean;
};

/** Minus the matrix of second derivatives, from central differences of the gradient. */
const informationAt = ({ size, gradient }: Likelihood, parameters: Float64Array): Matrix => {
  const information = matrix(size, size);
  for (let j = 0; j < size; j++) {
    const step = 1e-5 * Math.max(1, Math.abs(parameters[j]!));
    const at = (shift: number): Float64Array =>
      gradient(parameters.map((value, i) => (i === j ? value + shift : value)));
    const [up, down] = [at(step), at(-step)];
    for (let i = 0; i < size; i++) information.values[i * size + j] = (down[i]! - up[i]!) / (2 * step);
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const mean = (information.values[i * size + j]! + information.values[j * size + i]!) / 2;
      information.values[i * size + j] = information.values[j * size + i] = mean;
    }
  return information;
};

/** Information pushed towards the diagonal until it is positive definite. */
const safeFactor = (information: Matrix, damping: number): ReturnType<typeof cholesky> => {
  const damped = matrix(information.rows, information.rows, information.values.slice());
  for (let i = 0; i < damped.rows; i++) damped.values[i * damped.rows + i]! += damping;
  const factor = cholesky(damped);
  return factor.aliased.includes(1) && damping < 1e12
    ? safeFactor(information, Math.max(damping * 10, 1e-6))
    : factor;
};

const STEPS = 200;
const HALVINGS = 40;

/** Newton's method with step halving from a start. */
export const maximize = (likelihood: Likelihood, start: Float64Array): Maximum => {
  let parameters = start;
  let value = likelihood.value(parameters);
  let converged = false;
  for (let step = 0; step < STEPS && !converged; step++) {
    const factor = safeFactor(informationAt(likelihood, parameters), 0);
    const move = solveWith(factor, likelihood.gradient(parameters));
    let scale = 1;
    let next = parameters;
    let better = -Infinity;
    for (let halving = 0; halving < HALVINGS && !(better >= value); halving++, scale /= 2) {
      next = parameters.map((one, i) => one + scale * move[i]!);
      better = likelihood.value(next);
    }
    const moved = move.reduce(
      (most, one, i) => Math.max(most, Math.abs(one) / (1 + Math.abs(parameters[i]!))),
      0,
    );
    converged = moved < 1e-9 || !(better > value);
    if (better >= value) [parameters, value] = [next, better];
  }
  return {
    parameters,
    covariance: inverse(informationAt(likelihood, parameters)),
    logLikelihood: value,
    converged,
  };
};
