// Questions whose answers chance or a list has hidden: what may be shown is one number, the share estimated for the sensitive
// statement, with the price that the protection costs. Shares of the answers given mean nothing and never leave.
import {
  columnOf,
  listExperiment,
  randomizedResponse,
  withColumns,
  withData,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import { sensitiveArguments } from '../../../surveys/sensitive/estimator.ts';
import type { Category, Variable } from '../../../surveys/variable.ts';
import type { Share } from './shares.ts';

/** Code of the one category that a hidden question has in results. */
export const estimatedCode = 'estimated';

/** A statement as the end of a sentence. */
const statement = (text: Category['label']): Category['label'] =>
  Object.fromEntries(Object.entries(text).map(([language, words]) => [language, words?.replace(/\.$/, '')]));

/** What the share is a share of: the statement, or yes to the question. */
const labelOf = ({ indirect, text }: Variable): Category['label'] => {
  switch (indirect?.model) {
    case 'list':
      return indirect.sensitiveItem;
    case 'crosswise':
    case 'triangular':
      return statement(text);
    default:
      return { ru: 'Да', en: 'Yes' };
  }
};

/** The variable as results show it: a hidden question has the estimated share for its only category. */
export const shownVariable = (variable: Variable): Variable => {
  if (variable.indirect === undefined) return variable;
  const { headline, ...rest } = variable;
  return {
    ...rest,
    type: 'category',
    categories: [{ code: estimatedCode, label: labelOf(variable), isMissing: false }],
    ...(headline === undefined ? {} : { headline: { ...headline, codes: [estimatedCode] } }),
  };
};

/** A share cannot leave 0 to 1, an unbiased estimate can: what is shown is cut, what is compared is not. The flag "outOfRange" tells of it. */
const cut = (value: number): number => Math.min(1, Math.max(0, value));
const cutOrNull = (value: number | null): number | null => (value === null ? null : cut(value));

/** An estimate as it is compared: cut, two waves without the trait would differ by nothing but the knife. */
export const uncutOf = <Figure extends { readonly value: number; readonly uncut?: number }>(
  figure: Figure,
): Figure => ({ ...figure, value: figure.uncut ?? figure.value });

type Estimated = Omit<Share, 'category' | 'count'>;
type Level = { readonly level?: number };

const estimated = (design: SurveyDesign, variable: Variable, level: Level): Estimated | undefined => {
  const given = sensitiveArguments(variable, columnOf(design.data, variable.name));
  if (given === undefined) return undefined;
  const answered = withData(design, withColumns(design.data, [given.column]));
  if (given.estimator === 'listExperiment')
    return { ...listExperiment(answered, { ...given.input, ...level }), designEffect: null };
  return randomizedResponse(answered, given.variable, given.yes, { ...given.options, ...level });
};

/** The one share of a hidden question in one wave; none where too few answered for the estimator. */
export const hiddenShares = (
  design: SurveyDesign,
  variable: Variable,
  level: Level = {},
): readonly Share[] => {
  try {
    const found = estimated(design, variable, level);
    if (found === undefined) return [];
    const [value, low, high] = [cut(found.value), cutOrNull(found.low), cutOrNull(found.high)];
    return [{ ...found, value, low, high, uncut: found.value, category: estimatedCode, count: found.n }];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};
