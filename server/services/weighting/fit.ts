// The methods of a recipe: raking, post-stratification, calibration, each with trimming, each saying why it could not.
import {
  calibrate,
  postStratify,
  rake,
  rakeAndTrim,
  trimWeights,
  weightDiagnostics,
  type Margin,
  type SurveyDesign,
  type WorstMargin,
} from '../../../analysis/index.ts';
import type { Recipe } from '../../stores/weightings.ts';

/** The cell that is farthest off, in shares of all weights. */
export type Worst = {
  readonly column: string;
  readonly cell: string;
  readonly target: number;
  readonly achieved: number;
};

export const failures = [
  'one_margin',
  'not_reached',
  'bounds_not_reached',
  'trimming_not_reached',
  'negative',
  'impossible',
] as const;
/** Why weights could not be made; then everybody keeps their base weight. */
export type Failure = { readonly code: (typeof failures)[number]; readonly worst?: Worst };

export type Fitted = {
  readonly design: SurveyDesign;
  /** Largest relative misfit of a margin cell after each step; empty where the weights follow without steps. */
  readonly misfits: readonly number[];
  /** How often weights were trimmed and fitted again. */
  readonly rounds: number;
  readonly failure: Failure | null;
};

const missed = (code: Failure['code'], off: WorstMargin, { weights }: SurveyDesign): Failure => {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const { variable: column, category: cell, target, achieved } = off;
  return { code, worst: { column, cell, target: target / sum, achieved: achieved / sum } };
};

const rakedOnce = (design: SurveyDesign, margins: readonly Margin[]): Fitted => {
  const raked = rake(design, margins);
  const failure = raked.converged ? null : missed('not_reached', raked.worstMargin, design);
  return { design: raked.design, misfits: raked.misfits, rounds: 0, failure };
};

const rakedWithin = (
  design: SurveyDesign,
  margins: readonly Margin[],
  { low, high }: NonNullable<Recipe['trimming']>,
): Fitted => {
  const untrimmed = rakedOnce(design, margins);
  if (untrimmed.failure) return untrimmed;
  try {
    const made = rakeAndTrim(design, margins, { least: low, most: high });
    const failure = made.converged
      ? null
      : missed('trimming_not_reached', made.drift ?? made.worstMargin, design);
    return { design: made.design, misfits: made.misfits, rounds: made.rounds, failure };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...untrimmed, failure: { code: 'trimming_not_reached' } };
  }
};

/** After other methods weights are cut once: margins then agree less, and the page says by how much. */
const trimmed = (fitted: Fitted, trimming: Recipe['trimming']): Fitted => {
  if (trimming === null || fitted.failure) return fitted;
  const { mean, min, max } = weightDiagnostics(fitted.design.weights);
  const limits = { lower: trimming.low * mean, upper: trimming.high * mean };
  if (min >= limits.lower && max <= limits.upper) return fitted;
  try {
    return { ...fitted, design: trimWeights(fitted.design, { ...limits, strict: true }), rounds: 1 };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...fitted, failure: { code: 'trimming_not_reached' } };
  }
};

const postStratified = (design: SurveyDesign, margins: readonly Margin[]): Fitted => {
  const [margin, ...more] = margins;
  if (!margin || more.length > 0) return { design, misfits: [], rounds: 0, failure: { code: 'one_margin' } };
  return { design: postStratify(design, margin), misfits: [], rounds: 0, failure: null };
};

const calibrated = (
  design: SurveyDesign,
  margins: readonly Margin[],
  { distance, bounds }: Extract<Recipe['method'], { kind: 'calibrate' }>,
): Fitted => {
  const made = calibrate(design, margins, { method: distance, ...(bounds ? { bounds } : {}) });
  const code = bounds ? 'bounds_not_reached' : 'not_reached';
  const isNegative = made.design.weights.some(weight => weight < 0);
  const failure = made.converged
    ? isNegative
      ? ({ code: 'negative' } as const)
      : null
    : missed(code, made.worstMargin, design);
  return { design: made.design, misfits: made.misfits, rounds: 0, failure };
};

/** Weights fitted to margins that are scaled to the sample. RangeError where that is impossible. */
export const fit = (design: SurveyDesign, margins: readonly Margin[], recipe: Recipe): Fitted => {
  const { method, trimming } = recipe;
  if (margins.length === 0) return trimmed({ design, misfits: [], rounds: 0, failure: null }, trimming);
  if (method.kind === 'rake')
    return trimming === null ? rakedOnce(design, margins) : rakedWithin(design, margins, trimming);
  const fitted =
    method.kind === 'calibrate' ? calibrated(design, margins, method) : postStratified(design, margins);
  return trimmed(fitted, trimming);
};
