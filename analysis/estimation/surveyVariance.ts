// The variance of a variable in the population, with its own standard error.
import { type NumberColumn, numberColumn, numbersOf, withColumns } from '../dataset.ts';
import { type SurveyDesign, withData } from '../design.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { type Statistic, evaluate } from '../variance/statistic.ts';
import { columnTotals } from '../variance/totals.ts';
import { type EstimateSet, type SetOptions, estimateSet } from './estimateSet.ts';
import { surveyMean } from './surveyMean.ts';
import { completeDomain, zeroFilled } from './variables.ts';

/** Mean square about the mean from totals of squares, of values and of 1. */
const scatter = (factor: number): Statistic => ({
  size: 1,
  value: (totals, out, at) => {
    const mean = totals[1]! / totals[2]!;
    out[at] = factor * (totals[0]! / totals[2]! - mean * mean);
  },
  score: () => undefined, // only replicates come here
});

/** Each replicate has its own mean, so its variance is computed again from its own totals. */
const evaluateReplicates = (domain: SurveyDesign, centred: NumberColumn, factor: number): Evaluated => {
  const values = zeroFilled(centred, domain.weights);
  const ones = domain.weights.map(weight => (weight === 0 ? 0 : 1));
  const columns = [values.map(value => value * value), values, ones];
  return evaluate(domain, columnTotals(domain, columns), scatter(factor));
};

/**
 * Population variance of a variable.
 * In words: the weighted mean of squared distances from the weighted mean, times n/(n-1); the error treats the mean as known,
 * with replicate weights it is computed again in each. n counts the rows of the design asked about, also those without a value
 * (with replicate weights only those with one): all as in R.
 * When to use: spread of incomes, sums, scales.
 * Assumes: no few huge values rule the sum of squares, or the error itself is unreliable.
 * Units: squared units of the variable.
 * Errors: RangeError for category or unknown variables, and when no row has a value.
 * Source: Lumley (2010), ch. 2; equals survey::svyvar.
 * @example surveyVariance(design, 'years').estimates[0].value // 238.82
 */
export const surveyVariance = (
  design: SurveyDesign,
  variable: string,
  options: SetOptions = {},
): EstimateSet => {
  const values = numbersOf(design.data, variable);
  const domain = completeDomain(design, [numberColumn(variable, values)]);
  const mean = surveyMean(domain, variable).estimates[0]!.value;
  const factorOf = (n: number): number => n / Math.max(1, n - 1);
  const centred = numberColumn(
    variable,
    values.map(value => value - mean),
  );
  if (design.replicates !== null) {
    const evaluated = evaluateReplicates(domain, centred, factorOf(summaryOf(domain).rows));
    return estimateSet(design, domain, { names: [variable], evaluated }, options);
  }
  const factor = factorOf(summaryOf(design).rows);
  const squares = centred.values.map(value => value ** 2 * factor);
  const data = withColumns(design.data, [numberColumn(variable, squares)]);
  return surveyMean(withData(design, data), variable, options);
};
