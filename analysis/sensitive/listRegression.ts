// Who carries the sensitive trait? Logistic regression on a list experiment.
import { rowNumber } from '../rowNumber.ts';
import { numbersOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import type { ModelTerm } from '../estimation/modelMatrix.ts';
import { armsOf } from './listExperiment.ts';
import { fromScores, maximize } from './maximumLikelihood.ts';
import { type SensitiveModel, completeRows, describeModel, dot, expit } from './sensitiveRegression.ts';

const binomialCoefficients = (n: number): number[] => {
  const row = [1];
  for (let k = 1; k <= n; k++) row.push((row[k - 1]! * (n - k + 1)) / k);
  return row;
};

/** P(count = k of n) with chance p each; 0 outside. */
const binomial = (choose: readonly number[], k: number, p: number): number => {
  const ways = choose[k];
  return ways === undefined ? 0 : ways * p ** k * (1 - p) ** (choose.length - 1 - k);
};

type Shares = { readonly total: number; readonly bySensitive: number; readonly byControl: number };

/** Likelihood of one count and its slopes in the two linear predictors; `treated` saw the sensitive statement. */
const oneRow = (
  choose: readonly number[],
  count: number,
  treated: boolean,
  at: { g: number; h: number },
): Shares => {
  const n = choose.length - 1;
  const slope = (k: number): number => (k < 0 || k > n ? 0 : binomial(choose, k, at.h) * (k - n * at.h));
  if (!treated) return { total: binomial(choose, count, at.h), bySensitive: 0, byControl: slope(count) };
  const [without, withIt] = [binomial(choose, count, at.h), binomial(choose, count - 1, at.h)];
  return {
    total: (1 - at.g) * without + at.g * withIt,
    bySensitive: at.g * (1 - at.g) * (withIt - without),
    byControl: (1 - at.g) * slope(count) + at.g * slope(count - 1),
  };
};

export type ListRegressionInput = {
  readonly count: string;
  readonly group: string;
  readonly treatment: string;
  /** Number of control statements. */
  readonly controls: number;
  readonly terms: readonly ModelTerm[];
  readonly level?: number;
};

/** A count that its list cannot give would have no likelihood. */
const refuseCount = (row: number, count: number, most: number): void => {
  if (Number.isInteger(count) && count >= 0 && count <= most) return;
  throw new RangeError(
    `Row ${row} counts ${count} true statements, but its list has ${most}: mend the count or \`controls\`.`,
  );
};

/**
 * Logistic regression of the sensitive trait in a list experiment, jointly with a binomial model of the control statements.
 * In words: the count of the treatment list is a mixture of control counts with and without one more; maximum likelihood.
 * When to use: joint effects on a sensitive behaviour; needs hundreds of respondents an arm. Unweighted.
 * Assumes: control statements are alike (binomial), no design effect, no liars; the same model for both answers to the trait.
 * Units: log odds.
 * Errors: RangeError for arms that do not fit and too few rows; `converged` false when b cannot be settled.
 * Source: Imai (2011), JASA 106:407-416; Blair & Imai (2012); as list::ictreg(method = 'ml', constrained = TRUE).
 * @example listRegression(design, { count: 'count', group: 'arm', treatment: 'treated', controls: 3, terms: ['sex'] }).names
 *   // ['(Intercept)','sex: m']
 */
export const listRegression = (design: SurveyDesign, input: ListRegressionInput): SensitiveModel => {
  const complete = completeRows(design, input.count, input.terms);
  const { treated } = armsOf(design, input.group, input.treatment);
  const counts = numbersOf(design.data, input.count);
  for (const row of complete.rows) {
    const most = input.controls + (treated.weights[row] === 0 ? 0 : 1);
    refuseCount(rowNumber(design.data, row), counts[row]!, most);
  }
  const choose = binomialCoefficients(input.controls);
  const size = complete.names.length;
  const shares = (i: number, b: Float64Array): Shares => {
    const [x, row] = [complete.x[i]!, complete.rows[i]!];
    const at = { g: expit(dot(x, b.subarray(0, size))), h: expit(dot(x, b.subarray(size))) };
    return oneRow(choose, counts[row]!, treated.weights[row] !== 0, at);
  };
  const value = (b: Float64Array): number =>
    complete.x.reduce((sum, _, i) => sum + Math.log(shares(i, b).total), 0);
  const score = (i: number, b: Float64Array): Float64Array => {
    const { total, bySensitive, byControl } = shares(i, b);
    const x = complete.x[i]!;
    return Float64Array.from(
      { length: 2 * size },
      (_, j) => ((j < size ? bySensitive : byControl) / total) * x[j % size]!,
    );
  };
  const likelihood = fromScores(complete.rows.length, { size: 2 * size, value, score });
  return describeModel(complete, maximize(likelihood, new Float64Array(2 * size)), input.level);
};
