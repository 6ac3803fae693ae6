// Relative change: by how many percent a figure grew.
import type { Estimate } from './estimate.ts';
import { type Difference, differenceFrom, together } from './waveDifference.ts';

/**
 * The change of an estimate in parts of the earlier one.
 * In words: later / earlier - 1; error by the delta method: slopes 1/earlier and -later/earlier squared.
 * When to use: totals and prices, where percent are natural. `covariance` is 0 for independent samples (the default).
 * Assumes: the earlier estimate is well away from 0 compared with its error; degrees of freedom of both add up.
 * Units: 0.1 is +10 %.
 * Errors: RangeError when the earlier estimate is 0.
 * Source: Sarndal et al. (1992), section 5.6 (ratio by linearization); equals survey::svycontrast(quote(later / earlier - 1)).
 * @example relativeChange(surveyTotal(design, 'money').estimates[0], surveyTotal(earlier, 'money').estimates[0]).value //
 *   -0.664
 */
export const relativeChange = (
  later: Estimate,
  earlier: Estimate,
  options: { readonly covariance?: number; readonly degreesOfFreedom?: number; readonly level?: number } = {},
): Difference => {
  const ratio = later.value / earlier.value;
  if (!Number.isFinite(ratio / earlier.value))
    throw new RangeError(
      'The earlier estimate is 0 or next to it: a relative change has no value; give the difference instead.',
    );
  const [a, b] = [1 / earlier.value, -ratio / earlier.value];
  const known = later.standardError !== null && earlier.standardError !== null;
  const variance = known
    ? (a * later.standardError) ** 2 +
      (b * earlier.standardError) ** 2 +
      2 * a * b * (options.covariance ?? 0)
    : null;
  return differenceFrom({
    value: ratio - 1,
    variance,
    degreesOfFreedom: options.degreesOfFreedom ?? later.degreesOfFreedom + earlier.degreesOfFreedom,
    level: options.level,
    base: together([later, earlier]),
    flags: [...later.flags, ...earlier.flags].filter(flag => flag !== 'wideCv'),
  });
};
