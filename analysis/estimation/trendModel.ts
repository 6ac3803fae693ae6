// A line or a parabola through the shares of waves, in shares or in log odds, with the design's covariance.
import { checkChoice } from '../choice.ts';
import { type Matrix, bilinear, inverse, matrix, multiply } from '../matrix.ts';
import { type ReadWave, type Sample, covarianceOfWaves } from './trendWaves.ts';

export type TrendFit = {
  /** Level at the middle of time, slope there, and the quadratic term where one was asked for. */
  readonly coefficients: Float64Array;
  readonly covariance: Matrix;
  /** The time from which the fit measures. */
  readonly middle: number;
  readonly expected: readonly number[];
};

const trendFamilies = ['gaussian', 'logit'] as const;
export type TrendFamily = (typeof trendFamilies)[number];

const MOST_STEPS = 50;

/** Beyond this the fitted odds are as good as 0 or infinite: the answers are separated by time. */
const FARTHEST_LOGIT = 30;

const middleOf = (waves: readonly ReadWave[]): number => {
  let [size, times] = [0, 0];
  for (const wave of waves) {
    size += wave.size;
    times += wave.size * wave.time;
  }
  return times / size;
};

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

type Step = { readonly inverseInformation: Matrix; readonly step: Float64Array };

/** One Newton step: the weighted least squares of what is left on time. */
const newtonStep = (waves: readonly ReadWave[], rows: readonly Float64Array[], state: State): Step => {
  const size = rows[0]!.length;
  const information = matrix(size, size);
  const score = matrix(size, 1);
  waves.forEach((wave, k) => {
    const left = wave.size * (wave.share - state.expected[k]!);
    for (let i = 0; i < size; i++) {
      score.values[i]! += rows[k]![i]! * left;
      for (let j = 0; j < size; j++)
        information.values[i * size + j]! += wave.size * state.spread[k]! * rows[k]![i]! * rows[k]![j]!;
    }
  });
  const inverseInformation = inverse(information);
  return { inverseInformation, step: multiply(inverseInformation, score).values };
};

type State = { readonly expected: readonly number[]; readonly spread: readonly number[] };

const stateOf = (family: TrendFamily, linear: readonly number[]): State => {
  if (family === 'gaussian') return { expected: linear, spread: linear.map(() => 1) };
  const expected = linear.map(value => 1 / (1 + Math.exp(-value)));
  return { expected, spread: expected.map(p => p * (1 - p)) };
};

type Solved = State & { readonly coefficients: Float64Array; readonly inverseInformation: Matrix };

/** Null when the steps do not come to rest: the odds have no finite trend. */
const solve = (
  family: TrendFamily,
  waves: readonly ReadWave[],
  rows: readonly Float64Array[],
): Solved | null => {
  const coefficients = new Float64Array(rows[0]!.length);
  for (let round = 0; round < MOST_STEPS; round++) {
    const linear = rows.map(row => dot(row, coefficients));
    if (linear.some(value => Math.abs(value) > FARTHEST_LOGIT && family === 'logit')) return null;
    const state = stateOf(family, linear);
    const { inverseInformation, step } = newtonStep(waves, rows, state);
    if (!step.every(Number.isFinite)) return null;
    const isStill = step.every((value, i) => Math.abs(value) <= 1e-12 * (1 + Math.abs(coefficients[i]!)));
    if (isStill) return { ...state, coefficients, inverseInformation };
    for (let i = 0; i < step.length; i++) coefficients[i]! += step[i]!;
  }
  return null;
};

/** Time in units of its range, so that its powers keep their digits. */
const rowsOf = (waves: readonly ReadWave[], degree: 1 | 2, middle: number, unit: number): Float64Array[] =>
  waves.map(({ time }) => Float64Array.from({ length: degree + 1 }, (_, i) => ((time - middle) / unit) ** i));

/** Fits share (or log odds) = level + slope x time (+ quadratic x time squared), everyone in every wave by their weight. */
export const fitTrend = (
  waves: readonly ReadWave[],
  samples: readonly Sample[],
  family: TrendFamily,
  degree: 1 | 2,
): TrendFit | null => {
  checkChoice('family', family, trendFamilies);
  const middle = middleOf(waves);
  const unit = Math.max(...waves.map(({ time }) => Math.abs(time - middle)));
  const rows = rowsOf(waves, degree, middle, unit);
  const solved = solve(family, waves, rows);
  if (solved === null) return null;
  const size = degree + 1;
  const covariance = covarianceOfWaves(waves, samples, size, wave => ({
    expected: solved.expected[wave]!,
    weights: multiply(solved.inverseInformation, matrix(size, 1, rows[wave])).values,
  }));
  const scaled = (i: number): number => unit ** -i;
  return {
    coefficients: solved.coefficients.map((value, i) => value * scaled(i)),
    covariance: matrix(
      size,
      size,
      covariance.values.map((value, at) => value * scaled(Math.floor(at / size)) * scaled(at % size)),
    ),
    middle,
    expected: solved.expected,
  };
};

/** Value and variance of a straight fit at time 0. */
export const atZero = ({
  coefficients,
  covariance,
  middle,
}: TrendFit): { value: number; variance: number } => {
  const weights = [1, -middle];
  return { value: dot(coefficients, weights), variance: bilinear(weights, covariance, weights) };
};
