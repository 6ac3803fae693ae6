// Trimming: cuts extreme weights and hands the difference to the others, so that the sum stays.
import type { SurveyDesign } from '../design.ts';

export type TrimOptions = {
  readonly lower?: number;
  readonly upper?: number;
  /** Repeat until nobody is pushed outside by what was handed out. Rows once trimmed receive nothing. */
  readonly strict?: boolean;
};

type Pass = { readonly weights: Float64Array; readonly trimmed: Uint8Array; readonly moved: boolean };

const trimOnce = (weights: Float64Array, before: Uint8Array, lower: number, upper: number): Pass => {
  const trimmed = before.slice();
  let [excess, receivers, moved] = [0, 0, false];
  const clipped = weights.map((weight, row) => {
    if (weight === 0) return 0;
    const next = Math.min(Math.max(weight, lower), upper);
    if (next !== weight) {
      excess += weight - next;
      trimmed[row] = 1;
      moved = true;
    } else if (trimmed[row] === 0) receivers++;
    return next;
  });
  if (moved && receivers === 0)
    throw new RangeError(`Limits ${lower} and ${upper} leave no weight untrimmed: widen them.`);
  const share = moved ? excess / receivers : 0;
  const spread = clipped.map((weight, row) => (weight === 0 || trimmed[row] === 1 ? weight : weight + share));
  return { weights: spread, trimmed, moved };
};

const ROUNDS = 100;

/**
 * Trims weights to [lower, upper] and spreads the difference equally over the rest.
 * In words: min(upper, max(lower, weight)), then what is left over / number of untrimmed rows is added to each of them.
 * When to use: a few weights over about 5 times the mean dominate a result. It trades a little bias for less variance:
 * margins no longer agree exactly, so look at them again (or use `rakeAndTrim`).
 * Rows of weight 0 stay outside (R lifts them to the lower limit).
 * Assumes: the largest weights are not of people unlike all others.
 * Units: limits on the scale of the weights; the sum of weights does not change.
 * Errors: RangeError for limits that cross or leave nobody untrimmed.
 * Source: Potter (1990), ASA Proc. Survey Research Methods, 225-230; equals survey::trimWeights.
 * @example weightDiagnostics(trimWeights(design, { upper: 1200 }).weights).max // 1202
 */
export const trimWeights = (design: SurveyDesign, options: TrimOptions): SurveyDesign => {
  const { lower = -Infinity, upper = Infinity, strict = false } = options;
  if (!(lower < upper))
    throw new RangeError(`Trimming limits ${lower} and ${upper} cross: give lower < upper.`);
  let pass = trimOnce(design.weights, new Uint8Array(design.weights.length), lower, upper);
  for (let round = 1; strict && pass.moved && round < ROUNDS; round++)
    pass = trimOnce(pass.weights, pass.trimmed, lower, upper);
  return { ...design, weights: pass.weights };
};

/**
 * Weights scaled to a sum: by default the number of respondents, so that the mean weight is 1.
 * In words: weight x sum wanted / sum of weights.
 * When to use: to hand weights to software that takes their sum for n. Shares, means and their errors do not change.
 * Assumes: only ratios of weights matter: totals of the population are lost.
 * Units: sum: that of the weights to come (respondents by default).
 * Errors: RangeError when the weights add up to 0.
 * Source: by definition; that means keep their value: Sarndal et al. (1992), section 5.7.
 * @example weightDiagnostics(normalizeWeights(design).weights).mean // 1.000000
 */
export const normalizeWeights = (design: SurveyDesign, sum?: number): SurveyDesign => {
  let [n, total] = [0, 0];
  for (const weight of design.weights) {
    if (weight !== 0) n++;
    total += weight;
  }
  if (!(total > 0)) throw new RangeError('The weights add up to nothing: there is nothing to normalize.');
  const factor = (sum ?? n) / total;
  return { ...design, weights: design.weights.map(weight => weight * factor) };
};
