// Raking and trimming in turn, until weights stay within limits and margins still agree.
import type { SurveyDesign } from '../design.ts';
import type { WorstMargin } from './fitMargins.ts';
import type { Margin } from './margins.ts';
import { type Raked, rake } from './rake.ts';
import type { RakeOptions } from './fitMargins.ts';
import { trimWeights } from './trimWeights.ts';
import { weightDiagnostics } from './weightDiagnostics.ts';

export type RakeAndTrimOptions = RakeOptions & {
  /** Largest weight as a multiple of the mean weight; default 5. */
  readonly most?: number;
  /** Smallest weight as a multiple of the mean weight; default 0.2. */
  readonly least?: number;
  readonly rounds?: number;
};

export type RakedAndTrimmed = Raked & {
  readonly rounds: number;
  /** How far the margins are off after the last trimming, before the last raking. */
  readonly drift: WorstMargin | null;
};

/** Weights may pass the limits by this share after the last raking. */
const SLACK = 0.01;

/**
 * Rakes, trims to multiples of the mean weight, and rakes again until both hold.
 * In words: rake; while a weight lies outside [least, most] x mean of the raked weights, clip the weights, spread the
 * difference, rake again.
 * When to use: production weighting of a survey with unequal response. Ends with raking, so margins agree exactly; `converged`
 * is false when weights are still outside the limits (by over 1 %) after all rounds: then merge margin cells or widen the
 * limits.
 * Assumes: as for `rake`; what trimming adds in bias is less than it takes away in variance.
 * Units: least and most: multiples of the mean weight; totals: people.
 * Standard errors: the residual of the last raking from the original weights.
 * Errors: RangeError as for `rake` and `trimWeights`.
 * Source: Potter (1990), ASA Proc. Survey Research Methods, 225-230; Deming & Stephan (1940), Ann. Math. Stat. 11:427-444;
 * survey::rake and trimWeights by turns.
 * @example rakeAndTrim(design, [{ variable: 'sex', totals: { f: 450, m: 400 } }], { most: 3 }).rounds // 0
 */
export const rakeAndTrim = (
  design: SurveyDesign,
  margins: readonly Margin[],
  options: RakeAndTrimOptions = {},
): RakedAndTrimmed => {
  const { most = 5, least = 0.2, rounds = 50 } = options;
  let raked = rake(design, margins, options);
  const { mean } = weightDiagnostics(raked.design.weights);
  const [lower, upper] = [least * mean, most * mean];
  let drift: WorstMargin | null = null;
  let round = 0;
  const inside = (): boolean => {
    const { min, max } = weightDiagnostics(raked.design.weights);
    return min >= lower * (1 - SLACK) && max <= upper * (1 + SLACK);
  };
  while (!inside() && round < rounds) {
    round++;
    const trimmed = trimWeights(raked.design, { lower, upper, strict: true });
    drift = rake(trimmed, margins, { ...options, maxIterations: 1 }).worstMargin;
    raked = rake({ ...trimmed, calibrations: design.calibrations, flags: design.flags }, margins, options);
  }
  return {
    ...raked,
    design: rebased(design, raked.design),
    converged: raked.converged && inside(),
    rounds: round,
    drift,
  };
};

/** The calibration seen from the weights before the first round. */
const rebased = (before: SurveyDesign, after: SurveyDesign): SurveyDesign => {
  const last = after.calibrations[after.calibrations.length - 1];
  if (last === undefined) return after;
  return { ...after, calibrations: [...before.calibrations, { ...last, base: before.weights }] };
};
