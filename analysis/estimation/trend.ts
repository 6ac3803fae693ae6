// Straight-line trend of a share over waves, from one small table a wave.
import { categoriesOf } from '../dataset.ts';
import { type SurveyDesign, degreesOfFreedom } from '../design.ts';
import type { Flag } from '../flags.ts';
import { linearizedCovariance } from '../variance/linearization.ts';
import { type Totals, cellTotals } from '../variance/totals.ts';
import { yesColumn } from './surveyProportion.ts';
import { answeredDomain } from './surveyProportions.ts';
import { domainFlags } from './estimate.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { type Difference, differenceFrom, together } from './waveDifference.ts';

export type TrendWave = {
  /** When the wave was: a year, or a number of months; any unit, the same for all waves. */
  readonly time: number;
  readonly design: SurveyDesign;
  readonly variable: string;
  /** Answers that count as yes. */
  readonly categories: string | readonly string[];
};

export type Trend = {
  /** Change of the share per unit of time (x 100 = percentage points). */
  readonly slope: Difference;
  /** Share the line gives at time 0. */
  readonly intercept: Difference;
  readonly points: readonly { readonly time: number; readonly share: number; readonly fitted: number }[];
};

type Wave = { readonly time: number; readonly domain: SurveyDesign; readonly totals: Totals };

const readWave = ({ time, design, variable, categories }: TrendWave): Wave => {
  if (design.replicates !== null)
    throw new RangeError(
      'A trend reads linearized designs: for replicate weights fit surveyGlm on the stacked waves.',
    );
  const column = categoriesOf(design.data, variable);
  const domain = answeredDomain(design, column);
  return { time, domain, totals: cellTotals(domain, yesColumn(column, categories).codes, 2) };
};

type Line = {
  readonly slope: number;
  readonly level: number;
  readonly middle: number;
  readonly spread: number;
  readonly size: number;
};

const fitLine = (waves: readonly Wave[]): Line => {
  let [size, times, yes] = [0, 0, 0];
  for (const { time, totals } of waves) {
    const weight = totals.totals[0]! + totals.totals[1]!;
    size += weight;
    times += weight * time;
    yes += totals.totals[1]!;
  }
  const middle = times / size;
  let [spread, product] = [0, 0];
  for (const { time, totals } of waves) {
    spread += (totals.totals[0]! + totals.totals[1]!) * (time - middle) ** 2;
    product += (time - middle) * totals.totals[1]!;
  }
  if (!(spread > 0)) throw new RangeError('A trend needs waves at two or more different times.');
  return { slope: product / spread, level: yes / size, middle, spread, size };
};

/** Adds the covariance of (intercept, slope) that one wave contributes. */
const addWave = (line: Line, { time, domain, totals }: Wave, sum: Float64Array): void => {
  const fitted = line.level + line.slope * (time - line.middle);
  const table = new Float64Array(totals.unitCount * 2);
  for (let unit = 0; unit < totals.unitCount; unit++) {
    const yes = totals.units[unit * 2 + 1]!;
    const residual = yes - fitted * (totals.units[unit * 2]! + yes);
    const slope = ((time - line.middle) * residual) / line.spread;
    table[unit * 2] = residual / line.size - line.middle * slope;
    table[unit * 2 + 1] = slope;
  }
  const covariance = linearizedCovariance({ design: domain, size: 2, values: sum, table, zeroCentre: true });
  covariance.values.forEach((value, i) => (sum[i]! += value));
};

/**
 * Linear trend of a share over waves with independent samples.
 * In words: weighted least squares of the yes/no answer on time over all respondents of all waves, with the design's errors.
 * When to use: three or more waves with the same wording, when the question is "how fast", in shares a year.
 * Assumptions: independent waves; a straight line (look at `points`). Degrees of freedom: sum over waves, minus 1.
 * Units: share per unit of time. Errors: RangeError for fewer than two times, an unknown category or an empty wave.
 * Source: Fuller (1975), Sankhya C 37:117-132; Lumley (2010), ch. 5; equals survey::svyglm(y ~ time).
 *   'bribe', categories: 'yes' }]).slope.value // -0.00670
 * @example trend([{ time: 2011, design: earlier, variable: 'bribe', categories: 'yes' }, { time: 2013, design, variable:
 *   'bribe', categories: 'yes' }]).slope.value // -0.00670
 */
export const trend = (waves: readonly TrendWave[], options: { readonly level?: number } = {}): Trend => {
  const read = waves.map(readWave);
  const line = fitLine(read);
  const covariance = new Float64Array(4);
  for (const wave of read) addWave(line, wave, covariance);
  const df = read.reduce((sum, { domain }) => sum + degreesOfFreedom(domain), -1);
  const flags: readonly Flag[] = [...new Set(read.flatMap(({ domain }) => domainFlags(domain)))];
  const base = together(
    read.map(({ domain }) => ({ n: summaryOf(domain).rows, nWeighted: summaryOf(domain).weighted })),
  );
  const part = (value: number, variance: number): Difference =>
    differenceFrom({ value, variance, degreesOfFreedom: df, level: options.level, base, flags });
  return {
    slope: part(line.slope, covariance[3]!),
    intercept: part(line.level - line.slope * line.middle, covariance[0]!),
    points: read.map(({ time, totals }) => ({
      time,
      share: totals.totals[1]! / (totals.totals[0]! + totals.totals[1]!),
      fitted: line.level + line.slope * (time - line.middle),
    })),
  };
};
