// The variance of a variable in the population, with its own standard error.
import { numbersOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { withData } from '../design.ts';
import { numberColumn, withColumns } from '../dataset.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import type { EstimateSet, SetOptions } from './estimateSet.ts';
import { surveyMean } from './surveyMean.ts';
import { columnsNamed, completeDomain } from './variables.ts';

/**
 * Population variance of a variable.
 * In words: the weighted mean of squared distances from the weighted mean, times n/(n-1); the error treats the mean as known.
 * When to use: spread of incomes, sums, scales. Units: squared units of the variable.
 * Errors: RangeError for category or unknown variables.
 * Source: Lumley (2010), section 2.2; equals survey::svyvar.
 */
export const surveyVariance = (
  design: SurveyDesign,
  variable: string,
  options: SetOptions = {},
): EstimateSet => {
  const values = numbersOf(design.data, variable);
  const domain = completeDomain(design, columnsNamed(design.data, variable));
  const n = summaryOf(domain).rows;
  const mean = surveyMean(domain, variable).estimates[0]!.value;
  const squares = values.map(value => (value - mean) ** 2 * (n / Math.max(1, n - 1)));
  const data = withColumns(design.data, [numberColumn(variable, squares)]);
  return surveyMean(withData(design, data), variable, options);
};
