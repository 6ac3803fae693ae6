// Two closed questions against each other: counts, percentages of the total, of rows or of columns, each with its error.
import { checkChoice } from '../choice.ts';
import { type CategoryColumn, categoriesOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { evaluate, variancesOf } from '../variance/statistic.ts';
import { cellTotals } from '../variance/totals.ts';
import { type Estimate, type Precision, precisionOf } from './estimate.ts';
import { type ProportionOptions, shareEstimate } from './surveyProportions.ts';
import { sharesWithin } from './sharesWithin.ts';
import { groupPrecisions } from './groupPrecision.ts';
import { tableOf } from '../inference/independence.ts';
import { completeDomain } from './variables.ts';

export type CrosstabOptions = ProportionOptions & {
  /** What adds up to 100 %: the whole table (default), each row, or each column. */
  readonly percent?: 'total' | 'row' | 'column';
};

export type CrosstabCell = {
  readonly row: string;
  readonly column: string;
  /** Respondents in the cell, unweighted. */
  readonly count: number;
  /** People in the population. */
  readonly weighted: number;
  /** Share with its error; null when its row or column has no respondents. */
  readonly share: (Estimate & { readonly count: number }) | null;
};

export type Crosstab = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** cells[r][c]. */
  readonly cells: readonly (readonly CrosstabCell[])[];
};

/** Base of each cell: 0 for the whole table, the row, or the column. */
const baseOf = (percent: 'total' | 'row' | 'column', width: number, cell: number): number =>
  percent === 'total' ? 0 : percent === 'row' ? Math.floor(cell / width) : cell % width;

const countCells = (domain: SurveyDesign, codes: Int16Array, size: number): Float64Array => {
  const counts = new Float64Array(size);
  for (let row = 0; row < codes.length; row++) if (domain.weights[row] !== 0) counts[codes[row]!]! += 1;
  return counts;
};

/** Precision of each base: a row or a column is a domain with its own respondents, PSUs and degrees of freedom. */
const basePrecisions = (
  domain: SurveyDesign,
  design: SurveyDesign,
  [rows, columns]: readonly [CategoryColumn, CategoryColumn],
  options: CrosstabOptions,
): readonly Precision[] => {
  const percent = options.percent ?? 'total';
  if (percent === 'total') return [precisionOf(domain, design, options)];
  const { codes, categories } = percent === 'row' ? rows : columns;
  return groupPrecisions(domain, design, { codes, count: categories.length }, options);
};

type CellTable = {
  readonly bases: Int32Array;
  readonly shares: Float64Array;
  readonly variances: Float64Array;
  readonly counts: Float64Array;
  readonly totals: Float64Array;
  readonly precisions: readonly Precision[];
};

const cellTable = (
  design: SurveyDesign,
  rows: CategoryColumn,
  columns: CategoryColumn,
  options: CrosstabOptions,
): CellTable => {
  const domain = completeDomain(design, [rows, columns]);
  const width = columns.categories.length;
  const size = rows.categories.length * width;
  const codes = tableOf(rows, columns);
  const bases = Int32Array.from({ length: size }, (_, cell) =>
    baseOf(options.percent ?? 'total', width, cell),
  );
  const totals = cellTotals(domain, codes, size);
  const evaluated = evaluate(domain, totals, sharesWithin(bases, Math.max(...bases) + 1));
  const counts = countCells(domain, codes, size);
  return {
    bases,
    shares: evaluated.values,
    variances: variancesOf(evaluated),
    counts,
    totals: totals.totals,
    precisions: basePrecisions(domain, design, [rows, columns], options),
  };
};

/**
 * Cross-tabulation of two closed questions.
 * In words: weighted cell totals over the total of their base (table, row or column), errors linearized cell by cell.
 * Intervals of row (column) percentages take the row's (column's) own respondents and degrees of freedom, as a subset would.
 * When to use: breakdowns: percent 'row' gives the answers of each group. Rows missing in either question are left out.
 * Assumes: those of the design; a base (row, column) large enough for its interval, else flagged smallBase.
 * Units: shares 0 to 1; `weighted` on the scale of the weights.
 * Errors: RangeError when a question is unknown or nobody answered both.
 * Source: Sarndal et al. (1992), section 5.8; equals survey::svytable, svymean(~interaction()), svyby(, svymean) and svyciprop.
 * @example crosstab(design, 'sex', 'direction', { percent: 'row' }).cells[0][0].share.value // 0.2716
 */
export const crosstab = (
  design: SurveyDesign,
  rowVariable: string,
  columnVariable: string,
  options: CrosstabOptions = {},
): Crosstab => {
  checkChoice('percent', options.percent, ['total', 'row', 'column']);
  const [rows, columns] = [categoriesOf(design.data, rowVariable), categoriesOf(design.data, columnVariable)];
  const table = cellTable(design, rows, columns, options);
  const cellAt = (row: number, column: number): CrosstabCell => {
    const cell = row * columns.categories.length + column;
    const precision = table.precisions[table.bases[cell]!]!;
    const count = table.counts[cell]!;
    const name = `${rowVariable}: ${rows.categories[row]}, ${columnVariable}: ${columns.categories[column]}`;
    const share = { name, value: table.shares[cell]!, variance: table.variances[cell]!, count };
    return {
      row: rows.categories[row]!,
      column: columns.categories[column]!,
      count,
      weighted: table.totals[cell]!,
      share: precision.n === 0 ? null : shareEstimate(precision, share, options),
    };
  };
  return {
    rows: rows.categories,
    columns: columns.categories,
    cells: rows.categories.map((_, row) => columns.categories.map((_, column) => cellAt(row, column))),
  };
};
