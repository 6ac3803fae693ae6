// Change of a figure between two waves with independent samples.
import { tTwoSided } from '../distributions.ts';
import type { Flag } from '../flags.ts';
import { type Estimate, checkedLevel, errorOf, intervalQuantile } from './estimate.ts';

export type Difference = {
  readonly value: number;
  readonly standardError: number | null;
  readonly t: number | null;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly pValue: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Respondents the figure rests on: those of both bases of a difference. */
  readonly n: number;
  readonly nWeighted: number;
  readonly flags: readonly Flag[];
};

/** Who a figure rests on. */
export type Base = { readonly n: number; readonly nWeighted: number };

/** Two bases together. */
export const together = (bases: readonly Base[]): Base => ({
  n: bases.reduce((sum, base) => sum + base.n, 0),
  nWeighted: bases.reduce((sum, base) => sum + base.nWeighted, 0),
});

/** A difference from its value, variance and degrees of freedom; nulls where there is no variance to speak of. */
export const differenceFrom = (parts: {
  readonly value: number;
  readonly variance: number | null;
  readonly degreesOfFreedom: number;
  readonly level?: number | undefined;
  readonly base: Base;
  readonly flags: readonly Flag[];
}): Difference => {
  const { value, variance, degreesOfFreedom } = parts;
  const base = { n: parts.base.n, nWeighted: parts.base.nWeighted };
  const quantile = intervalQuantile(checkedLevel(parts.level), degreesOfFreedom);
  const standardError = errorOf(value, variance === null ? null : Math.max(0, variance), quantile !== null);
  const t = standardError !== null && standardError > 0 ? value / standardError : null;
  if (standardError === null || quantile === null) {
    const flags = [...new Set([...parts.flags, 'noVariance' as const])];
    return { value, standardError, t, degreesOfFreedom, pValue: null, low: null, high: null, ...base, flags };
  }
  return {
    value,
    standardError,
    t,
    degreesOfFreedom,
    pValue: t === null ? null : tTwoSided(t, degreesOfFreedom),
    low: value - quantile * standardError,
    high: value + quantile * standardError,
    ...base,
    flags: [...new Set(parts.flags)],
  };
};

/**
 * Difference of two estimates from independent samples.
 * In words: later minus earlier; the variances add up; degrees of freedom are the sum of both designs'.
 * When to use: the same question in two waves with separately drawn samples. For a panel, or PSUs kept from wave to wave, stack
 * the waves with overlap instead: here the covariance would be lost.
 * Assumes: independent samples; enough PSUs in both for the t interval.
 * Units: those of the estimates (0.03 for a share is 3 percentage points). pValue is two-sided, t and p null when SE is 0.
 * Errors: Never fails; nulls where an error is unknown, flagged.
 * Source: Korn & Graubard (1999), ch. 8; equals survey::svycontrast on stacked waves.
 * @example waveDifference(surveyProportion(design, 'bribe', 'yes'), surveyProportion(earlier, 'bribe', 'yes')).value //
 *   -0.0134
 */
export const waveDifference = (
  later: Estimate,
  earlier: Estimate,
  options: { readonly level?: number } = {},
): Difference => {
  const known = later.standardError !== null && earlier.standardError !== null;
  return differenceFrom({
    value: later.value - earlier.value,
    variance: known ? later.standardError ** 2 + earlier.standardError ** 2 : null,
    degreesOfFreedom: later.degreesOfFreedom + earlier.degreesOfFreedom,
    level: options.level,
    base: together([later, earlier]),
    flags: [...later.flags, ...earlier.flags].filter(flag => flag !== 'wideCv'),
  });
};
