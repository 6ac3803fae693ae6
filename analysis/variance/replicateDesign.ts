// Designs whose variance comes from replicate weights: given with the data, or made from strata and PSUs.
import type { Dataset } from '../dataset.ts';
import { numbersOf } from '../dataset.ts';
import { type SurveyDesign, surveyDesign } from '../design.ts';
import { randomFrom } from '../random.ts';
import { summaryOf } from './domainSummary.ts';
import { rankOf } from './rank.ts';
import type { Replicates } from './replicates.ts';

export type ReplicateType = 'JK1' | 'JKn' | 'BRR' | 'Fay' | 'bootstrap' | 'SDR' | 'other';

export type ReplicateDesignInput = {
  readonly data: Dataset;
  readonly weights: string | Float64Array;
  /** Column names or arrays, one a replicate. */
  readonly repWeights: readonly (string | Float64Array)[];
  readonly type: ReplicateType;
  readonly scale?: number;
  readonly rscales?: readonly number[];
  /** Centre at the full-sample estimate (true for SDR) or at the mean of the replicates (default). */
  readonly mse?: boolean;
  /** Replicate weights already contain the sampling weight; default true. */
  readonly combined?: boolean;
  /** Fay's damping, for type 'Fay'. */
  readonly rho?: number;
};

const defaultScale = (type: ReplicateType, count: number, rho: number | undefined): number => {
  if (type === 'JK1') return (count - 1) / count;
  if (type === 'BRR') return 1 / count;
  if (type === 'bootstrap') return 1 / (count - 1);
  if (type === 'SDR') return 4 / count;
  if (type === 'Fay') {
    if (rho === undefined)
      throw new RangeError("Type 'Fay' needs rho, the damping used when the weights were made.");
    return 1 / (count * (1 - rho) ** 2);
  }
  return 1;
};

const gathered = (input: ReplicateDesignInput, base: Float64Array): Float64Array => {
  const rows = input.data.rows;
  const all = new Float64Array(rows * input.repWeights.length);
  input.repWeights.forEach((source, unit) => {
    const own = typeof source === 'string' ? numbersOf(input.data, source) : source;
    const row = own.findIndex(weight => !Number.isFinite(weight));
    if (own.length !== rows || row >= 0)
      throw new RangeError(
        `Replicate ${unit + 1} must have one number for each of ${rows} rows (row ${row + 1} has none).`,
      );
    for (let at = 0; at < rows; at++)
      all[unit * rows + at] = own[at]! * (input.combined === false ? base[at]! : 1);
  });
  return all;
};

/**
 * A design from replicate weights that came with the data.
 * In words: variance = scale x sum of rscale x squared distance of each replicate estimate from their mean (mse: from the full
 * estimate).
 * When to use: public files with replicate weights instead of strata and PSUs. Give the producer's scale and rscales.
 * Assumes: the replicates were made for the way this sample was drawn and weighted.
 * Units: weights in people; scale and rscales are plain factors.
 * Errors: RangeError for replicates of the wrong length, 'JKn' without rscales, 'Fay' without rho.
 * Source: Wolter (2007), ch. 3-5; equals survey::svrepdesign.
 * @example degreesOfFreedom(replicateDesign({ data: dataset([numberColumn('y', [1, 2, 4])]), weights: Float64Array.of(1, 1,
 *   1), repWeights: [Float64Array.of(0, 1.5, 1.5), Float64Array.of(1.5, 0, 1.5), Float64Array.of(1.5, 1.5, 0)], type: 'JK1' }))
 *   // 2
 */
export const replicateDesign = (input: ReplicateDesignInput): SurveyDesign => {
  const design = surveyDesign({ data: input.data, weights: input.weights });
  const count = input.repWeights.length;
  if (count < 2) throw new RangeError(`There are ${count} replicates: a variance needs at least two.`);
  if (input.type === 'JKn' && input.rscales === undefined)
    throw new RangeError(
      "Type 'JKn' needs rscales: (n-1)/n of the stratum each replicate leaves a PSU out of.",
    );
  const weights = gathered(input, design.weights);
  const replicates: Replicates = {
    type: input.type,
    weights,
    count,
    scale: input.scale ?? defaultScale(input.type, count, input.rho),
    rscales: Float64Array.from({ length: count }, (_, unit) => input.rscales?.[unit] ?? 1),
    mse: input.mse ?? input.type === 'SDR',
    degreesOfFreedom: Math.max(0, rankOf(weights, count) - 1),
  };
  return { ...design, replicates };
};

/** Rank of the replicates less 1, from the counts: strata taken whole add nothing, a PSU without weight frees its stratum. */
const freedomOf = (design: SurveyDesign, count: number): number => {
  const { stratumPsus, unsampledShare } = design.structure;
  const { stratumPsus: present } = summaryOf(design);
  let [freedom, whole] = [0, 0];
  present.forEach((psus, stratum) => {
    if (psus === 0 || unsampledShare[stratum] === 0) return;
    if (psus === stratumPsus[stratum]) whole++;
    freedom += psus;
  });
  return Math.max(0, Math.min(freedom - Math.max(1, whole), count - 1));
};

const withReplicates = (
  design: SurveyDesign,
  replicates: Omit<Replicates, 'degreesOfFreedom'>,
): SurveyDesign => {
  if (design.calibrations.length > 0)
    throw new RangeError('Make the replicates before calibrating: then each of them is calibrated too.');
  return { ...design, replicates: { ...replicates, degreesOfFreedom: freedomOf(design, replicates.count) } };
};

