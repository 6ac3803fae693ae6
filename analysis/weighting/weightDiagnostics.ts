// How unequal the weights are and what that costs.
import { misuse } from '../misuse.ts';

export type WeightDiagnostics = {
  /** Kish's design effect of weighting: how many times the variance grows. */
  readonly designEffect: number;
  readonly effectiveSampleSize: number;
  readonly n: number;
  readonly sum: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Standard deviation of the weights over their mean. */
  readonly coefficientOfVariation: number;
};

/** For whoever needs respondents and has none that weigh anything. */
export const noWeight = (rows: number, variable: string | null = null): RangeError =>
  misuse(
    'noWeight',
    { variable, rows },
    `${variable === null ? 'The weights' : `The weights "${variable}"`} of ${rows} rows add up to nothing, so nobody counts: ` +
      'mend the weights, or widen the domain.',
  );

/**
 * Diagnostics of weights: 1 + CV squared (Kish's design effect), (sum w) squared / sum of w squared (effective sample size).
 * In words: design effect = n x sum of w squared / (sum of w) squared = 1 + CV squared.
 * When to use: after every weighting; a design effect over 2 says that half of the sample is lost to weighting.
 * Assumes: the weights have nothing to do with the answers. Rows of weight 0 are left out (they are outside the domain).
 * Units: weights on any scale; design effect: a ratio; effective sample size: respondents.
 * Errors: RangeError when no weight is above 0; it calls the weights by the `variable` given.
 * Source: Kish (1965), Survey Sampling, section 11.7; Kish (1992), J. Official Statistics 8:183-200.
 * @example weightDiagnostics(design.weights).max // 1584.44
 */
export const weightDiagnostics = (
  weights: ArrayLike<number>,
  options: { readonly variable?: string | undefined } = {},
): WeightDiagnostics => {
  let [n, sum, squares, min, max] = [0, 0, 0, Infinity, -Infinity];
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    n++;
    sum += weight;
    squares += weight * weight;
    min = Math.min(min, weight);
    max = Math.max(max, weight);
  }
  if (!(sum > 0)) throw noWeight(weights.length, options.variable);
  const designEffect = (n * squares) / sum ** 2;
  return {
    designEffect,
    effectiveSampleSize: sum ** 2 / squares,
    n,
    sum,
    mean: sum / n,
    min,
    max,
    coefficientOfVariation: Math.sqrt(Math.max(0, designEffect - 1)),
  };
};

/**
 * Kish's design effect of weighting, 1 + CV squared of the weights.
 * In words: n x sum of w squared / (sum of w) squared.
 * When to use: one figure beside a weighting; more in `weightDiagnostics`.
 * Assumes: the weights have nothing to do with the answers.
 * Units: weights on any scale; result: a ratio, 1 for equal weights.
 * Errors: RangeError when no weight is above 0.
 * Source: Kish (1965), Survey Sampling, section 11.7.
 * @example kishDesignEffect([1, 1, 4]) // 1.50
 */
export const kishDesignEffect = (weights: ArrayLike<number>): number =>
  weightDiagnostics(weights).designEffect;

/**
 * How many respondents of equal weight would tell as much as these.
 * In words: (sum of w) squared / sum of w squared.
 * When to use: beside n wherever n is printed.
 * Assumes: the weights have nothing to do with the answers; clustering is not counted.
 * Units: weights on any scale; result: respondents.
 * Errors: RangeError when no weight is above 0.
 * Source: Kish (1965), Survey Sampling, section 11.7.
 * @example effectiveSampleSize([1, 1, 4]) // 2.0
 */
export const effectiveSampleSize = (weights: ArrayLike<number>): number =>
  weightDiagnostics(weights).effectiveSampleSize;
