// Balance of opinion: share of one side minus share of the other.
import { categoriesOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import type { Difference } from '../estimation/waveDifference.ts';
import { contrast } from '../estimation/contrast.ts';
import { surveyMean } from '../estimation/surveyMean.ts';
import { categoryName } from '../estimation/variables.ts';

/**
 * Balance index: share of the positive answers minus share of the negative ones, with the error from their covariance.
 * In words: p(positive) - p(negative); variance V(positive) + V(negative) - 2 x covariance.
 * When to use: "more / less / the same" questions about perception.
 * Assumes: the base is everybody who gave an answer, the neutral ones too.
 * Units: shares; result -1 to 1 (x 100 = points).
 * Errors: RangeError for an unknown category.
 * Source: Sarndal et al. (1992), section 5.5 (variance of a linear function); equals survey::svycontrast on svymean(~factor).
 * @example balanceIndex(design, 'direction', { positive: 'up', negative: 'down' }).value // -0.1019
 */
export const balanceIndex = (
  design: SurveyDesign,
  variable: string,
  sides: { readonly positive: string | readonly string[]; readonly negative: string | readonly string[] },
  options: { readonly level?: number } = {},
): Difference => {
  const column = categoriesOf(design.data, variable);
  const signs = new Map<string, number>();
  const mark = (side: string | readonly string[], sign: number): void => {
    for (const category of typeof side === 'string' ? [side] : side) {
      const code = column.categories.indexOf(category);
      if (code < 0)
        throw new RangeError(
          `Variable "${variable}" has no category "${category}"; it has: ${column.categories.join(', ')}.`,
        );
      signs.set(categoryName(column, code), sign);
    }
  };
  mark(sides.positive, 1);
  mark(sides.negative, -1);
  const data = { ...design.data, columns: new Map(design.data.columns).set(variable, column) };
  return contrast(surveyMean({ ...design, data }, variable), Object.fromEntries(signs), options);
};
