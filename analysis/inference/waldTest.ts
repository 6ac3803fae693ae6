// Do several coefficients of a model differ from 0 together?
import { fSf } from '../distributions.ts';
import type { Flag } from '../flags.ts';
import { cutTo } from '../estimation/describeModel.ts';
import type { SurveyModel } from '../estimation/surveyGlm.ts';
import { type Matrix, cholesky, solveWith } from '../matrix.ts';

export type WaldTest = {
  readonly statistic: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  readonly pValue: number;
  readonly n: number;
  readonly nWeighted: number;
  readonly flags: readonly Flag[];
};

type Tested = Pick<WaldTest, 'statistic' | 'numeratorDf' | 'denominatorDf' | 'pValue'>;

/** F test that all values are 0; null when their errors are not independent or there are no degrees of freedom. */
export const jointTest = (values: Float64Array, covariance: Matrix, freedom: number): Tested | null => {
  const factor = cholesky(covariance);
  if (factor.aliased.includes(1) || freedom <= 0) return null;
  const solved = solveWith(factor, values.slice());
  const statistic = values.reduce((sum, value, i) => sum + value * solved[i]!, 0) / values.length;
  return {
    statistic,
    numeratorDf: values.length,
    denominatorDf: freedom,
    pValue: fSf(statistic, values.length, freedom),
  };
};

/**
 * F test that all coefficients of the terms named are 0.
 * In words: b'V^-1 b / q, compared with F(q, model degrees of freedom).
 * When to use: a closed question with several categories; `wave` as a category tests any change; a squared time, curvature.
 * Terms are named as in the model, interactions as "a:b".
 * Assumes: many more PSUs than coefficients tested; the covariance is of full rank.
 * Units: F: a ratio; pValue: 0 to 1.
 * Errors: RangeError for a term that is not in the model.
 * Source: Korn & Graubard (1990), American Statistician 44:270-276; equals survey::regTermTest.
 * @example waldTest(surveyGlm(design, { outcome: 'paid', terms: ['age'] }), 'age').pValue // 0.5463
 */
export const waldTest = (model: SurveyModel, terms: string | readonly string[]): WaldTest => {
  const wanted = typeof terms === 'string' ? [terms] : terms;
  for (const term of wanted)
    if (!model.terms.includes(term))
      throw new RangeError(
        `The model has no term "${term}"; it has: ${[...new Set(model.terms)].join(', ')}.`,
      );
  const places = model.terms.flatMap((term, i) => (wanted.includes(term) ? [i] : []));
  const covariance = cutTo(model.covariance, places);
  const b = Float64Array.from(places, i => model.coefficients[i]!.value);
  const { n, nWeighted, flags } = model;
  if (model.degreesOfFreedom <= 0)
    throw new RangeError(
      'The model has no degrees of freedom left: use fewer terms, or a design with more PSUs.',
    );
  const test = jointTest(b, covariance, model.degreesOfFreedom);
  if (test === null)
    throw new RangeError(
      `The errors of ${wanted.join(', ')} are not independent (too few PSUs for ${places.length} coefficients): test fewer at once.`,
    );
  return { ...test, n, nWeighted, flags };
};
