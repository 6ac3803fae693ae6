// Trend of a share over waves: a straight line, a straight line in log odds, and whether a straight line is enough.
import type { Flag } from '../flags.ts';
import { type WaldTest, jointTest } from '../inference/waldTest.ts';
import { matrix, multiply, transpose } from '../matrix.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { domainFlags } from './estimate.ts';
import { type TrendFit, atZero, fitTrend } from './trendModel.ts';
import {
  type ReadWave,
  type Sample,
  type TrendWave,
  covarianceOfWaves,
  freedomOf,
  independentSamples,
  readWaves,
} from './trendWaves.ts';
import { type Base, type Difference, differenceFrom, together } from './waveDifference.ts';

export type { TrendWave };

export type LogitTrend = {
  /** Change of the log odds per unit of time. */
  readonly slope: Difference;
  /** Log odds at time 0. */
  readonly intercept: Difference;
  /** The odds are multiplied by this in a unit of time. */
  readonly oddsRatio: { readonly value: number; readonly low: number | null; readonly high: number | null };
  /** Curvature in log odds; null for waves at two times, or where the odds have none. */
  readonly quadratic: Difference | null;
};

export type NonLinearity = {
  /** Curvature: the coefficient of time squared beside time. Its pValue is the test. */
  readonly quadratic: Difference;
  /** Do the waves leave the line in any way? Null when the sample has too few PSUs for that, or waves without an error. */
  readonly departure: WaldTest | null;
};

export type Trend = {
  /** Change of the share per unit of time (x 100 = percentage points). */
  readonly slope: Difference;
  /** Share the line gives at time 0. */
  readonly intercept: Difference;
  /** Null when the odds have no trend: nobody or everybody said yes, or time parts those who did from those who did not. */
  readonly logit: LogitTrend | null;
  /** Null for waves at two times: through two points a line always goes. */
  readonly nonLinearity: NonLinearity | null;
  /** Do the waves differ in any way? Null as `departure`. */
  readonly anyChange: WaldTest | null;
  readonly points: readonly { readonly time: number; readonly share: number; readonly fitted: number }[];
};

type Waves = {
  readonly read: readonly ReadWave[];
  readonly samples: readonly Sample[];
  readonly freedom: number;
  readonly level: number | undefined;
  readonly base: Base;
  readonly flags: readonly Flag[];
};

const prepared = (waves: readonly TrendWave[], level: number | undefined): Waves => {
  const read = readWaves(waves);
  const samples = independentSamples(read);
  return {
    ...{ read, samples, level },
    freedom: freedomOf(samples),
    base: together(
      read.map(({ domain }) => ({ n: summaryOf(domain).rows, nWeighted: summaryOf(domain).weighted })),
    ),
    flags: [...new Set(read.flatMap(({ domain }) => domainFlags(domain)))],
  };
};

/** A coefficient of a model with so many of them. */
const coefficientOf = (
  { freedom, level, base, flags }: Waves,
  coefficients: number,
  part: { readonly value: number; readonly variance: number },
): Difference =>
  differenceFrom({
    ...part,
    ...{ level, base, flags },
    degreesOfFreedom: Math.max(0, freedom + 1 - coefficients),
  });

const slopeOf = (waves: Waves, { coefficients, covariance }: TrendFit): Difference =>
  coefficientOf(waves, 2, { value: coefficients[1]!, variance: covariance.values[3]! });

const quadraticOf = (waves: Waves, { coefficients, covariance }: TrendFit): Difference =>
  coefficientOf(waves, 3, { value: coefficients[2]!, variance: covariance.values[8]! });

const logitTrend = (waves: Waves, hasCurve: boolean): LogitTrend | null => {
  const fit = fitTrend(waves.read, waves.samples, 'logit', 1);
  if (fit === null) return null;
  const curved = hasCurve ? fitTrend(waves.read, waves.samples, 'logit', 2) : null;
  const slope = slopeOf(waves, fit);
  const odds = (logit: number | null): number | null => (logit === null ? null : Math.exp(logit));
  return {
    slope,
    intercept: coefficientOf(waves, 2, atZero(fit)),
    oddsRatio: { value: Math.exp(slope.value), low: odds(slope.low), high: odds(slope.high) },
    quadratic: curved === null ? null : quadraticOf(waves, curved),
  };
};

