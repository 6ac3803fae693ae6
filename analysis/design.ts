// How the sample was drawn, as one value that travels with the data into every estimator: nobody can forget the weights.
import { checkChoice } from './choice.ts';
import { misuse, orNull } from './misuse.ts';
import type { Dataset } from './dataset.ts';
import { numbersOf } from './dataset.ts';
import type { Flag } from './flags.ts';
import { rowNumber } from './rowNumber.ts';
import type { IdentifierSource } from './variance/identifiers.ts';
import { summaryOf } from './variance/domainSummary.ts';
import { type SampleStructure, sampleStructure } from './variance/structure.ts';
import type { Calibration } from './weighting/calibration.ts';
import { replicateFreedom } from './variance/rank.ts';
import type { Replicates } from './variance/replicates.ts';

const lonelyPsuRules = ['fail', 'remove', 'certainty', 'adjust', 'average'] as const;

/**
 * What to do with a stratum that has one PSU, where the variance between PSUs cannot be seen:
 * fail (default: say which stratum) · remove / certainty (it adds nothing) · adjust (its distance from the mean of all PSUs,
 * cautious) · average (as much as the average stratum).
 */
export type LonelyPsu = (typeof lonelyPsuRules)[number];

export type SurveyDesign = {
  readonly data: Dataset;
  /** One weight a row; 0 outside the domain. Treat as read-only. */
  readonly weights: Float64Array;
  /** Strata and PSUs of the sample as drawn: a domain keeps them all. */
  readonly structure: SampleStructure;
  readonly lonelyPsu: LonelyPsu;
  /** Apply adjust / average also to strata that are lonely only inside the domain. */
  readonly adjustDomainLonely: boolean;
  /** Calibrations the weights went through, in order: each takes its residual out of the variance. */
  readonly calibrations: readonly Calibration[];
  /** Replicate weights, when the variance comes from them instead of linearization. */
  readonly replicates: Replicates | null;
  /** Warnings every estimate from this design inherits. */
  readonly flags: readonly Flag[];
};

export type SurveyDesignInput = {
  readonly data: Dataset;
  /** Column name or one number a row. Left out: every row counts as 1. */
  readonly weights?: string | Float64Array;
  /** Column name, several names (their combination), or codes. Left out: one stratum. */
  readonly strata?: IdentifierSource;
  /** Primary sampling unit: where interviews were clustered. Left out: every row is its own PSU. */
  readonly psu?: IdentifierSource;
  /** PSUs in the population of the row's stratum, or the sampled share when at most 1. */
  readonly fpc?: string | Float64Array;
  /** PSU ids start again in every stratum. */
  readonly nest?: boolean;
  readonly lonelyPsu?: LonelyPsu;
  readonly adjustDomainLonely?: boolean;
};

const checkedWeights = (data: Dataset, source: string | Float64Array | undefined): Float64Array => {
  if (source === undefined) return new Float64Array(data.rows).fill(1);
  const what = typeof source === 'string' ? `Weight "${source}"` : 'Weights';
  const weights = typeof source === 'string' ? numbersOf(data, source) : source;
  if (weights.length !== data.rows)
    throw new RangeError(`${what}: ${weights.length} values for ${data.rows} rows; give one weight a row.`);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!;
    if (Number.isFinite(weight) && weight >= 0) continue;
    const row = rowNumber(data, at);
    throw misuse(
      'badWeight',
      { variable: typeof source === 'string' ? source : null, row, weight: orNull(weight) },
      `${what}: row ${row} has ${Number.isNaN(weight) ? 'none' : weight}; weights are numbers of at least 0. Drop the row or mend its weight.`,
    );
  }
  return weights;
};

const refuseEmpty = ({ rows, columns }: Dataset): void => {
  if (rows > 0) return;
  const variables = [...columns.keys()].slice(0, 5);
  throw misuse(
    'noRows',
    { variables },
    `The dataset (${variables.join(', ') || 'without columns'}) has no rows, so there is nothing to estimate from: ` +
      'read data with respondents, or widen the condition that they were chosen by.',
  );
};

