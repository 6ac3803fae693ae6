// How much the sampling costs or saves, variable by variable.
import type { SurveyDesign } from '../design.ts';
import { surveyMean } from './surveyMean.ts';

export type DesignEffect = {
  readonly name: string;
  /** Variance over that of a simple random sample of as many respondents; null where either is 0 or unknown. */
  readonly designEffect: number | null;
  /** Its root: how many times the interval is wider. */
  readonly widening: number | null;
};

/**
 * Design effects of means (shares for closed questions).
 * In words: variance of the mean over that of a simple random sample of as many people, S squared / n, S squared = weighted
 * variance x n/(n-1).
 * When to use: planning the next wave, and beside a result to explain its interval. 'replace' (default) compares with sampling
 * with replacement, 'wor' without.
 * Assumes: for 'wor', weights that add up to the population; for 'replace', nothing beyond the design.
 * Units: a ratio: 1 as good as a simple sample, 2 worth half of it.
 * Errors: RangeError for unknown variables and empty domains.
 * Source: Kish (1965), section 8.2; equals survey::deff.
 * @example designEffect(design, 'years')[0].designEffect // 1.223
 */
export const designEffect = (
  design: SurveyDesign,
  variables: string | readonly string[],
  comparison: 'replace' | 'wor' = 'replace',
): readonly DesignEffect[] => {
  const { names, estimates } = surveyMean(design, variables, { designEffect: comparison });
  return names.map((name, i) => {
    const effect = estimates[i]!.designEffect;
    return { name, designEffect: effect, widening: effect === null ? null : Math.sqrt(effect) };
  });
};
