// What a trend needs of its waves: one small table of yes and no by PSU for each, and the covariance of anything linear in them.
import { type CategoryColumn, categoriesOf } from '../dataset.ts';
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
  /** The PSUs with respondents; for each the weighted number who said yes, and who answered. */
  readonly psus: Int32Array;
  readonly yes: Float64Array;
  readonly answered: Float64Array;
  /** Weighted number who answered in all, and the share of yes among them. */
  readonly size: number;
  readonly share: number;
};

type YesOf = (column: CategoryColumn, categories: string | readonly string[]) => CategoryColumn;

/** Waves that are parts of one table have the same column: it is collapsed once. */
const collapsing = (): YesOf => {
  const known = new Map<Int16Array, Map<string, CategoryColumn>>();
  return (column, categories) => {
    const key = JSON.stringify([column.categories, categories]);
    const own = known.get(column.codes) ?? new Map<string, CategoryColumn>();
    const made = own.get(key) ?? yesColumn(column, categories);
    known.set(column.codes, own.set(key, made));
    return made;
  };
};

/** A calibration can leave a PSU with something even where nobody answered: it counts by its units, not by its rows. */
const unitsOf = ({ units, unitCount }: Totals): Pick<ReadWave, 'psus' | 'yes' | 'answered'> => {
  const filled: number[] = [];
  for (let unit = 0; unit < unitCount; unit++)
    if (units[unit * 2] !== 0 || units[unit * 2 + 1] !== 0) filled.push(unit);
  return {
    psus: Int32Array.from(filled),
    yes: Float64Array.from(filled, unit => units[unit * 2 + 1]!),
    answered: Float64Array.from(filled, unit => units[unit * 2]! + units[unit * 2 + 1]!),
  };
};

const readWave = ({ time, design, variable, categories }: TrendWave, yesOf: YesOf): ReadWave => {
  if (!Number.isFinite(time))
    throw new RangeError(`The time of a wave is ${time}: give a number, such as its year.`);
  if (design.replicates !== null)
    throw new RangeError(
      'A trend reads linearized designs: for replicate weights fit surveyGlm on the stacked waves.',
    );
  const column = categoriesOf(design.data, variable);
  const yes = yesOf(column, categories);
  const domain = answeredDomain(design, column);
  const totals = cellTotals(domain, yes.codes, 2);
  const size = totals.totals[0]! + totals.totals[1]!;
  return { time, domain, ...unitsOf(totals), size, share: totals.totals[1]! / size };
};

export const readWaves = (waves: readonly TrendWave[]): readonly ReadWave[] => {
  const yesOf = collapsing();
  return waves.map(wave => readWave(wave, yesOf));
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

const addInfluence = (table: Float64Array, wave: ReadWave, influence: Influence): void => {
  const { expected, weights } = influence;
  const size = weights.length;
  for (let unit = 0; unit < wave.psus.length; unit++) {
    const residual = wave.yes[unit]! - expected * wave.answered[unit]!;
    const at = wave.psus[unit]! * size;
    for (let i = 0; i < size; i++) table[at + i]! += weights[i]! * residual;
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
    for (const place of places) addInfluence(table, waves[place]!, influence(place));
    const { values } = linearizedCovariance({
      ...{ design: domain, size, table, zeroCentre: true },
      values: new Float64Array(size),
    });
    values.forEach((value, i) => (sum.values[i]! += value));
  }
  return sum;
};