/**
 * A survey design: data + weights + strata + PSUs + finite population correction.
 * In words: variance = sum over strata of (1-f) x n/(n-1) x squared distances of PSU totals from their mean, f = n/N or 0.
 * When to use: once for each data file, before any estimate; then pass the design, never the bare data.
 * Assumes: PSUs drawn with replacement inside strata (ultimate clusters), or without when `fpc` is given.
 * Units: weights: people a respondent stands for (for shares and means any scale will do); fpc: PSUs in the population of the
 * stratum, or the sampled share.
 * Errors: RangeError naming the variable, the row or the stratum, and what to do.
 * Source: Binder (1983), Int. Statistical Review 51:279-292; Sarndal, Swensson, Wretman (1992), ch. 4; Lumley, Complex Surveys
 * (2010), ch. 1-3; equals survey::svydesign.
 * @example surveyDesign({ data, weights: 'weight', strata: ['wave', 'district'], psu: ['wave', 'psu'] }).structure.strataCount
 *   // 51
 */
export const surveyDesign = (input: SurveyDesignInput): SurveyDesign => {
  checkChoice('lonelyPsu', input.lonelyPsu, lonelyPsuRules);
  refuseEmpty(input.data);
  return {
    data: input.data,
    weights: checkedWeights(input.data, input.weights),
    structure: sampleStructure(input),
    lonelyPsu: input.lonelyPsu ?? 'fail',
    adjustDomainLonely: input.adjustDomainLonely ?? false,
    calibrations: [],
    replicates: null,
    flags: [],
  };
};

/**
 * The domain (subpopulation) where the mask is 1. The sample design is kept whole: PSUs without domain rows count with zero,
 * which is what makes the standard error right. Never cut the rows out of the data instead.
 * In words: values and weights outside the mask count 0; n of every stratum stays that of the whole design.
 * When to use: every group, always: women, one district, those who had contact.
 * Assumes: membership is known for every row and is not used to draw the sample; the size of the domain is random.
 * Units: mask: 1 or 0 a row; the design keeps its own.
 * Errors: RangeError when the mask has another number of rows.
 * Source: Sarndal et al. (1992), section 10.3; Lumley (2010), ch. 2; equals survey::subset.survey.design.
 * @example degreesOfFreedom(subset(design, whereCategory(data, 'sex', ['f']))) // 65
 */
export const subset = (design: SurveyDesign, mask: Uint8Array): SurveyDesign => {
  if (mask.length !== design.data.rows)
    throw new RangeError(
      `The mask has ${mask.length} rows, the data ${design.data.rows}: give one 0 or 1 a row.`,
    );
  const weights = new Float64Array(mask.length);
  for (let row = 0; row < mask.length; row++) if (mask[row] !== 0) weights[row] = design.weights[row]!;
  if (design.replicates === null) return { ...design, weights };
  return { ...design, weights, replicates: { ...design.replicates, degreesOfFreedom: null } };
};

/**
 * The same design over data with columns added: rows must be the same.
 * Assumes: the rows are the same respondents in the same order.
 * Units: each column keeps its own.
 * Errors: RangeError when the rows are not the same in number.
 * @example withData(design, withColumns(data, [numberColumn('one', data.columns.get('id').values.map(() =>
 *   1))])).data.columns.has('one') // true
 */
export const withData = (design: SurveyDesign, data: Dataset): SurveyDesign => {
  if (data.rows !== design.data.rows)
    throw new RangeError(
      `The new data have ${data.rows} rows, the design ${design.data.rows}: keep the rows.`,
    );
  return { ...design, data };
};

/**
 * Degrees of freedom of the variance.
 * In words: PSUs minus strata among rows of non-zero weight; for replicate weights, their rank minus 1.
 * When to use: beside any interval; below 10 the errors themselves are uncertain.
 * Assumes: strata have about equal variances; with very unequal ones the true figure is smaller.
 * Units: a whole number (a count of PSUs).
 * Errors: Never fails; 0 when every stratum has one PSU.
 * Source: Korn & Graubard, Analysis of Health Surveys (1999); equals survey::degf.
 * @example degreesOfFreedom(design) // 67
 */
export const degreesOfFreedom = (design: SurveyDesign): number => {
  if (design.replicates !== null) return replicateFreedom(design.weights, design.replicates);
  const { psus, strata } = summaryOf(design);
  return Math.max(0, psus - strata);
};
