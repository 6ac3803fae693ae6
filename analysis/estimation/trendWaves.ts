// What a trend needs of its waves: one small table of yes and no by PSU for each, and the covariance of anything linear in them.
import { categoriesOf } from '../dataset.ts';
import { type SurveyDesign, degreesOfFreedom } from '../design.ts';
import { type Matrix, matrix } from '../matrix.ts';
import { linearizedCovariance } from '../variance/linearization.ts';
import type { SampleStructure } from '../variance/structure.ts';
import { type Totals, cellTotals } from '../variance/totals.ts';
import { yesColumn } from './surveyProportion.ts';
import { answeredDomain } from './surveyProportions.ts';

export type TrendWave = {
  /** When the wave was: a year, or a number of months; any unit, the same for all waves. */
  readonly time: number;
  readonly design: SurveyDesign;
  readonly variable: string;
  /** Answers that count as yes. */
  readonly categories: string | readonly string[];
};

export type ReadWave = {
  readonly time: number;
  readonly domain: SurveyDesign;
  readonly totals: Totals;
  /** Weighted number who answered, and the share of yes among them. */
  readonly size: number;
  readonly share: number;
};

export const readWave = ({ time, design, variable, categories }: TrendWave): ReadWave => {
  if (!Number.isFinite(time))
    throw new RangeError(`The time of a wave is ${time}: give a number, such as its year.`);
  if (design.replicates !== null)
    throw new RangeError(
      'A trend reads linearized designs: for replicate weights fit surveyGlm on the stacked waves.',
    );
  const column = categoriesOf(design.data, variable);
  const domain = answeredDomain(design, column);
  const totals = cellTotals(domain, yesColumn(column, categories).codes, 2);
  const size = totals.totals[0]! + totals.totals[1]!;
  return { time, domain, totals, size, share: totals.totals[1]! / size };
};

/** Waves of one sample (parts of one design) are judged together, so that PSUs they share give their covariance. */
const samplesOf = (waves: readonly ReadWave[]): readonly (readonly number[])[] => {
  const samples = new Map<SampleStructure, number[]>();
  waves.forEach(({ domain }, wave) => {
    const known = samples.get(domain.structure);
    if (known) known.push(wave);
    else samples.set(domain.structure, [wave]);
  });
  return [...samples.values()];
};

const unionOf = (domains: readonly SurveyDesign[]): SurveyDesign => {
  const [first, ...others] = domains;
  if (others.length === 0) return first!;
  const weights = first!.weights.slice();
  for (const domain of others)
    for (let row = 0; row < weights.length; row++) weights[row]! += domain.weights[row]!;
  return { ...first!, weights };
};

export type Sample = { readonly domain: SurveyDesign; readonly waves: readonly number[] };

/** The independent samples that the waves come from, each with the places of its waves. */
export const independentSamples = (waves: readonly ReadWave[]): readonly Sample[] =>
  samplesOf(waves).map(places => ({
    domain: unionOf(places.map(place => waves[place]!.domain)),
    waves: places,
  }));

export const freedomOf = (samples: readonly Sample[]): number =>
  samples.reduce((sum, { domain }) => sum + degreesOfFreedom(domain), 0);

/** How a wave moves the estimates: each gains `weights[i]` times the PSU's yes minus `expected` times its respondents. */
export type Influence = { readonly expected: number; readonly weights: ArrayLike<number> };

const addInfluence = (table: Float64Array, { units, unitCount }: Totals, influence: Influence): void => {
  const { expected, weights } = influence;
  const size = weights.length;
  for (let unit = 0; unit < unitCount; unit++) {
    const [no, yes] = [units[unit * 2]!, units[unit * 2 + 1]!];
    if (no === 0 && yes === 0) continue;
    const residual = yes - expected * (no + yes);
    for (let i = 0; i < size; i++) table[unit * size + i]! += weights[i]! * residual;
  }
};

/** Covariance of `size` estimates, each the sum of what the waves add to it. */
export const covarianceOfWaves = (
  waves: readonly ReadWave[],
  samples: readonly Sample[],
  size: number,
  influence: (wave: number) => Influence,
): Matrix => {
  const sum = matrix(size, size);
  for (const { domain, waves: places } of samples) {
    const table = new Float64Array(domain.structure.psuCount * size);
    for (const place of places) addInfluence(table, waves[place]!.totals, influence(place));
    const { values } = linearizedCovariance({
      ...{ design: domain, size, table, zeroCentre: true },
      values: new Float64Array(size),
    });
    values.forEach((value, i) => (sum.values[i]! += value));
  }
  return sum;
};
