// Linear combinations of estimates that share a covariance.
import { bilinear } from '../matrix.ts';
import type { EstimateSet } from './estimateSet.ts';
import type { Group } from './surveyBy.ts';
import { type Base, type Difference, differenceFrom, together } from './waveDifference.ts';

export type ContrastWeights = readonly number[] | Readonly<Record<string, number>>;

/** Weights in the order of the estimates; names left out weigh 0. RangeError for a name that is not there. */
const inOrder = (names: readonly string[], weights: ContrastWeights): readonly number[] => {
  if (Array.isArray(weights)) {
    if (weights.length === names.length) return weights as readonly number[]; // isArray cannot narrow a readonly union
    throw new RangeError(
      `The contrast has ${weights.length} weights for ${names.length} estimates: ${names.join(', ')}.`,
    );
  }
  const given = weights as Readonly<Record<string, number>>; // the other member of the union
  for (const name of Object.keys(given))
    if (!names.includes(name))
      throw new RangeError(`There is no estimate "${name}" to contrast; there are: ${names.join(', ')}.`);
  return names.map(name => given[name] ?? 0);
};

/** Estimates that share a covariance: one set, or the same set in several groups. */
export type JointEstimates = Pick<EstimateSet, 'names' | 'estimates' | 'covariance' | 'degreesOfFreedom'> & {
  readonly groups?: readonly Group[];
};

/** Respondents behind the estimates that are used: of one set the same for all, of groups those of each group. */
export const baseOf = ({ estimates, groups }: JointEstimates, isUsed: (i: number) => boolean): Base => {
  if (groups === undefined) return estimates[0]!;
  let from = 0;
  const used = groups.filter(({ set }) => {
    const start = from;
    from += set.names.length;
    return set.names.some((_, i) => isUsed(start + i));
  });
  return together(used.map(({ set }) => set.estimates[0]!));
};

/**
 * A weighted sum of estimates with its standard error and t-test against 0.
 * In words: sum of a x estimate; variance a'Va with the covariance of the estimates.
 * When to use: differences between groups or waves of one design, balance indices, means of components.
 * Assumes: the estimates come from one design, so that their covariance is known; many PSUs for the t interval.
 * Units: those of the estimates (a difference of shares: 0.03 is 3 points).
 * Degrees of freedom: the design's.
 * Errors: RangeError for an unknown name or the wrong number of weights.
 * Source: Sarndal, Swensson, Wretman (1992), section 5.5 (variance of a linear function); equals survey::svycontrast.
 * @example contrast(surveyMean(design, ['situation', 'paid']), [1, -1]).value // 0.0302
 */
export const contrast = (
  set: JointEstimates,
  weights: ContrastWeights,
  options: { readonly level?: number } = {},
): Difference => {
  const a = inOrder(set.names, weights);
  const used = set.estimates.filter((_, i) => a[i] !== 0);
  return differenceFrom({
    value: set.estimates.reduce((sum, estimate, i) => sum + a[i]! * estimate.value, 0),
    variance: used.some(estimate => estimate.standardError === null) ? null : bilinear(a, set.covariance, a),
    degreesOfFreedom: set.degreesOfFreedom,
    level: options.level,
    base: baseOf(set, i => a[i] !== 0),
    flags: used.flatMap(estimate => estimate.flags).filter(flag => flag !== 'wideCv'),
  });
};
