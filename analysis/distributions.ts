// Probability distributions that the tests and intervals need: tails and quantiles with real-valued degrees of freedom,
// accurate to 1e-10 relative, far tails included (1e-9 beyond a million degrees of freedom). Upper tails are computed directly,
// never as 1 - cdf.
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import { misuse } from './misuse.ts';

const finite = (value: number, what: string): number => {
  if (!Number.isFinite(value))
    throw misuse('noFiniteValue', { what }, `${what} has no finite value: check its arguments.`);
  return value;
};

/**
 * P(Z > x) for the standard normal.
 * In words: half of erfc(x / square root of 2).
 * When to use: planning, and intervals without degrees of freedom.
 * Assumes: x in standard deviations from the mean.
 * Units: x: standard deviations; result: probability, 0 to 1.
 * Errors: RangeError for NaN.
 * Source: Abramowitz & Stegun (1964), section 26.2; checked against R 4.2.2 (pnorm).
 * @example normalSf(1.96) // 0.024998
 */
export const normalSf = (x: number): number => finite(erfc(x / Math.SQRT2) / 2, 'normalSf');

/**
 * x with P(Z <= x) = p for the standard normal, 0 < p < 1.
 * In words: the x at which the area to its left is p.
 * When to use: planning, and intervals without degrees of freedom.
 * Assumes: a standard normal; multiply by the error and add the mean.
 * Units: p: probability; result: standard deviations.
 * Errors: RangeError for p outside (0, 1).
 * Source: Abramowitz & Stegun (1964), section 26.2; checked against R 4.2.2 (qnorm).
 * @example normalQuantile(0.975) // 1.959964
 */
export const normalQuantile = (p: number): number =>
  finite(-Math.SQRT2 * erfcinv(2 * p), `normalQuantile(${p})`);

/** Past this many times the degrees of freedom the square of t leaves only the first term of the tail. */
const FAR = 1e13;

/** P(T > t) far out, where it is a power of t: on logarithms, so that no square overflows. */
const farTail = (t: number, df: number): number => {
  const whole = betainc(1, df / 2, 0.5, false);
  return Math.exp((df / 2) * (Math.log(df) - 2 * Math.log(t)) - Math.log(df * whole));
};

/**
 * P(T > t) for Student's t; `df` may be any positive number, or Infinity for the normal.
 * In words: half of the incomplete beta I(df / (df + t squared); df/2, 1/2) for t > 0.
 * When to use: p-values and limits of intervals.
 * Assumes: estimate and error are independent, as for normal data; in surveys many PSUs make it nearly so.
 * Units: t: standard errors; result: probability, 0 to 1.
 * Errors: RangeError for degrees of freedom of 0 or below.
 * Source: Abramowitz & Stegun (1964), section 26.7; DiDonato & Morris (1992), ACM TOMS 18:360-373 for the incomplete beta;
 * checked against R 4.2.2 (pt).
 * @example tSf(2.1, 14) // 0.027167
 */
export const tSf = (t: number, df: number): number => {
  if (df === Infinity) return normalSf(t);
  if (df === 1) return finite(Math.atan2(1, t) / Math.PI, `tSf(${t}, 1)`);
  const square = t * t;
  if (square > FAR * df) return finite(t > 0 ? farTail(t, df) : 1 - farTail(-t, df), `tSf(${t}, ${df})`);
  // the smaller of the two shares, so that no digits are lost in a number close to 1
  const tail =
    square < df
      ? betainc(square / (df + square), 0.5, df / 2, true, true) / 2
      : betainc(df / (df + square), df / 2, 0.5) / 2;
  return finite(t >= 0 ? tail : 1 - tail, `tSf(${t}, ${df})`);
};

/**
 * P(T <= t) for Student's t.
 * In words: P(T > -t), by symmetry.
 * When to use: p-values and limits of intervals.
 * Assumes: as for `tSf`.
 * Units: t: standard errors; result: probability, 0 to 1.
 * Errors: RangeError for degrees of freedom of 0 or below.
 * Source: Abramowitz & Stegun (1964), section 26.7; DiDonato & Morris (1992), ACM TOMS 18:360-373 for the incomplete beta;
 * checked against R 4.2.2 (pt).
 * @example tCdf(-2.1, 14) // 0.027167
 */
export const tCdf = (t: number, df: number): number => tSf(-t, df);

/** P(|T| > |t|): the two-sided p-value. */
export const tTwoSided = (t: number, df: number): number => Math.min(1, 2 * tSf(Math.abs(t), df));

/** Density of Student's t, `whole` being the complete beta function of df / 2 and 1/2. */
const tDensity = (t: number, df: number, whole: number): number =>
  Math.exp((-(df + 1) / 2) * Math.log1p((t / df) * t)) / (Math.sqrt(df) * whole);

const ROUNDS = 100;
const SETTLED = 1e-15;

/** t > 0 with P(T > t) = tail, 0 < tail < 1/2, by Newton's steps: on the logarithms in the tail, plain near the middle. */
const upperPoint = (tail: number, df: number): number => {
  const whole = betainc(1, df / 2, 0.5, false);
  // the far tail is a power of t: its logarithm stays a number where the square of t does not
  const power = (Math.log(2 * tail) + Math.log((df / 2) * whole)) / (df / 2);
  if (power < -Math.log(FAR)) return Math.sqrt(df) * Math.exp(-power / 2);
  const isFar = tail < 0.25;
  const leading = Math.sqrt(df * Math.max(0, Math.exp(-power) - 1)); // from below, as the normal quantile
  let t = isFar ? Math.max(-normalQuantile(tail), leading) : (0.5 - tail) * Math.sqrt(df) * whole;
  for (let round = 0; round < ROUNDS; round++) {
    const above = tSf(t, df);
    const density = tDensity(t, df, whole);
    const next = isFar
      ? t * Math.exp((Math.log(above / tail) * above) / (t * density))
      : t + (above - tail) / density;
    if (!(Math.abs(next - t) > SETTLED * Math.abs(t))) break;
    t = next;
  }
  return t;
};

