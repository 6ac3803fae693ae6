// Are two closed questions related? Tests of independence that know how the sample was drawn.
import { checkChoice } from '../choice.ts';
import { misuse } from '../misuse.ts';
import { type CategoryColumn, categoriesOf } from '../dataset.ts';
import { type SurveyDesign, degreesOfFreedom } from '../design.ts';
import { chi2Sf, fSf } from '../distributions.ts';
import type { Flag } from '../flags.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { domainFlags } from '../estimation/estimate.ts';
import { completeDomain } from '../estimation/variables.ts';
import { type Matrix, cholesky, matrix, multiply, solveWith, symmetricRatio, transpose } from '../matrix.ts';
import { covarianceOf, evaluate } from '../variance/statistic.ts';
import { cellTotals } from '../variance/totals.ts';
import { sharesStatistic } from '../estimation/surveyProportions.ts';
import { independenceStatistic, tableOf } from './independence.ts';
import { saddlepointTail } from './saddlepoint.ts';

const statistics = ['F', 'Chisq', 'Wald', 'adjWald', 'saddlepoint'] as const;
export type ChiSquareStatistic = (typeof statistics)[number];

export type ChiSquareTest = {
  readonly statistic: number;
  readonly method: ChiSquareStatistic;
  readonly numeratorDf: number;
  /** Null for chi-square tests, which have none. */
  readonly denominatorDf: number | null;
  readonly pValue: number;
  /** Respondents with an answer to both questions. */
  readonly n: number;
  readonly nWeighted: number;
  readonly flags: readonly Flag[];
};

type Tested = Omit<ChiSquareTest, 'n' | 'nWeighted' | 'flags'>;

/** Only categories that occur in the domain, so that empty ones do not count as cells. */
const occurring = (domain: SurveyDesign, column: CategoryColumn): CategoryColumn => {
  const seen = new Uint8Array(column.categories.length);
  for (let row = 0; row < column.codes.length; row++)
    if (domain.weights[row] !== 0) seen[column.codes[row]!] = 1;
  const kept = column.categories.filter((_, code) => seen[code] === 1);
  if (kept.length === column.categories.length && kept.length > 1) return column;
  const place = column.categories.map(category => kept.indexOf(category));
  if (kept.length < 2)
    throw misuse(
      'oneCategory',
      { variable: column.name },
      `Variable "${column.name}" has one category in this domain: a test needs at least two.`,
    );
  return { ...column, categories: kept, codes: column.codes.map(code => (code < 0 ? -1 : place[code]!)) };
};

/** Columns spanning the interactions of an r x c table, orthogonal to the main effects. */
const interactionContrasts = (rows: number, columns: number): Matrix => {
  const contrasts = matrix(rows * columns, (rows - 1) * (columns - 1));
  let at = 0;
  for (let r = 1; r < rows; r++)
    for (let c = 1; c < columns; c++, at++)
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++)
          contrasts.values[(i * columns + j) * contrasts.columns + at] =
            ((i === r ? 1 : 0) - 1 / rows) * ((j === c ? 1 : 0) - 1 / columns);
  return contrasts;
};

type Table = {
  readonly shares: Float64Array;
  readonly covariance: Matrix;
  readonly rows: number;
  readonly columns: number;
  readonly n: number;
};

const pearson = ({ shares, rows, columns, n }: Table): number => {
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(columns);
  shares.forEach((share, cell) => {
    rowSums[Math.floor(cell / columns)]! += share;
    columnSums[cell % columns]! += share;
  });
  return shares.reduce((sum, share, cell) => {
    const expected = rowSums[Math.floor(cell / columns)]! * columnSums[cell % columns]!;
    return sum + (n * (share - expected) ** 2) / expected;
  }, 0);
};

/** Generalized design effects: C' D^-1 V D^-1 C relative to C' D^-1 C / n, made symmetric. */
const generalizedDesignEffects = (table: Table): Matrix => {
  const contrasts = interactionContrasts(table.rows, table.columns);
  const scaled = matrix(contrasts.rows, contrasts.columns, contrasts.values.slice());
  for (let cell = 0; cell < scaled.rows; cell++)
    for (let k = 0; k < scaled.columns; k++)
      scaled.values[cell * scaled.columns + k]! *= table.shares[cell] === 0 ? 0 : 1 / table.shares[cell]!;
  const denominator = multiply(transpose(contrasts), scaled);
  denominator.values.forEach((value, i) => (denominator.values[i] = value / table.n));
  const numerator = multiply(transpose(scaled), multiply(table.covariance, scaled));
  return symmetricRatio(numerator, denominator);
};

const trace = (a: Matrix): number => {
  let sum = 0;
  for (let i = 0; i < a.rows; i++) sum += a.values[i * a.columns + i]!;
  return sum;
};

