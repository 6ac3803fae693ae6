// Each group of a classification against everybody, the group itself included: who differs from the whole.
import type { SurveyDesign } from '../design.ts';
import { covarianceOf, sideBySide } from '../variance/statistic.ts';
import { contrast } from './contrast.ts';
import type { EstimateSet } from './estimateSet.ts';
import { type OmittedGroup, surveyBy } from './surveyBy.ts';
import type { Difference } from './waveDifference.ts';

export type DifferenceFromAll = {
  readonly key: Readonly<Record<string, string>>;
  readonly difference: Difference;
};

export type DifferencesFromAll = {
  readonly groups: readonly DifferenceFromAll[];
  readonly omitted: readonly OmittedGroup[];
};

/**
 * The estimate of each group minus that of everybody, with its error and t-test.
 * In words: group - all; variance = V(group) + V(all) - 2 Cov(group, all), from the scores of both in one design.
 * When to use: "do women differ from the republic as a whole?". For groups with each other take `surveyBy` and `contrast`.
 * Assumes: the estimator gives one figure; everybody of the design counts as "all", also who is in no group.
 * Units: those of the estimator. `n` is everybody's base, the group being part of it; degrees of freedom are the design's.
 * Errors: RangeError when the estimator gives several figures, and where `surveyBy` refuses.
 * Source: Sarndal, Swensson, Wretman (1992), sections 5.5 and 10.3; equals survey::svycontrast of two ratios of one svytotal.
 * @example differencesFromAll(design, 'sex', domain => surveyMean(domain, 'situation')).groups[0].difference.value // -0.0034
 */
export const differencesFromAll = (
  design: SurveyDesign,
  by: string | readonly string[],
  estimator: (domain: SurveyDesign) => EstimateSet,
): DifferencesFromAll => {
  const all = estimator(design);
  const grouped = surveyBy(design, by, estimator);
  const sets = [all, ...grouped.groups.map(({ set }) => set)];
  if (sets.some(({ names }) => names.length !== 1))
    throw new RangeError('A difference from everybody is of one figure: let the estimator give one.');
  const joint = { ...sideBySide(sets.map(({ evaluated }) => evaluated)), design };
  const together = {
    names: sets.map((_, at) => String(at)),
    estimates: sets.flatMap(({ estimates }) => estimates),
    covariance: covarianceOf(joint),
    degreesOfFreedom: all.degreesOfFreedom,
  };
  return {
    omitted: grouped.omitted,
    groups: grouped.groups.map(({ key }, group) => ({
      key,
      difference: contrast(
        together,
        sets.map((_, at) => (at === 0 ? -1 : at === group + 1 ? 1 : 0)),
      ),
    })),
  };
};
