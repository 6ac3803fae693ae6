// Confidence intervals for a share estimated from a complex sample.
// Sources: logit, mean - Lumley (2010), section 2.3; beta - Korn & Graubard (1998), Survey Methodology 24:193-201;
// wilson - Wilson (1927), JASA 22:209-212 with the effective sample size; asin - variance-stabilizing transformation.
import { betaQuantile, tQuantile } from '../distributions.ts';
import { checkChoice } from '../choice.ts';
import type { Precision } from '../estimation/estimate.ts';

export const intervalMethods = ['logit', 'beta', 'wilson', 'asin', 'mean'] as const;
export type IntervalMethod = (typeof intervalMethods)[number];

export type Interval = { readonly low: number; readonly high: number };

const logit = (p: number, standardError: number, t: number): Interval => {
  const centre = Math.log(p / (1 - p));
  const reach = (t * standardError) / (p * (1 - p));
  return { low: 1 / (1 + Math.exp(reach - centre)), high: 1 / (1 + Math.exp(-centre - reach)) };
};

const beta = (p: number, standardError: number, { rows, level, t }: Precision): Interval => {
  const tail = (1 - level) / 2;
  const ratio = rows > 1 ? tQuantile(1 - tail, rows - 1) / t! : 1;
  const effective = ((p * (1 - p)) / standardError ** 2) * ratio ** 2;
  const [yes, no] = [effective * p, effective * (1 - p)];
  return { low: betaQuantile(tail, yes, no + 1), high: betaQuantile(1 - tail, yes + 1, no) };
};

const wilson = (p: number, standardError: number, t: number): Interval => {
  const effective = (p * (1 - p)) / standardError ** 2;
  const square = t * t;
  const centre = p + square / (2 * effective);
  const reach = (t / (2 * effective)) * Math.sqrt(4 * effective * p * (1 - p) + square);
  const scale = 1 + square / effective;
  return { low: (centre - reach) / scale, high: (centre + reach) / scale };
};

/** As survey has it: past the ends of the scale the angle is reflected, so near 0 or 1 choose another method. */
const asin = (p: number, standardError: number, t: number): Interval => {
  const centre = Math.asin(Math.sqrt(p));
  const reach = (t * standardError) / (2 * Math.sqrt(p * (1 - p)));
  return { low: Math.sin(centre - reach) ** 2, high: Math.sin(centre + reach) ** 2 };
};

/** The Clopper-Pearson limit, at half of alpha as in a two-sided interval, when nobody (or everybody) of n respondents gave the answer. */
export const exactLimit = (p: 0 | 1, n: number, level: number): Interval => {
  const reach = 1 - ((1 - level) / 2) ** (1 / n);
  return p === 0 ? { low: 0, high: reach } : { low: 1 - reach, high: 1 };
};

/** With next to no error the beta quantile has fewer digits than the share: an interval never leaves its own share out. */
const around = (p: number, { low, high }: Interval): Interval => ({
  low: Math.min(low, p),
  high: Math.max(high, p),
});

/**
 * Interval for a share p with a standard error from the design.
 * When to use: logit by default; beta (Korn-Graubard) for shares under 5 % or over 95 % and official publications; wilson as a
 * fast alternative; mean (p +- t SE) only to compare with other software, it may leave [0, 1].
 * Where we differ from R: p = 0 and 1 have the exact limit (R: NaN); beta counts rows of non-zero weight (R also counts the rows
 * that a cut of a calibrated design has dropped).
 * Errors: null when there are no degrees of freedom. A standard error of 0 gives [p, p]; p = 0 or 1 the exact limit.
 */
export const proportionInterval = (
  method: IntervalMethod,
  p: number,
  standardError: number,
  precision: Precision,
): Interval | null => {
  checkChoice('method', method, intervalMethods);
  if (p <= 0 || p >= 1) return exactLimit(p <= 0 ? 0 : 1, precision.n, precision.level);
  if (precision.t === null || !Number.isFinite(standardError)) return null;
  if (standardError < 1e-13) return { low: p, high: p };
  if (method === 'mean')
    return { low: p - precision.t * standardError, high: p + precision.t * standardError };
  if (method === 'logit') return logit(p, standardError, precision.t);
  if (method === 'beta') return around(p, beta(p, standardError, precision));
  return method === 'wilson' ? wilson(p, standardError, precision.t) : asin(p, standardError, precision.t);
};