const raoScott = (table: Table, df: number, method: 'F' | 'Chisq' | 'saddlepoint'): Tested => {
  const delta = generalizedDesignEffects(table);
  const sum = trace(delta);
  if (!(sum > 0) || df <= 0)
    throw misuse(
      'noTestVariance',
      {},
      'The table has no sampling variance to test against: use a design with more PSUs than strata.',
    );
  const statistic = pearson(table);
  const d0 = sum ** 2 / trace(multiply(delta, delta));
  if (method === 'F') {
    const f = statistic / sum;
    return { statistic: f, method, numeratorDf: d0, denominatorDf: d0 * df, pValue: fSf(f, d0, d0 * df) };
  }
  const cells = delta.rows;
  const pValue =
    method === 'Chisq'
      ? chi2Sf((statistic * cells) / sum, cells)
      : saddlepointTail(statistic, delta, d0 * df);
  return { statistic, method, numeratorDf: cells, denominatorDf: null, pValue };
};

type Cells = { readonly codes: Int16Array; readonly shape: readonly [number, number]; readonly df: number };

const wald = (domain: SurveyDesign, { codes, shape, df }: Cells, method: 'Wald' | 'adjWald'): Tested => {
  // with replicates too the covariance is that of the totals, carried over by the slopes: as in R
  const evaluated = evaluate(
    { ...domain, replicates: null },
    cellTotals(domain, codes, shape[0] * shape[1]),
    independenceStatistic(...shape),
  );
  const covariance = covarianceOf({ ...evaluated, design: domain });
  const factor = cholesky(covariance);
  if (factor.aliased.includes(1))
    throw misuse(
      'cellWithoutVariance',
      { method },
      `The ${method} test meets a cell without sampling variance of its own: join categories, or use 'F'.`,
    );
  const solved = solveWith(factor, evaluated.values.slice());
  const statistic = evaluated.values.reduce((sum, value, i) => sum + value * solved[i]!, 0);
  const cells = evaluated.size;
  const denominatorDf = method === 'Wald' ? df : df - cells + 1;
  if (denominatorDf <= 0)
    throw misuse(
      'fewFreedom',
      { method, needed: cells, has: df },
      `The ${method} test needs over ${cells - 1} degrees of freedom, the design has ${df}: use 'F'.`,
    );
  const f = method === 'Wald' ? statistic / cells : (statistic * denominatorDf) / (cells * df);
  return { statistic: f, method, numeratorDf: cells, denominatorDf, pValue: fSf(f, cells, denominatorDf) };
};

/**
 * Test that two closed questions are independent.
 * F (default): Rao-Scott second-order corrected Pearson statistic, the one to report. Chisq: first order. Wald, adjWald: from
 * the covariance of observed minus expected counts, unstable with few PSUs. saddlepoint: sharper far tails.
 * In words: F = Pearson's X squared / trace of the generalized design effects, on d and d x design df; d = trace squared /
 * trace of squares.
 * When to use: one p-value for a whole crosstab; wave by answer tests any change between waves. Categories without respondents
 * in the domain are left out (R counts their empty cells). Rows of weight 0 add no degrees of freedom.
 * Assumes: the covariance of the cells is well estimated: more PSUs than cells; expected counts not tiny.
 * Units: statistic: F or X squared, a plain number; pValue: 0 to 1.
 * Errors: RangeError for an unknown statistic, when a question has one category, or degrees of freedom run out.
 * Source: Rao & Scott (1981), JASA 76:221-230, (1984), Ann. Stat. 12:46-60; Thomas & Rao (1987); equals survey::svychisq.
 * @example chiSquareTest(design, 'sex', 'direction').pValue // 0.7477
 */
export const chiSquareTest = (
  design: SurveyDesign,
  rowVariable: string,
  columnVariable: string,
  options: { readonly statistic?: ChiSquareStatistic } = {},
): ChiSquareTest => {
  checkChoice('statistic', options.statistic, statistics);
  const given = [categoriesOf(design.data, rowVariable), categoriesOf(design.data, columnVariable)] as const;
  const domain = completeDomain(design, given);
  const [rows, columns] = [occurring(domain, given[0]), occurring(domain, given[1])];
  const codes = tableOf(rows, columns);
  const shape = [rows.categories.length, columns.categories.length] as const;
  const method = options.statistic ?? 'F';
  const df = degreesOfFreedom(design);
  const { rows: n, weighted: nWeighted } = summaryOf(domain);
  const tested =
    method === 'Wald' || method === 'adjWald'
      ? wald(domain, { codes, shape, df }, method)
      : raoScott(shareTable(domain, codes, shape, summaryOf(design).rows), df, method);
  return { ...tested, n, nWeighted, flags: domainFlags(domain) };
};

/** Shares of the cells with their covariance; `n` counts the rows of the whole design, which cancels from every p-value. */
const shareTable = (
  domain: SurveyDesign,
  codes: Int16Array,
  [rows, columns]: readonly [number, number],
  n: number,
): Table => {
  const size = rows * columns;
  const evaluated = evaluate(domain, cellTotals(domain, codes, size), sharesStatistic(size));
  return { shares: evaluated.values, covariance: covarianceOf(evaluated), rows, columns, n };
};
