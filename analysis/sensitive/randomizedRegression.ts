// Who carries the sensitive trait? Logistic regression on a randomized-response question.
import { numbersOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import type { ModelTerm } from '../estimation/modelMatrix.ts';
import { fromScores, maximize, outerProductCovariance } from './maximumLikelihood.ts';
import { type RandomizedModel, lineOf } from './randomizedResponse.ts';
import { type SensitiveModel, completeRows, describeModel, dot, expit } from './sensitiveRegression.ts';

/**
 * Logistic regression of the sensitive trait behind a randomized response (0/1 number variable).
 * In words: P(yes) = c + d x expit(x'b), where c and d come from the randomization; b by maximum likelihood,
 * errors from the outer product of scores.
 * When to use: joint effects of traits on a sensitive behaviour. Unweighted: put the variables of the weighting into the terms.
 * Assumes: the chances of the device are known and everybody follows it; the logit model holds; no design effect.
 * Units: log odds per unit of the term.
 * Errors: RangeError for too few rows; `converged` false when the data cannot settle b.
 * Source: Blair, Imai & Zhou (2015), JASA 110:1304-1319; as rr::rrreg.
 * @example randomizedRegression(design, { response: 'paid', terms: ['sex'] }, { model: 'forced', forcedYes: 0.05, forcedNo: 0
 *   }).n // 1500
 */
export const randomizedRegression = (
  design: SurveyDesign,
  input: { readonly response: string; readonly terms: readonly ModelTerm[]; readonly level?: number },
  model: RandomizedModel,
): SensitiveModel => {
  const { intercept, slope } = lineOf(model);
  const [d, c] = [1 / slope, -intercept / slope];
  const complete = completeRows(design, input.response, input.terms);
  const values = numbersOf(design.data, input.response);
  const y = complete.rows.map(row => values[row]!);
  const size = complete.names.length;
  const value = (b: Float64Array): number =>
    complete.x.reduce((sum, x, i) => {
      const yes = c + d * expit(dot(x, b));
      return sum + y[i]! * Math.log(yes) + (1 - y[i]!) * Math.log(1 - yes);
    }, 0);
  const score = (i: number, b: Float64Array): Float64Array => {
    const x = complete.x[i]!;
    const share = expit(dot(x, b));
    const yes = c + d * share;
    const pull = ((y[i]! - yes) / (yes * (1 - yes))) * d * share * (1 - share);
    return x.map(one => pull * one);
  };
  const maximum = maximize(fromScores(complete.rows.length, { size, value, score }), new Float64Array(size));
  const covariance = outerProductCovariance(complete.rows.length, size, i => score(i, maximum.parameters));
  return describeModel(complete, { ...maximum, covariance }, input.level);
};
