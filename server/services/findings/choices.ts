// What a finding may be broken down by, and which questions may stand beside it.
import { canGroup } from '../../../surveys/recipe/view-query.ts';
import type { Variable } from '../../../surveys/variable.ts';

const answersOf = ({ categories }: Variable): readonly string[] =>
  categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code);

/** The same that the analysis desk divides people by. */
export const breakdownsFor = (
  questions: readonly string[],
  variables: readonly Variable[],
): readonly Variable[] =>
  variables.filter(variable => canGroup(variable) && !questions.includes(variable.name));

/** Rows of the same grid: asked together, answered on one scale. */
export const partnersOf = (
  [first]: readonly string[],
  variables: readonly Variable[],
): readonly Variable[] => {
  const main = variables.find(({ name }) => name === first);
  if (!main) return [];
  const scale = JSON.stringify(answersOf(main));
  return variables.filter(
    variable =>
      variable.question === main.question &&
      variable.name !== main.name &&
      variable.type === main.type &&
      JSON.stringify(answersOf(variable)) === scale,
  );
};
