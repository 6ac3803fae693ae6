// Means of number variables and shares of categories, with their joint covariance.
import type { Column, NumberColumn } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { type Statistic, evaluate, sideBySide } from '../variance/statistic.ts';
import { columnTotals } from '../variance/totals.ts';
import { countRows } from './estimate.ts';
import { type EstimateSet, type SetOptions, estimateSet } from './estimateSet.ts';
import { evaluateShares } from './surveyProportions.ts';
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

const roughMean = (values: Float64Array, weights: Float64Array): number => {
  let [sum, size] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    if (weights[row] === 0) continue;
    sum += weights[row]! * values[row]!;
    size += weights[row]!;
  }
  return size === 0 ? 0 : sum / size;
};

const evaluateMean = (domain: SurveyDesign, column: NumberColumn): Evaluated => {
  const inside = domain.weights;
  const shift = roughMean(column.values, inside);
  const moved = column.values.map((value, row) => (inside[row] === 0 ? 0 : value - shift));
  const ones = inside.map(weight => (weight === 0 ? 0 : 1));
  return evaluate(domain, columnTotals(domain, [moved, ones]), meanStatistic(shift));
};

/** Weighted variance of a column about its mean, times n/(n-1). */
export const weightedVariance = (values: Float64Array, weights: Float64Array): number => {
  const mean = roughMean(values, weights);
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
  const n = countRows(domain.weights);
  const size = domain.weights.reduce((sum, weight) => sum + weight, 0);
  return kind === 'wor' ? (1 - n / size) / n : 1 / n;
};

const namesOf = (column: Column): readonly string[] =>
  column.kind === 'number' ? [column.name] : column.categories.map((_, code) => categoryName(column, code));

const populationVariances = (column: Column, weights: Float64Array): readonly number[] => {
  if (column.kind === 'number') return [weightedVariance(column.values, weights)];
  return column.categories.map((_, code) =>
    weightedVariance(
      Float64Array.from(column.codes, one => (one === code ? 1 : 0)),
      weights,
    ),
  );
};

/** Variances of means under simple random sampling, in the order of the names. */
export const randomVariancesOf = (
  domain: SurveyDesign,
  columns: readonly Column[],
  kind: 'replace' | 'wor',
): readonly number[] => {
  const factor = randomFactor(domain, kind);
  return columns.flatMap(column =>
    populationVariances(column, domain.weights).map(variance => variance * factor),
  );
};

/**
 * Means of variables; a closed question gives the share of each category (named "variable: category").
 * In words: the weighted sum of the values over the sum of the weights, among rows where every variable named has a value.
 * When to use: ages, scales, sums of money; 0/1 variables as shares when p +- t SE is wanted.
 * Assumptions: the design's; large enough samples for the t interval. Units: those of the variable.
 * Errors: RangeError when a variable is unknown or no row has them all.
 * Source: Sarndal, Swensson, Wretman (1992), section 5.7; equals survey::svymean.
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
  const randomVariances = randomVariancesOf(domain, columns, options.designEffect ?? 'replace');
  const names = columns.flatMap(namesOf);
  return estimateSet(design, domain, { names, evaluated: sideBySide(parts), randomVariances }, options);
};
