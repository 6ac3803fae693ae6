// One estimated number with everything needed to judge it. Nothing here is ever NaN.
import { misuse } from '../misuse.ts';
import { type SurveyDesign, degreesOfFreedom } from '../design.ts';
import { type DomainSummary, summaryOf } from '../variance/domainSummary.ts';
import { tQuantile } from '../distributions.ts';
import { FEW_PSU, type Flag, SMALL_BASE, WIDE_CV } from '../flags.ts';
import { hasLonelyStratum } from '../variance/linearization.ts';

export type Estimate = {
  readonly value: number;
  /** Null when it cannot be computed; `flags` says why. */
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Respondents the figure rests on (unweighted). */
  readonly n: number;
  /** Respondents who gave this answer (unweighted), where that makes sense. */
  readonly count?: number;
  readonly nWeighted: number;
  readonly degreesOfFreedom: number;
  /** Variance relative to a simple random sample of the same size. */
  readonly designEffect: number | null;
  readonly flags: readonly Flag[];
};

/** What all figures of one design and base share, computed once. */
export type Precision = {
  readonly degreesOfFreedom: number;
  readonly level: number;
  /** t quantile for the two-sided interval; null when there are no degrees of freedom. */
  readonly t: number | null;
  /** Whether some stratum was drawn with two PSUs or more, so that there is a scatter to see. */
  readonly hasReplication: boolean;
  readonly n: number;
  /** Rows of the whole design, unanswered ones included: what Korn and Graubard's interval counts. */
  readonly rows: number;
  readonly nWeighted: number;
  readonly flags: readonly Flag[];
};

export const checkedLevel = (level: number | undefined): number => {
  const value = level ?? 0.95;
  if (value > 0 && value < 1) return value;
  throw new RangeError(`The confidence level is ${value}: give a number between 0 and 1, such as 0.95.`);
};

/** t for a two-sided interval, or null without degrees of freedom. */
export const intervalQuantile = (level: number, df: number): number | null =>
  df > 0 ? tQuantile(1 - (1 - level) / 2, df) : null;

const flagsFrom = (
  inherited: readonly Flag[],
  { rows, psus }: DomainSummary,
  isLonely: boolean,
): readonly Flag[] => {
  const flags = new Set<Flag>(inherited);
  if (rows < SMALL_BASE) flags.add('smallBase');
  if (psus < FEW_PSU) flags.add('fewPsu');
  if (isLonely) flags.add('lonelyPsu');
  return [...flags];
};

/** Warnings that every figure of a domain carries. */
export const domainFlags = (domain: SurveyDesign): readonly Flag[] =>
  flagsFrom(domain.flags, summaryOf(domain), hasLonelyStratum(domain));

/** Warnings that every figure of one part of a domain carries. */
export const partFlags = (domain: SurveyDesign, part: DomainSummary): readonly Flag[] =>
  flagsFrom(domain.flags, part, hasLonelyStratum(domain, part.stratumPsus));

/** Whether some stratum was drawn with two PSUs or more: without that there is nothing to see a variance from. */
const hasReplication = ({ replicates, structure }: SurveyDesign): boolean =>
  replicates !== null || structure.psuCount > structure.strataCount;

export type PrecisionOptions = { readonly level?: number; readonly degreesOfFreedom?: number };

/**
 * Size of the base, t quantile and warnings of a domain (the rows with an answer) within the design the caller asked about:
 * degrees of freedom are those of the design, as in R.
 */
export const precisionOf = (
  domain: SurveyDesign,
  design: SurveyDesign,
  options: PrecisionOptions,
): Precision => {
  const level = checkedLevel(options.level);
  const df = options.degreesOfFreedom ?? degreesOfFreedom(design);
  const { rows: n, weighted: nWeighted } = summaryOf(domain);
  return {
    degreesOfFreedom: df,
    level,
    t: hasReplication(design) ? intervalQuantile(level, df) : null,
    hasReplication: hasReplication(design),
    n,
    rows: summaryOf(design).rows,
    nWeighted,
    flags: domainFlags(domain),
  };
};

/** A scatter below this share of the squared value, without degrees of freedom, is rounding: nothing was seen. */
const ROUNDING = 1e-20;

/**
 * The standard error that a variance gives, or null where the sample shows none. A domain inside one PSU a stratum has a scatter
 * in the whole design but no degrees of freedom: an error without an interval.
 */
export const errorOf = (value: number, variance: number | null, hasFreedom: boolean): number | null => {
  if (variance === null || !Number.isFinite(variance) || variance < 0) return null;
  if (!hasFreedom && !(variance > ROUNDING * value ** 2)) return null;
  return Math.sqrt(variance);
};

export type EstimateParts = {
  /** What is estimated, for messages. */
  readonly name: string;
  readonly value: number;
  readonly variance: number;
  readonly interval?: { readonly low: number; readonly high: number } | null;
  readonly designEffect?: number | null;
  readonly count?: number;
  readonly flags?: readonly Flag[];
};

/** Puts an estimate together; the interval is value +- t x SE unless one is given. */
export const estimateFrom = (precision: Precision, parts: EstimateParts): Estimate => {
  const { name, value, variance } = parts;
  if (!Number.isFinite(value))
    throw misuse(
      'noNumber',
      { name },
      `The estimate of "${name}" is not a number: its weights add up to 0, or its values are too large to add up. ` +
        'Mend them, or widen the domain.',
    );
  const flags = new Set<Flag>([...precision.flags, ...(parts.flags ?? [])]);
  const standardError = precision.hasReplication ? errorOf(value, variance, precision.t !== null) : null;
  if (standardError === null || precision.t === null) flags.add('noVariance');
  if (standardError !== null && value !== 0 && standardError > WIDE_CV * Math.abs(value)) flags.add('wideCv');
  const reach = standardError === null || precision.t === null ? null : precision.t * standardError;
  const wald = reach === null ? null : { low: value - reach, high: value + reach };
  const interval = parts.interval ?? wald;
  return {
    value,
    standardError,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n: precision.n,
    ...(parts.count === undefined ? {} : { count: parts.count }),
    nWeighted: precision.nWeighted,
    degreesOfFreedom: precision.degreesOfFreedom,
    designEffect: standardError === null ? null : (parts.designEffect ?? null),
    flags: [...flags],
  };
};
