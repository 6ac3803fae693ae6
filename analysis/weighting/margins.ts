// Known population totals, matched to the categories of the sample; every misfit is an error that names the cell.
import { misuse, orNull } from '../misuse.ts';
import { type CategoryColumn, type Dataset, categoriesOf } from '../dataset.ts';
import { rowNumber } from '../rowNumber.ts';

export type Margin = {
  readonly variable: string;
  readonly totals: ReadonlyMap<string, number> | Readonly<Record<string, number>>;
};

export type MatchedMargin = {
  readonly variable: string;
  readonly column: CategoryColumn;
  /** Known total of each category of the column; 0 for categories that do not occur and have no total. */
  readonly totals: Float64Array;
};

const entriesOf = (margin: Margin): [string, number][] =>
  margin.totals instanceof Map
    ? [...(margin.totals as ReadonlyMap<string, number>)] // instanceof cannot narrow a readonly map
    : Object.entries(margin.totals as Readonly<Record<string, number>>); // the other member of the union

/** For whoever must know a variable of everybody. */
export const noMarginValue = (variable: string, row: number): RangeError =>
  misuse(
    'noMarginValue',
    { variable, row },
    `Variable "${variable}" is missing in row ${row}: weighting needs it for everyone; fill it in or drop the row.`,
  );

export const noMargins = (): RangeError =>
  misuse('noMargins', {}, 'There are no margins: give at least one variable with its totals.');

const sampleSums = (data: Dataset, column: CategoryColumn, weights: Float64Array): Float64Array => {
  const sums = new Float64Array(column.categories.length);
  for (let row = 0; row < weights.length; row++) {
    if (weights[row] === 0) continue;
    const code = column.codes[row]!;
    if (code < 0) throw noMarginValue(column.name, rowNumber(data, row));
    sums[code]! += weights[row]!;
  }
  return sums;
};

const checkedTotal = (variable: string, category: string, total: number): number => {
  if (Number.isFinite(total) && total >= 0) return total;
  throw misuse(
    'badTotal',
    { variable, category, total: orNull(total) },
    `Margin ${variable} = ${category}: the total is ${Number.isNaN(total) ? 'missing' : total}; give a number of at least 0.`,
  );
};

/** One margin matched to its column. RangeError naming the cell without respondents or without a total. */
export const matchMargin = (data: Dataset, margin: Margin, weights: Float64Array): MatchedMargin => {
  const column = categoriesOf(data, margin.variable);
  const sums = sampleSums(data, column, weights);
  const totals = new Float64Array(column.categories.length).fill(-1);
  for (const [category, given] of entriesOf(margin)) {
    const total = checkedTotal(margin.variable, category, given);
    const code = column.categories.indexOf(category);
    if (code >= 0) totals[code] = total;
    if (total > 0 && (code < 0 || sums[code] === 0))
      throw misuse(
        'emptyMargin',
        { variable: margin.variable, category, total },
        `Margin ${margin.variable} = ${category} (total ${total}) has nobody in the sample: join it with a neighbouring category.`,
      );
  }
  totals.forEach((total, code) => {
    if (total > 0 || sums[code] === 0) return;
    throw misuse(
      'noTotal',
      { variable: margin.variable, category: column.categories[code]!, isZero: total === 0 },
      `Margin ${margin.variable} = ${column.categories[code]} has respondents but ` +
        `${total < 0 ? 'no total' : 'a total of 0'}: give its total, or leave these rows out of the domain.`,
    );
  });
  return { variable: margin.variable, column, totals: totals.map(total => Math.max(0, total)) };
};

const SAME_SUM = 1e-6;

/** All margins of one weighting: they must add up to the same population. */
export const matchMargins = (
  data: Dataset,
  margins: readonly Margin[],
  weights: Float64Array,
): readonly MatchedMargin[] => {
  if (margins.length === 0) throw noMargins();
  const matched = margins.map(margin => matchMargin(data, margin, weights));
  const sumOf = (margin: MatchedMargin): number => margin.totals.reduce((sum, total) => sum + total, 0);
  const first = matched[0]!;
  for (const margin of matched) {
    if (Math.abs(sumOf(margin) - sumOf(first)) <= SAME_SUM * sumOf(first)) continue;
    throw misuse(
      'unequalMargins',
      { variable: margin.variable, sum: sumOf(margin), other: first.variable, otherSum: sumOf(first) },
      `Margin ${margin.variable} adds up to ${sumOf(margin)}, margin ${first.variable} to ${sumOf(first)}: ` +
        'scale them to the same population.',
    );
  }
  return matched;
};
