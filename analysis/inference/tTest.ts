// Is the mean of one group different from that of the other?
import { categoriesOf, withColumns } from '../dataset.ts';
import { type SurveyDesign, withData } from '../design.ts';
import { surveyGlm } from '../estimation/surveyGlm.ts';
import type { Difference } from '../estimation/waveDifference.ts';

/**
 * Design-based t-test of a difference of two means (second category of `group` minus the first).
 * In words: mean of the second group - mean of the first, over its error, both groups domains of one design.
 * When to use: a number variable and a question with two answers.
 * Assumes: the design's; many PSUs in each group.
 * Units: those of the variable.
 * Degrees of freedom: design - 1, as in a regression.
 * Errors: RangeError when the group does not have exactly two categories.
 * Source: Lumley (2010), ch. 5; equals survey::svyttest.
 * @example tTest(design, 'years', 'sex').degreesOfFreedom // 66
 */
export const tTest = (
  design: SurveyDesign,
  outcome: string,
  group: string,
  options: { readonly level?: number } = {},
): Difference => {
  const column = categoriesOf(design.data, group);
  if (column.categories.length !== 2)
    throw new RangeError(
      `Variable "${group}" has ${column.categories.length} categories; a t-test compares two.`,
    );
  const grouped = withData(design, withColumns(design.data, [column]));
  return surveyGlm(grouped, { outcome, terms: [group], ...options }).coefficients[1]!;
};
