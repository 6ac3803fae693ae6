// Shares of one question in one wave, before anything is decided about publishing: raw counts stand here and go no further.
import {
  categoriesOf,
  surveyProportions,
  withColumns,
  withData,
  type CategoryColumn,
  type CategoryEstimate,
  type Dataset,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { Category, Variable } from '../../../surveys/variable.ts';

export type Share = CategoryEstimate & {
  /** Of a hidden question: how many times the variance grows by the protection. */
  readonly efficiencyLoss?: number | null;
  /** Of a hidden question: the estimate itself, which may lie outside 0 to 1. Changes are changes of it. */
  readonly uncut?: number;
};

const options = { method: 'logit', designEffect: 'replace' } as const;
const yes = '1';

const setColumn = (variable: Variable, category: Category): string => `${variable.name}_${category.code}`;
const chosen = (variable: Variable): readonly Category[] =>
  variable.categories.filter(category => !category.isMissing);

const isAnswered = (design: SurveyDesign, name: string): boolean =>
  categoriesOf(design.data, name).codes.some(code => code >= 0);

const exclusiveShares = (design: SurveyDesign, variable: Variable): readonly Share[] =>
  isAnswered(design, variable.name) ? surveyProportions(design, variable.name, options) : [];

/** Several answers: each option is a yes-or-no column of its own; a missing code is the same in all of them. */
const setShares = (design: SurveyDesign, variable: Variable): readonly Share[] => {
  const [first] = chosen(variable);
  if (!first || !isAnswered(design, setColumn(variable, first))) return [];
  const sharesOf = (category: Category): readonly Share[] =>
    surveyProportions(design, setColumn(variable, category), options);
  const missing = sharesOf(first).filter(share => share.category !== yes && share.category !== '0');
  const options_ = chosen(variable).flatMap(category =>
    sharesOf(category)
      .filter(share => share.category === yes)
      .map(share => ({ ...share, category: category.code })),
  );
  return [...options_, ...missing];
};

/** The share of every answer among all who were asked, missing codes included; empty where nobody was asked. */
export const sharesOf = (design: SurveyDesign, variable: Variable): readonly Share[] =>
  variable.type === 'set' ? setShares(design, variable) : exclusiveShares(design, variable);

/** The answers that make up the number as "1", all others as "0". */
export const mergedColumn = (data: Dataset, variable: Variable, codes: readonly string[]): CategoryColumn => {
  const columns =
    variable.type === 'set'
      ? codes.map(code => ({ ...categoriesOf(data, `${variable.name}_${code}`), wanted: [yes] }))
      : [{ ...categoriesOf(data, variable.name), wanted: codes }];
  const merged = new Int16Array(data.rows).fill(-1);
  for (const { codes: answers, categories, wanted } of columns) {
    const isWanted = categories.map(category => wanted.includes(category));
    answers.forEach((answer, row) => {
      if (answer >= 0 && merged[row] !== 1) merged[row] = isWanted[answer] ? 1 : 0;
    });
  }
  return { kind: 'category', name: '@merged', categories: ['0', yes], codes: merged };
};

/** Several answers counted as one, with its own standard error; undefined where nobody was asked. */
export const mergedShare = (
  design: SurveyDesign,
  variable: Variable,
  codes: readonly string[],
): Share | undefined => {
  const column = mergedColumn(design.data, variable, codes);
  if (!column.codes.some(code => code >= 0)) return undefined;
  const merged = withData(design, withColumns(design.data, [column]));
  return surveyProportions(merged, column.name, options).find(share => share.category === yes);
};
