// Probability distributions that the tests and intervals need: tails and quantiles with real-valued degrees of freedom,
// accurate to 1e-10 relative, far tails included. Upper tails are computed directly, never as 1 - cdf.
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

const finite = (value: number, what: string): number => {
  if (!Number.isFinite(value)) throw new RangeError(`${what} has no finite value: check its arguments.`);
  return value;
};

/** P(Z > x) for the standard normal. */
export const normalSf = (x: number): number => finite(erfc(x / Math.SQRT2) / 2, 'normalSf');

/** x with P(Z <= x) = p for the standard normal, 0 < p < 1. */
export const normalQuantile = (p: number): number =>
  finite(-Math.SQRT2 * erfcinv(2 * p), `normalQuantile(${p})`);

/** P(T > t) for Student's t; `df` may be any positive number, or Infinity for the normal. */
export const tSf = (t: number, df: number): number => {
  if (df === Infinity) return normalSf(t);
  const square = t * t;
  const tail = betainc(df / (df + square), df / 2, 0.5) / 2;
  return finite(t >= 0 ? tail : betainc(square / (df + square), 0.5, df / 2) / 2 + 0.5, `tSf(${t}, ${df})`);
};

/** P(T <= t) for Student's t. */
export const tCdf = (t: number, df: number): number => tSf(-t, df);

/** P(|T| > |t|): the two-sided p-value. */
export const tTwoSided = (t: number, df: number): number => Math.min(1, 2 * tSf(Math.abs(t), df));

/** t with P(T <= t) = p for Student's t, 0 < p < 1. */
export const tQuantile = (p: number, df: number): number =>
  df === Infinity ? normalQuantile(p) : finite(tQuantileOf(p, df), `tQuantile(${p}, ${df})`);

/** P(F > f) for Fisher's F with real-valued degrees of freedom. */
export const fSf = (f: number, numerator: number, denominator: number): number => {
  if (f <= 0) return 1;
  if (denominator === Infinity) return chi2Sf(f * numerator, numerator);
  return finite(
    betainc(denominator / (denominator + numerator * f), denominator / 2, numerator / 2),
    `fSf(${f}, ${numerator}, ${denominator})`,
  );
};

/** P(X > x) for the chi-square distribution. */
export const chi2Sf = (x: number, df: number): number =>
  x <= 0 ? 1 : finite(gammainc(x / 2, df / 2, true, true), `chi2Sf(${x}, ${df})`);

/** P(X <= x) for the beta distribution. */
export const betaCdf = (x: number, a: number, b: number): number =>
  x <= 0 ? 0 : x >= 1 ? 1 : finite(betainc(x, a, b), `betaCdf(${x}, ${a}, ${b})`);

/** x with P(X <= x) = p for the beta distribution. */
export const betaQuantile = (p: number, a: number, b: number): number =>
  p <= 0 ? 0 : p >= 1 ? 1 : finite(betaQuantileOf(p, a, b), `betaQuantile(${p}, ${a}, ${b})`);
