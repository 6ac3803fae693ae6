// Shares of all answers to one closed question, in one pass over the rows.
import { misuse } from '../misuse.ts';
import { type CategoryColumn, categoriesOf } from '../dataset.ts';
import { type SurveyDesign, subset } from '../design.ts';
import { type IntervalMethod, proportionInterval } from '../inference/proportionInterval.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { type Statistic, evaluate, variancesOf } from '../variance/statistic.ts';
import { cellTotals } from '../variance/totals.ts';
import { type Estimate, type Precision, estimateFrom, precisionOf } from './estimate.ts';
import { categoryName } from './variables.ts';

export type ProportionOptions = {
  readonly method?: IntervalMethod;
  readonly level?: number;
  /** Compare with simple random sampling with replacement (default) or without. */
  readonly designEffect?: 'replace' | 'wor';
  /** Degrees of freedom for the interval instead of the design's; Infinity for the normal distribution. */
  readonly degreesOfFreedom?: number;
};

export type CategoryEstimate = Estimate & { readonly category: string; readonly count: number };

/** Shares of `size` cells in their sum. */
export const sharesStatistic = (size: number): Statistic => {
  let sum = 0;
  const shares = new Float64Array(size);
  return {
    size,
    value: (totals, out, at) => {
      sum = 0;
      for (let cell = 0; cell < size; cell++) sum += totals[cell]!;
      for (let cell = 0; cell < size; cell++) out[at + cell] = shares[cell] = totals[cell]! / sum;
    },
    score: (units, from, out, at) => {
      let all = 0;
      for (let cell = 0; cell < size; cell++) all += units[from + cell]!;
      for (let cell = 0; cell < size; cell++)
        out[at + cell] = (units[from + cell]! - shares[cell]! * all) / sum;
    },
  };
};

/** The domain of rows with a valid answer. RangeError when nobody gave one. */
export const answeredDomain = (design: SurveyDesign, column: CategoryColumn): SurveyDesign => {
  let [missing, answered] = [false, false];
  for (let row = 0; row < column.codes.length; row++) {
    if (design.weights[row] === 0) continue;
    if (column.codes[row]! < 0) missing = true;
    else answered = true;
  }
  if (!answered)
    throw misuse(
      'noAnswer',
      { variable: column.name },
      `Nobody in this domain answered "${column.name}": widen the domain or choose another variable.`,
    );
  return missing
    ? subset(
        design,
        Uint8Array.from(column.codes, code => (code < 0 ? 0 : 1)),
      )
    : design;
};

/** Shares with their scores, for whoever needs the covariance between answers. */
export const evaluateShares = (domain: SurveyDesign, column: CategoryColumn): Evaluated => {
  const size = column.categories.length;
  return evaluate(domain, cellTotals(domain, column.codes, size), sharesStatistic(size));
};

const countByCategory = (domain: SurveyDesign, column: CategoryColumn): Float64Array => {
  const counts = new Float64Array(column.categories.length);
  for (let row = 0; row < column.codes.length; row++)
    if (domain.weights[row] !== 0) counts[column.codes[row]!]! += 1;
  return counts;
};

/** Variance of a share under simple random sampling, for the design effect. */
export const randomSampleVariance = (p: number, precision: Precision, kind: 'replace' | 'wor'): number => {
  const { n, nWeighted } = precision;
  const variance = n > 1 ? (p * (1 - p)) / (n - 1) : 0;
  return kind === 'wor' ? variance * (1 - n / nWeighted) : variance;
};

/** One share with its interval, design effect and flags. */
export const shareEstimate = (
  precision: Precision,
  share: {
    readonly name: string;
    readonly value: number;
    readonly variance: number;
    readonly count: number;
  },
  options: ProportionOptions,
): Estimate & { readonly count: number } => {
  const p = Math.min(1, Math.max(0, share.value));
  const random = randomSampleVariance(p, precision, options.designEffect ?? 'replace');
  const degenerate = p === 0 || p === 1;
  const estimate = estimateFrom(precision, {
    name: share.name,
    value: p,
    variance: share.variance,
    interval: proportionInterval(options.method ?? 'logit', p, Math.sqrt(share.variance), precision),
    designEffect: random > 0 ? share.variance / random : null,
    flags: degenerate ? ['degenerate'] : [],
  });
  return { ...estimate, count: share.count };
};

/**
 * Shares of every category of a closed question.
 * In words: the weighted number who gave the answer divided by the weighted number who gave any valid answer.
 * When to use: any single-choice question. The base is the rows of the domain where the answer is not missing.
 * Assumes: the design's; PSU totals linearized; missing answers are like those given.
 * Units: 0 to 1. `count` is the unweighted number of answers.
 * Errors: RangeError when the variable is unknown or nobody answered it.
 * Source: Sarndal, Swensson, Wretman (1992), section 5.7; Lumley (2010), ch. 2; equals survey::svymean(~factor).
 * @example surveyProportions(design, 'direction').map(share => share.count) // [406,222,619,253]
 */
export const surveyProportions = (
  design: SurveyDesign,
  variable: string,
  options: ProportionOptions = {},
): readonly CategoryEstimate[] => {
  const column = categoriesOf(design.data, variable);
  const domain = answeredDomain(design, column);
  const evaluated = evaluateShares(domain, column);
  const variances = variancesOf(evaluated);
  const counts = countByCategory(domain, column);
  const precision = precisionOf(domain, design, options);
  return column.categories.map((category, code) => ({
    category,
    ...shareEstimate(
      precision,
      {
        name: categoryName(column, code),
        ...{ value: evaluated.values[code]!, variance: variances[code]!, count: counts[code]! },
      },
      options,
    ),
  }));
};