/**
 * t with P(T <= t) = p for Student's t, 0 < p < 1.
 * In words: the t at which `tCdf` is p, by Newton steps.
 * When to use: p-values and limits of intervals.
 * Assumes: as for `tSf`.
 * Units: p: probability; result: standard errors.
 * Errors: RangeError for p outside (0, 1) and degrees of freedom of 0 or below.
 * Source: Abramowitz & Stegun (1964), section 26.7; DiDonato & Morris (1992), ACM TOMS 18:360-373 for the incomplete beta;
 * checked against R 4.2.2 (qt).
 * @example tQuantile(0.975, 14) // 2.144787
 */
export const tQuantile = (p: number, df: number): number => {
  if (df === Infinity) return normalQuantile(p);
  if (!(p > 0 && p < 1 && df > 0)) return finite(Number.NaN, `tQuantile(${p}, ${df})`);
  if (p === 0.5) return 0;
  const point = p < 0.5 ? -upperPoint(p, df) : upperPoint(1 - p, df);
  return finite(point, `tQuantile(${p}, ${df})`);
};

/**
 * P(F > f) for Fisher's F with real-valued degrees of freedom.
 * In words: incomplete beta I(d2 / (d2 + d1 f); d2/2, d1/2).
 * When to use: p-values of joint tests (Wald, Rao-Scott).
 * Assumes: a ratio of two independent mean squares; for surveys an approximation.
 * Units: f: a ratio; result: probability, 0 to 1.
 * Errors: RangeError for degrees of freedom of 0 or below.
 * Source: Abramowitz & Stegun (1964), section 26.6; DiDonato & Morris (1992), ACM TOMS 18:360-373 for the incomplete beta;
 * checked against R 4.2.2 (pf).
 * @example fSf(2.2, 1.7, 22.3) // 0.140164
 */
export const fSf = (f: number, numerator: number, denominator: number): number => {
  if (!(numerator > 0 && denominator > 0))
    return finite(Number.NaN, `fSf(${f}, ${numerator}, ${denominator})`);
  if (f <= 0) return 1;
  if (denominator === Infinity) return chi2Sf(f * numerator, numerator);
  const scaled = numerator * f;
  const tail =
    scaled < denominator
      ? betainc(scaled / (denominator + scaled), numerator / 2, denominator / 2, true, true)
      : betainc(denominator / (denominator + scaled), denominator / 2, numerator / 2);
  return finite(tail, `fSf(${f}, ${numerator}, ${denominator})`);
};

/**
 * P(X > x) for the chi-square distribution.
 * In words: upper incomplete gamma Q(df/2, x/2).
 * When to use: first-order tests.
 * Assumes: x is a sum of df independent squared standard normals; in surveys, after correction by the design effect.
 * Units: x: a sum of squares in variances; result: probability, 0 to 1.
 * Errors: RangeError for degrees of freedom of 0 or below.
 * Source: Abramowitz & Stegun (1964), section 26.4; Gautschi (1979), ACM TOMS 5:466-481 for the incomplete gamma; checked
 * against R 4.2.2 (pchisq).
 * @example chi2Sf(3.84, 1) // 0.050044
 */
export const chi2Sf = (x: number, df: number): number =>
  x <= 0 && df > 0 ? 1 : finite(gammainc(x / 2, df / 2, true, true), `chi2Sf(${x}, ${df})`);

/**
 * P(X <= x) for the beta distribution.
 * In words: incomplete beta I(x; a, b).
 * When to use: p-values and limits of intervals.
 * Assumes: a and b above 0; they need not be whole.
 * Units: x: share, 0 to 1; result: probability, 0 to 1.
 * Errors: RangeError for parameters of 0 or below.
 * Source: Abramowitz & Stegun (1964), section 26.5; DiDonato & Morris (1992), ACM TOMS 18:360-373; checked against R 4.2.2
 * (pbeta).
 * @example betaCdf(0.3, 2, 5) // 0.579825
 */
export const betaCdf = (x: number, a: number, b: number): number =>
  x <= 0 && a > 0 && b > 0
    ? 0
    : x >= 1 && a > 0 && b > 0
      ? 1
      : finite(a > 0 && b > 0 ? betainc(x, a, b) : Number.NaN, `betaCdf(${x}, ${a}, ${b})`);

/**
 * x with P(X <= x) = p for the beta distribution.
 * In words: the x at which `betaCdf` is p.
 * When to use: exact limits of a share (Clopper-Pearson, Korn-Graubard).
 * Assumes: a and b above 0; they need not be whole.
 * Units: p: probability; result: share, 0 to 1.
 * Errors: RangeError for parameters of 0 or below.
 * Source: Abramowitz & Stegun (1964), section 26.5; DiDonato & Morris (1992), ACM TOMS 18:360-373; checked against R 4.2.2
 * (qbeta).
 * @example betaQuantile(0.975, 3, 97) // 0.071076
 */
export const betaQuantile = (p: number, a: number, b: number): number =>
  p <= 0 ? 0 : p >= 1 ? 1 : finite(betaQuantileOf(p, a, b), `betaQuantile(${p}, ${a}, ${b})`);