/** Weights of one replicate: each row times the factor of its PSU. */
const fillReplicate = (
  design: SurveyDesign,
  all: Float64Array,
  unit: number,
  factor: (psu: number) => number,
): void => {
  const { psu } = design.structure;
  const rows = psu.length;
  for (let row = 0; row < rows; row++) all[unit * rows + row] = design.weights[row]! * factor(psu[row]!);
};

const refuseLonely = (design: SurveyDesign): void => {
  const lonely = design.structure.stratumPsus.findIndex(count => count < 2);
  if (lonely >= 0)
    throw new RangeError(
      `Stratum ${design.structure.stratumLabel(lonely)} has only one PSU: join it with another before making replicates.`,
    );
};

/**
 * Jackknife: each replicate leaves one PSU out and scales up the rest of its stratum (JK1 without strata, JKn with).
 * In words: variance = sum over PSUs of (1-f) x (n-1)/n x squared distance of the estimate without the PSU from the mean of all
 * of them.
 * When to use: statistics without a linearization. Not for medians.
 * Assumes: a smooth statistic; at least two PSUs in every stratum.
 * Units: weights stay on the scale of the design.
 * Errors: RangeError naming a stratum with one PSU.
 * Source: Wolter (2007), ch. 4; equals survey::as.svrepdesign.
 * @example surveyMean(asJackknife(surveyDesign({ data: dataset([numberColumn('y', [1, 2, 6])]) })),
 *   'y').estimates[0].standardError // 1.5275
 */
export const asJackknife = (design: SurveyDesign): SurveyDesign => {
  refuseLonely(design);
  const { psuCount, psuStratum, stratumPsus, unsampledShare, strataCount } = design.structure;
  const leaving = Array.from({ length: psuCount }, (_, psu) => psu).filter(
    psu => unsampledShare[psuStratum[psu]!]! > 0, // a stratum taken whole has no error
  );
  const count = leaving.length;
  if (count === 0)
    throw new RangeError('Every stratum was taken whole: there is no sampling error to make replicates of.');
  const weights = new Float64Array(count * design.data.rows);
  const rscales = new Float64Array(count);
  leaving.forEach((left, unit) => {
    const stratum = psuStratum[left]!;
    const n = stratumPsus[stratum]!;
    rscales[unit] = ((n - 1) / n) * unsampledShare[stratum]!;
    fillReplicate(design, weights, unit, psu =>
      psu === left ? 0 : psuStratum[psu] === stratum ? n / (n - 1) : 1,
    );
  });
  const type = strataCount === 1 ? 'JK1' : 'JKn';
  return withReplicates(design, { type, weights, count, scale: 1, rscales, mse: false });
};

/** How often each PSU is drawn: n-1 draws with replacement from the n of every stratum. */
const drawPsus = (
  strata: readonly (readonly number[])[],
  psuCount: number,
  random: () => number,
): Float64Array => {
  const drawn = new Float64Array(psuCount);
  for (const own of strata)
    for (let draw = 1; draw < own.length; draw++) drawn[own[Math.floor(random() * own.length)]!]! += 1;
  return drawn;
};

/**
 * Bootstrap: each replicate draws n-1 of the n PSUs of every stratum with replacement.
 * In words: weight x n/(n-1) x times drawn; variance = mean squared distance of replicate estimates from their mean (divisor
 * replicates - 1).
 * When to use: medians, indices without a formula. Deterministic for a seed. No finite population correction.
 * Assumes: PSUs drawn with replacement, at least two in every stratum; 200 or more replicates for print.
 * Units: weights stay on the scale of the design; seed: any whole number.
 * Errors: RangeError naming a stratum with one PSU, or for fewer than two replicates.
 * Source: Rao, Wu & Yue (1992), Survey Methodology 18:209-217; as survey::subbootweights.
 * @example asBootstrap(surveyDesign({ data: dataset([numberColumn('y', [1, 2, 6])]) }), { replicates: 50, seed: 1
 *   }).replicates.count // 50
 */
export const asBootstrap = (
  design: SurveyDesign,
  { replicates: count, seed }: { readonly replicates: number; readonly seed: number },
): SurveyDesign => {
  refuseLonely(design);
  if (!(Number.isInteger(count) && count >= 2))
    throw new RangeError(`${count} replicates: ask for at least two.`);
  const { psuCount, psuStratum, stratumPsus, strataCount } = design.structure;
  const members: number[][] = Array.from({ length: strataCount }, () => []);
  for (let psu = 0; psu < psuCount; psu++) members[psuStratum[psu]!]!.push(psu);
  const random = randomFrom(seed);
  const weights = new Float64Array(count * design.data.rows);
  for (let unit = 0; unit < count; unit++) {
    const drawn = drawPsus(members, psuCount, random);
    fillReplicate(design, weights, unit, psu => {
      const n = stratumPsus[psuStratum[psu]!]!;
      return (drawn[psu]! * n) / (n - 1);
    });
  }
  const rscales = new Float64Array(count).fill(1);
  return withReplicates(design, {
    type: 'bootstrap',
    weights,
    count,
    scale: 1 / (count - 1),
    rscales,
    mse: false,
  });
};
