// Totals over the population: how many people, how much money.
import type { Column } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { type Statistic, evaluate, sideBySide } from '../variance/statistic.ts';
import { cellTotals, columnTotals } from '../variance/totals.ts';
import { type EstimateSet, type SetOptions, estimateSet } from './estimateSet.ts';
import { randomVariancesOf } from './surveyMean.ts';
import { categoryName, columnsNamed, completeDomain, zeroFilled } from './variables.ts';

/** The totals themselves. */
export const totalStatistic = (size: number): Statistic => ({
  size,
  value: (totals, out, at) => {
    for (let i = 0; i < size; i++) out[at + i] = totals[i]!;
  },
  score: (units, from, out, at) => {
    for (let i = 0; i < size; i++) out[at + i] = units[from + i]!;
  },
});

const evaluateTotal = (domain: SurveyDesign, column: Column): Evaluated => {
  if (column.kind === 'number')
    return evaluate(domain, columnTotals(domain, [zeroFilled(column, domain.weights)]), totalStatistic(1));
  const size = column.categories.length;
  return evaluate(domain, cellTotals(domain, column.codes, size), totalStatistic(size));
};

const namesOf = (column: Column): readonly string[] =>
  column.kind === 'number' ? [column.name] : column.categories.map((_, code) => categoryName(column, code));

/**
 * Totals of variables; a closed question gives the number of people in each category.
 * In words: the sum of weight x value among rows where every variable named has a value.
 * When to use: market volumes, numbers of bribes. Weights must be on the scale of the population.
 * Assumes: the design's; weights add up to the population, and rows without a value stand for nobody.
 * Units: those of the variable, summed over the population (people, bribes, roubles).
 * Errors: RangeError when a variable is unknown or no row has them all.
 * Source: Sarndal, Swensson, Wretman (1992), section 2.8; equals survey::svytotal.
 * @example surveyTotal(design, 'deals').estimates[0].standardError // 11145
 */
export const surveyTotal = (
  design: SurveyDesign,
  variables: string | readonly string[],
  options: SetOptions = {},
): EstimateSet => {
  const columns = columnsNamed(design.data, variables);
  const domain = completeDomain(design, columns);
  const evaluated = sideBySide(columns.map(column => evaluateTotal(domain, column)));
  const size = summaryOf(domain).weighted;
  const ofMeans = randomVariancesOf(domain, columns, options.designEffect ?? 'replace');
  const randomVariances = ofMeans.map(variance => variance * size ** 2);
  return estimateSet(
    design,
    domain,
    { names: columns.flatMap(namesOf), evaluated, randomVariances },
    options,
  );
};
