// The cells of a margin as a column of the data: answers grouped as the recipe says, whoever gave none of them apart.
import {
  categoriesOf,
  categoryColumn,
  columnOf,
  type CategoryColumn,
  type Dataset,
} from '../../../analysis/index.ts';
import { cellName } from '../../../surveys/cells.ts';
import type { Classification, RecipeMargin } from '../../stores/weightings.ts';
import { marginColumn } from './recipe.ts';

/** Whoever gave no answer that the margin knows is a group of their own. */
export const noAnswer = 'no_answer';

type GroupOfRow = (row: number) => string | undefined;

const byNumber =
  (values: Float64Array, { groups }: Classification): GroupOfRow =>
  row => {
    const value = values[row] ?? NaN;
    return groups.find(({ from, to }) => from !== undefined && value >= from && value <= (to ?? Infinity))
      ?.code;
  };

const byCode = (data: Dataset, { variable, groups }: Classification): GroupOfRow => {
  const groupOf = new Map(groups.flatMap(({ code, codes = [] }) => codes.map(answer => [answer, code])));
  const { codes, categories } = categoriesOf(data, variable);
  const groupOfCode = categories.map(category => groupOf.get(category));
  return row => groupOfCode[codes[row] ?? -1];
};

const grouping = (data: Dataset, classification: Classification): GroupOfRow => {
  const column = columnOf(data, classification.variable);
  return column.kind === 'number' ? byNumber(column.values, classification) : byCode(data, classification);
};

/** The cell of every row; cells without a population are no cells. RangeError where the data lack the question. */
export const cellColumn = (margin: RecipeMargin, data: Dataset): CategoryColumn => {
  const known = new Set(margin.totals.filter(({ total }) => total > 0).map(({ cell }) => cell));
  const groupings = margin.by.map(classification => grouping(data, classification));
  const labels = Array.from({ length: data.rows }, (_, row) => {
    const groups = groupings.map(groupOf => groupOf(row));
    const cell = groups.every(group => group !== undefined) ? cellName(groups) : noAnswer;
    return known.has(cell) ? cell : noAnswer;
  });
  return categoryColumn(marginColumn(margin), labels);
};
