// Means of number variables and shares of categories, with their joint covariance.
import { checkChoice } from '../choice.ts';
import type { CategoryColumn, Column, NumberColumn } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { type Statistic, evaluate, sideBySide } from '../variance/statistic.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { meanTotals } from '../variance/totals.ts';
import { type EstimateSet, type SetOptions, estimateSet } from './estimateSet.ts';
import { evaluateShares } from './surveyProportions.ts';
import { weightedMean } from './weightedMean.ts';
import { categoryName, columnsNamed, completeDomain } from './variables.ts';

/** Mean of column 0 in the sum of column 1, moved by a constant that was taken off beforehand to keep digits. */
const meanStatistic = (shift: number): Statistic => {
  let [mean, size] = [0, 0];
  return {
    size: 1,
    value: (totals, out, at) => {
      size = totals[1]!;
      mean = totals[0]! / size;
      out[at] = mean + shift;
    },
    score: (units, from, out, at) => {
      out[at] = (units[from]! - mean * units[from + 1]!) / size;
    },
  };
};

const evaluateMean = (domain: SurveyDesign, column: NumberColumn): Evaluated => {
  const shift = weightedMean(column.values, domain.weights);
  return evaluate(domain, meanTotals(domain, column.values, shift), meanStatistic(shift));
};

/** Weighted variance of a column about its mean, times n/(n-1). */
export const weightedVariance = (values: Float64Array, weights: Float64Array): number => {
  const mean = weightedMean(values, weights);
  let [sum, size, n] = [0, 0, 0];
  for (let row = 0; row < values.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    n++;
    size += weight;
    sum += weight * (values[row]! - mean) ** 2;
  }
  return n > 1 ? ((sum / size) * n) / (n - 1) : 0;
};

/** Divisor of the population variance that gives the variance of a mean under simple random sampling. */
const randomFactor = (domain: SurveyDesign, kind: 'replace' | 'wor'): number => {
  const { rows: n, weighted: size } = summaryOf(domain);
  return kind === 'wor' ? (1 - n / size) / n : 1 / n;
};

const namesOf = (column: Column): readonly string[] =>
  column.kind === 'number' ? [column.name] : column.categories.map((_, code) => categoryName(column, code));

/** Weighted variance of the indicator of each category, times n/(n-1). */
const indicatorVariances = (
  { codes, categories }: CategoryColumn,
  domain: SurveyDesign,
): readonly number[] => {
  const sums = new Float64Array(categories.length);
  const { rows: n, weighted } = summaryOf(domain);
  for (let row = 0; row < codes.length; row++)
    if (codes[row]! >= 0) sums[codes[row]!]! += domain.weights[row]!;
  return Array.from(sums, sum => (n > 1 ? ((sum / weighted) * (1 - sum / weighted) * n) / (n - 1) : 0));
};

/** Variances of means under simple random sampling, in the order of the names. */
export const randomVariancesOf = (
  domain: SurveyDesign,
  columns: readonly Column[],
  kind: 'replace' | 'wor',
): readonly number[] => {
  const factor = randomFactor(domain, kind);
  return columns.flatMap(column => {
    const variances =
      column.kind === 'number'
        ? [weightedVariance(column.values, domain.weights)]
        : indicatorVariances(column, domain);
    return variances.map(variance => variance * factor);
  });
};

/**
 * Means of variables; a closed question gives the share of each category (named "variable: category").
 * In words: the weighted sum of the values over the sum of the weights, among rows where every variable named has a value.
 * When to use: ages, scales, sums of money; 0/1 variables as shares when p +- t SE is wanted.
 * Assumes: the design's; enough PSUs for the t interval; missing answers are like those given.
 * Units: those of the variable (shares: 0 to 1).
 * Errors: RangeError when a variable is unknown or no row has them all.
 * Source: Sarndal, Swensson, Wretman (1992), section 5.7; equals survey::svymean.
 * @example surveyMean(design, 'years').estimates[0].value // 43.159
 */
export const surveyMean = (
  design: SurveyDesign,
  variables: string | readonly string[],
  options: SetOptions = {},
): EstimateSet => {
  const columns = columnsNamed(design.data, variables);
  const domain = completeDomain(design, columns);
  const parts = columns.map(column =>
    column.kind === 'number' ? evaluateMean(domain, column) : evaluateShares(domain, column),
  );
  checkChoice('designEffect', options.designEffect, ['replace', 'wor']);
  const randomVariances = randomVariancesOf(domain, columns, options.designEffect ?? 'replace');
  const names = columns.flatMap(namesOf);
  return estimateSet(design, domain, { names, evaluated: sideBySide(parts), randomVariances }, options);
};
