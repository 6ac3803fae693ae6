// Medians and other quantiles of a variable with Woodruff intervals.
import { checkChoice } from '../choice.ts';
import { numbersOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { type IntervalMethod, intervalMethods, proportionInterval } from '../inference/proportionInterval.ts';
import { replicateCovariance } from '../variance/replication.ts';
import { evaluate, variancesOf } from '../variance/statistic.ts';
import { cellTotals } from '../variance/totals.ts';
import { type Estimate, type Precision, estimateFrom, precisionOf } from './estimate.ts';
import { orderOf, sortWith } from './order.ts';
import { type QuantileRule, type Sorted, cumulate, quantileOf, quantileRules } from './quantileRules.ts';
import { sharesStatistic } from './surveyProportions.ts';
import { columnsNamed, completeDomain } from './variables.ts';

export type QuantileOptions = {
  readonly rule?: QuantileRule;
  /** Interval of the share below the quantile that Woodruff's method inverts; 'replicate' for the spread of replicates. */
  readonly method?: IntervalMethod | 'replicate';
  readonly level?: number;
};

export type QuantileEstimate = Estimate & { readonly probability: number };

const sortedFrom = (x: Float64Array, w: Float64Array): Sorted => {
  const cumulated = cumulate(w);
  return { x, w, cumulated, total: cumulated.at(-1) ?? 0 };
};

/** Rows of non-zero weight in ascending order of the variable, the order being known. */
const sortedBy = (values: Float64Array, weights: Float64Array, order: Uint32Array): Sorted => {
  const [x, w] = [new Float64Array(order.length), new Float64Array(order.length)];
  let n = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (weights[row] === 0) continue;
    x[n] = values[row]!;
    w[n++] = weights[row]!;
  }
  return sortedFrom(x.subarray(0, n), w.subarray(0, n));
};

/** 1 up to the quantile, 0 above, -1 where missing. */
const belowCodes = (values: Float64Array, quantile: number): Int16Array => {
  const codes = new Int16Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    codes[row] = value <= quantile ? 1 : value > quantile ? 0 : -1;
  }
  return codes;
};

type Limits = { readonly low: number | null; readonly high: number | null };

const woodruff = (
  domain: SurveyDesign,
  values: Float64Array,
  quantile: number,
  context: {
    readonly precision: Precision;
    readonly method: IntervalMethod;
    readonly invert: (p: number) => number;
  },
): Limits => {
  const codes = belowCodes(values, quantile);
  const below = evaluate(domain, cellTotals(domain, codes, 2), sharesStatistic(2));
  const error = Math.sqrt(variancesOf(below)[1]!);
  const interval = proportionInterval(
    context.method,
    Math.min(1, below.values[1]!),
    error,
    context.precision,
  );
  if (interval === null) return { low: null, high: null };
  return {
    low: interval.low < 0 ? null : context.invert(interval.low),
    high: interval.high > 1 ? null : context.invert(interval.high),
  };
};

const fromReplicates = (
  domain: SurveyDesign,
  values: Float64Array,
  read: (sorted: Sorted) => number,
): number => {
  if (domain.replicates === null)
    throw new RangeError(
      "Method 'replicate' needs a replicate design: choose 'mean', 'beta', 'logit' or 'asin'.",
    );
  const { weights, count } = domain.replicates;
  const rows = values.length;
  const order = orderOf(values, domain.weights);
  const table = Float64Array.from({ length: count }, (_, unit) => {
    const own = weights.subarray(unit * rows, (unit + 1) * rows);
    return read(
      sortedBy(
        values,
        own.map((weight, row) => (domain.weights[row] === 0 ? 0 : weight)),
        order,
      ),
    );
  });
  const full = Float64Array.of(read(sortedBy(values, domain.weights, order)));
  return replicateCovariance({ design: domain, size: 1, values: full, table }).values[0]!;
};

type Read = { readonly name: string; readonly value: number };

const woodruffEstimate = (precision: Precision, read: Read, { low, high }: Limits): Estimate => {
  const known = low !== null && high !== null && precision.t !== null;
  const estimate = estimateFrom(precision, {
    ...read,
    variance: known ? ((high - low) / (2 * precision.t)) ** 2 : Number.NaN,
  });
  return { ...estimate, low, high };
};

const checkOptions = ({ rule, method }: QuantileOptions): void => {
  checkChoice('rule', rule, quantileRules);
  checkChoice('method', method, [...intervalMethods, 'replicate']);
};

const checkProbability = (probability: number, variable: string): void => {
  if (probability > 0 && probability < 1) return;
  throw new RangeError(
    `Quantile ${probability} of "${variable}": give a number between 0 and 1, such as 0.5.`,
  );
};

/**
 * Quantiles of a number variable.
 * In words: the value below which the share p of the weighted population lies; Woodruff: the interval of that share, read back.
 * When to use: medians of money and other long-tailed variables. Rule 'math' (default) always gives a value that occurs; use
 * 'hf7' for smooth quantities. Standard error = length of the interval over 2 t. A limit is null when it lies outside the data.
 * Assumes: many PSUs; not for p near 0 or 1, nor where one value is shared by a large part of the respondents.
 * Units: p: share below, 0 to 1; result: units of the variable.
 * Errors: RangeError for p outside (0, 1), unknown rules and methods, category variables, empty domains.
 * Source: Woodruff (1952), JASA 47:635-646; Lumley (2010), ch. 2; equals survey::svyquantile.
 * @example surveyQuantile(design, 'years', [0.5])[0].value // 42
 */
export const surveyQuantile = (
  design: SurveyDesign,
  variable: string,
  probabilities: readonly number[],
  options: QuantileOptions = {},
): readonly QuantileEstimate[] => {
  checkOptions(options);
  const values = numbersOf(design.data, variable);
  const domain = completeDomain(design, columnsNamed(design.data, variable));
  const precision = precisionOf(domain, domain, options);
  const { x, carried } = sortWith(values, domain.weights, domain.weights);
  const sorted = sortedFrom(x, carried);
  const { rule = 'math', method = 'mean' } = options;
  return probabilities.map(probability => {
    checkProbability(probability, variable);
    const read = (from: Sorted): number => quantileOf(from, probability, rule);
    const value = read(sorted);
    if (method === 'replicate')
      return {
        probability,
        ...estimateFrom(precision, {
          ...{ name: variable, value },
          variance: fromReplicates(domain, values, read),
        }),
      };
    const invert = (p: number): number => quantileOf(sorted, p, rule);
    const limits = woodruff(domain, values, value, { precision, method, invert });
    return { probability, ...woodruffEstimate(precision, { name: variable, value }, limits) };
  });
};
