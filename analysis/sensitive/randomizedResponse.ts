// Randomized response: the respondent hides behind chance, and chance is taken out again on average.
import type { Interval } from '../inference/proportionInterval.ts';
import type { SurveyDesign } from '../design.ts';
import type { Estimate } from '../estimation/estimate.ts';
import { surveyProportion } from '../estimation/surveyProportion.ts';
import type { ProportionOptions } from '../estimation/surveyProportions.ts';
import type { Flag } from '../flags.ts';

/**
 * warner: `p` is the chance of getting the sensitive statement (else its opposite).
 * unrelated: with chance `p` the sensitive question, else an innocent one with known share `unrelatedShare` of yes.
 * forced: chances `forcedYes` and `forcedNo` of being told what to say.
 * crosswise: yes = "same answer to both"; `p` is the known share of yes to the innocent question.
 * triangular: yes = "at least one yes"; `p` as in crosswise.
 */
export type RandomizedModel =
  | { readonly model: 'warner'; readonly p: number }
  | { readonly model: 'unrelated'; readonly p: number; readonly unrelatedShare: number }
  | { readonly model: 'forced'; readonly forcedYes: number; readonly forcedNo: number }
  | { readonly model: 'crosswise'; readonly p: number }
  | { readonly model: 'triangular'; readonly p: number };

export type SensitiveEstimate = Estimate & {
  /** Share of yes as observed, with its own error. */
  readonly observed: Estimate;
  /** How many times the variance exceeds that of the observed share: the price of protection. */
  readonly efficiencyLoss: number;
};

const probability = (value: number, what: string): number => {
  if (value >= 0 && value <= 1) return value;
  throw new RangeError(`${what} is ${value}: give a probability from 0 to 1.`);
};

type Line = { readonly intercept: number; readonly slope: number };

const overDifference = (p: number, model: string): Line => {
  const spread = 2 * probability(p, 'p') - 1;
  if (Math.abs(spread) < 1e-9)
    throw new RangeError(`p = 0.5 makes the ${model} design uninformative: use another p.`);
  return { intercept: (p - 1) / spread, slope: 1 / spread };
};

const forcedLine = (forcedYes: number, forcedNo: number): Line => {
  const honest = 1 - probability(forcedYes, 'forcedYes') - probability(forcedNo, 'forcedNo');
  if (honest <= 1e-9)
    throw new RangeError('Nobody answers honestly: forcedYes + forcedNo must stay below 1.');
  return { intercept: -forcedYes / honest, slope: 1 / honest };
};

/** The sensitive share as a straight line of the observed share of yes. */
export const lineOf = (design: RandomizedModel): Line => {
  if (design.model === 'warner' || design.model === 'crosswise')
    return overDifference(design.p, design.model);
  if (design.model === 'forced') return forcedLine(design.forcedYes, design.forcedNo);
  const p = probability(design.p, 'p');
  if (design.model === 'unrelated') {
    if (p < 1e-9) throw new RangeError('p = 0: nobody gets the sensitive question.');
    return { intercept: (-(1 - p) * probability(design.unrelatedShare, 'unrelatedShare')) / p, slope: 1 / p };
  }
  if (1 - p < 1e-9) throw new RangeError('p = 1: everybody answers yes; use a rarer innocent question.');
  return { intercept: 1 - 1 / (1 - p), slope: 1 / (1 - p) };
};

const clipped = (value: number): number => Math.min(1, Math.max(0, value));

/** Applies the line to an interval and keeps it within [0, 1]. */
const transformed = (line: Line, { low, high }: Interval): Interval => {
  const ends = [line.intercept + line.slope * low, line.intercept + line.slope * high].map(clipped);
  return { low: Math.min(...ends), high: Math.max(...ends) };
};

/**
 * Share of a sensitive trait from a randomized-response question.
 * In words: a + b x observed share of yes; standard error |b| times that of the share; interval: the share's, transformed.
 * When to use: where a direct answer is not to be expected and privacy must be visible. `efficiencyLoss` is b squared: with 4,
 * a sample of 1,000 tells as much as 250 direct answers.
 * Assumes: the chances of the device are known and everybody follows it. The estimate is not clipped; outside [0, 1] it is
 * flagged 'outOfRange'.
 * Units: chances and shares 0 to 1; result: share, 0 to 1; efficiencyLoss: a ratio of variances.
 * Errors: RangeError for impossible probabilities, unknown variable or category.
 * Source: Warner (1965), JASA 60:63-69; Greenberg et al. (1969); Yu, Tian & Tang (2008), Metrika 67:251-263; as RRreg.
 * @example randomizedResponse(design, 'bribe', 'yes', { model: 'forced', forcedYes: 0.1, forcedNo: 0.1 }).efficiencyLoss //
 *   1.5625
 */
export const randomizedResponse = (
  design: SurveyDesign,
  variable: string,
  yes: string | readonly string[],
  options: RandomizedModel & ProportionOptions,
): SensitiveEstimate => {
  const line = lineOf(options);
  const observed = surveyProportion(design, variable, yes, options);
  const value = line.intercept + line.slope * observed.value;
  const interval =
    observed.low === null || observed.high === null
      ? { low: null, high: null }
      : transformed(line, { low: observed.low, high: observed.high });
  const flags: readonly Flag[] = value < 0 || value > 1 ? [...observed.flags, 'outOfRange'] : observed.flags;
  return {
    ...observed,
    ...interval,
    value,
    standardError: observed.standardError === null ? null : Math.abs(line.slope) * observed.standardError,
    flags,
    observed,
    efficiencyLoss: line.slope ** 2,
  };
};