/** In the model that has a share for every wave: joint tests that combinations of these shares are 0. */
const testsOfShares = (waves: Waves) => {
  const { read, samples, freedom, base, flags } = waves;
  const count = read.length;
  const covariance = covarianceOfWaves(read, samples, count, wave => ({
    expected: read[wave]!.share,
    weights: read.map(({ size }, other) => (other === wave ? 1 / size : 0)),
  }));
  const shares = matrix(
    count,
    1,
    Float64Array.from(read, ({ share }) => share),
  );
  return (rows: readonly (readonly number[])[]): WaldTest | null => {
    const combined = matrix(rows.length, count, Float64Array.from(rows.flat()));
    const spread = multiply(multiply(combined, covariance), transpose(combined));
    const test = jointTest(multiply(combined, shares).values, spread, freedom + 1 - count);
    return test === null ? null : { ...test, n: base.n, nWeighted: base.nWeighted, flags };
  };
};

/** Each wave after the first, minus the first. */
const againstFirst = (count: number): readonly (readonly number[])[] =>
  Array.from({ length: count - 1 }, (_, k) =>
    Array.from({ length: count }, (_, wave) => (wave === 0 ? -1 : wave === k + 1 ? 1 : 0)),
  );

/** Each wave between, minus the line through the first and the last. */
const againstLine = (times: readonly number[]): readonly (readonly number[])[] => {
  const [from, to] = [times.indexOf(Math.min(...times)), times.indexOf(Math.max(...times))];
  const [start, end] = [times[from]!, times[to]!];
  return times.flatMap((time, k) => {
    if (k === from || k === to) return [];
    const share = (time - start) / (end - start);
    return [times.map((_, wave) => (wave === k ? 1 : wave === from ? share - 1 : wave === to ? -share : 0))];
  });
};

const curvature = (waves: Waves): Difference | null => {
  const curved = fitTrend(waves.read, waves.samples, 'gaussian', 2);
  return curved === null ? null : quadraticOf(waves, curved);
};

/**
 * Trend of a share over waves: linear, in log odds, and tests of non-linearity.
 * In words: least squares (and logistic regression) of the yes/no answer on time over all respondents of all waves, with the
 * design's errors; beside them the coefficient of time squared, and Wald tests that the waves lie on the line or do not differ.
 * When to use: three or more waves with the same wording. `slope` says how fast in shares a year; `logit.oddsRatio` by how much
 * the odds are multiplied a year (better near 0 and 1); where `nonLinearity` is significant neither says all: show the points.
 * Assumes: waves drawn independently, or parts of one design (stackWaves), whose PSUs then give the covariance of waves.
 * Units: time: years or any unit; result: share, or log odds, per unit of time (squared).
 * Degrees of freedom: the design's + 1 - coefficients.
 * Errors: RangeError for fewer than two times, an unknown category or an empty wave.
 * Source: Fuller (1975), Sankhya C 37:117-132; Lumley (2010), ch. 5-6; equals survey::svyglm(y ~ time) with gaussian() and
 * quasibinomial(), and survey::regTermTest of time squared and of factor(wave).
 * @example trend([{ time: 2011, design: earlier, variable: 'bribe', categories: 'yes' }, { time: 2013, design, variable:
 *   'bribe', categories: 'yes' }]).slope.value // -0.00670
 * @example trend([{ time: 2011, design: earlier, variable: 'bribe', categories: 'yes' }, { time: 2013, design, variable:
 *   'bribe', categories: 'yes' }]).logit.oddsRatio.value // 0.9013
 */
export const trend = (waves: readonly TrendWave[], options: { readonly level?: number } = {}): Trend => {
  const times = waves.map(({ time }) => time);
  const distinct = new Set(times).size;
  const all = prepared(waves, options.level);
  if (distinct < 2)
    throw new RangeError(
      'A trend needs waves at two or more different times: add a wave, or mend the times.',
    );
  const line = fitTrend(all.read, all.samples, 'gaussian', 1)!; // two times or more: the least squares are there
  const test = testsOfShares(all);
  const quadratic = distinct > 2 ? curvature(all) : null;
  return {
    slope: slopeOf(all, line),
    intercept: coefficientOf(all, 2, atZero(line)),
    logit: logitTrend(all, distinct > 2),
    nonLinearity: quadratic === null ? null : { quadratic, departure: test(againstLine(times)) },
    anyChange: test(againstFirst(waves.length)),
    points: all.read.map(({ time, share }, wave) => ({ time, share, fitted: line.expected[wave]! })),
  };
};
