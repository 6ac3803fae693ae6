// A composite of several components on the scale 0 to 1.
import type { SurveyDesign } from '../design.ts';
import { contrast } from '../estimation/contrast.ts';
import type { Estimate } from '../estimation/estimate.ts';
import { surveyMean } from '../estimation/surveyMean.ts';
import type { Difference } from '../estimation/waveDifference.ts';

export type Composite = { readonly index: Difference; readonly components: readonly Estimate[] };

/**
 * Weighted mean of components, each a number variable from 0 to 1, with the error from their covariance.
 * In words: sum of weight x mean of the component; variance a'Va with the covariance of the components.
 * When to use: one figure from several questions about the same thing. Keep experience and perception apart.
 * Weights default to equal and are scaled to add up to 1.
 * Assumes: components run in the same direction; rows where any is missing are left out.
 * Units: 0 to 1, as the components.
 * Errors: RangeError for weights that are negative or add up to 0.
 * Source: Sarndal et al. (1992), section 5.5 (variance of a linear function); equals survey::svycontrast on svymean.
 * @example compositeIndex(design, ['situation', 'paid']).index.value // 0.0779
 */
export const compositeIndex = (
  design: SurveyDesign,
  components: readonly string[],
  options: { readonly weights?: readonly number[]; readonly level?: number } = {},
): Composite => {
  const given = options.weights ?? components.map(() => 1);
  const sum = given.reduce((total, weight) => total + weight, 0);
  if (given.length !== components.length || given.some(weight => !(weight >= 0)) || !(sum > 0))
    throw new RangeError(
      `The composite needs one weight of at least 0 for each of ${components.length} components.`,
    );
  const set = surveyMean(design, components);
  const weights = given.map(weight => weight / sum);
  return {
    index: contrast(set, weights, options.level === undefined ? {} : { level: options.level }),
    components: set.estimates,
  };
};
