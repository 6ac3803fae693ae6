// What a recipe does to a wave: margins before and after, how unequal the weights are, how fast they were found. Only numbers that
// staff may see leave: counts under ten, and those from which one would follow, are null.
import {
  categoriesOf,
  weightDiagnostics,
  withColumns,
  withData,
  type Dataset,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Recipe, RecipeMargin } from '../../stores/weightings.ts';
import { withhold } from '../results/disclosure.ts';
import { cellColumn, noAnswer } from './columns.ts';
import type { Failure } from './fit.ts';
import { sampleFindings } from './findings.ts';
import { histogramOf, type Histogram } from './histogram.ts';
import { marginColumn } from './recipe.ts';
import { weigh, weightByCell, type Weighed } from './run.ts';
import type { Finding } from './typed.ts';

export type CellLook = {
  readonly cell: string;
  /** Null where too few stand behind it; 0 is told, because nobody stands behind it. */
  readonly n: number | null;
  readonly population: number;
  readonly before: number | null;
  readonly after: number | null;
};

export type MarginLook = {
  /** Place in the recipe. */
  readonly margin: number;
  readonly cells: readonly CellLook[];
  /** The cell where the weighted sample is farthest from the population, and by how much; null where none may be shown. */
  readonly worst: { readonly cell: string; readonly difference: number } | null;
};

export type Figures = {
  readonly n: number;
  readonly designEffect: number;
  readonly effectiveSampleSize: number;
  /** Of base weights alone. */
  readonly baseDesignEffect: number;
  /** Smallest and largest weight, the mean being 1. */
  readonly least: number;
  readonly most: number;
};

export type Look = {
  readonly margins: readonly MarginLook[];
  readonly figures: Figures;
  readonly misfits: readonly number[];
  readonly rounds: number;
  readonly failure: Failure | null;
  readonly histogram: Histogram;
  readonly findings: readonly Finding[];
};

/** How many rows fall into each cell. */
const countsOf = (data: Dataset, column: string): ReadonlyMap<string, number> => {
  const { codes, categories } = categoriesOf(data, column);
  const counts = new Map<string, number>();
  for (const code of codes) {
    const cell = categories[code] ?? noAnswer;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
};

const sharesOf = (design: SurveyDesign, column: string): ((cell: string) => number) => {
  const sums = weightByCell(design, column);
  const answered = [...sums].reduce((sum, [cell, weight]) => (cell === noAnswer ? sum : sum + weight), 0);
  return cell => (answered === 0 ? 0 : (sums.get(cell) ?? 0) / answered);
};

/** Cells nobody stands behind protect nothing. */
const hiddenCells = (margin: RecipeMargin, counts: ReadonlyMap<string, number>): ReadonlySet<string> => {
  const filled = margin.totals.map(({ cell }) => ({ code: cell, count: counts.get(cell) ?? 0 }));
  const all = [...filled, { code: noAnswer, count: counts.get(noAnswer) ?? 0 }].filter(
    ({ count }) => count > 0,
  );
  const base = all.reduce((sum, { count }) => sum + count, 0);
  return withhold({ base, counts: all, isExclusive: true }).codes;
};

type Counted = { readonly margin: RecipeMargin; readonly column: string; readonly data: Dataset };

const marginLook = (
  { margin, column, data }: Counted,
  { drawn, design }: Weighed,
  at: number,
): MarginLook => {
  const counts = countsOf(data, column);
  const hidden = hiddenCells(margin, counts);
  const [before, after] = [drawn, design].map(each => sharesOf(withData(each, data), column));
  const population = margin.totals.reduce((sum, { total }) => sum + total, 0);
  const cells = margin.totals.map(({ cell, total }): CellLook => {
    const isHidden = hidden.has(cell);
    return {
      cell,
      n: isHidden ? null : (counts.get(cell) ?? 0),
      population: population === 0 ? 0 : total / population,
      before: isHidden ? null : (before?.(cell) ?? 0),
      after: isHidden && !margin.isFitted ? null : (after?.(cell) ?? 0),
    };
  });
  const differences = cells.flatMap(({ cell, after: share, population: known }) =>
    share === null ? [] : [{ cell, difference: share - known }],
  );
  const [worst = null] = differences.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return { margin: at, cells, worst };
};

const figuresOf = ({ drawn, design }: Weighed): Figures => {
  const { n, designEffect, effectiveSampleSize, mean, min, max } = weightDiagnostics(design.weights);
  const { designEffect: baseDesignEffect } = weightDiagnostics(drawn.weights);
  return { n, designEffect, effectiveSampleSize, baseDesignEffect, least: min / mean, most: max / mean };
};

/** A question that the data do not have is no column: a margin about it cannot be looked at. */
const columnsOf = (recipe: Recipe, data: Dataset): readonly (Counted | null)[] =>
  recipe.margins.map(margin => {
    if (!margin.by.every(({ variable }) => data.columns.has(variable))) return null;
    return { margin, column: marginColumn(margin), data: withColumns(data, [cellColumn(margin, data)]) };
  });

export type Weighing = {
  readonly recipe: Recipe;
  readonly wave: Pick<Wave, 'design'>;
  readonly data: Dataset;
};

export const lookAt = ({ recipe, wave, data }: Weighing, variables: readonly Variable[]): Look => {
  const weighed = weigh(recipe, wave, data);
  const columns = columnsOf(recipe, data);
  return {
    margins: columns.flatMap((counted, at) => (counted ? [marginLook(counted, weighed, at)] : [])),
    figures: figuresOf(weighed),
    misfits: weighed.misfits,
    rounds: weighed.rounds,
    failure: weighed.failure,
    histogram: histogramOf(weighed.design.weights),
    findings: columns.flatMap((counted, at) =>
      counted
        ? sampleFindings({ ...counted, counts: countsOf(counted.data, counted.column), at, variables })
        : [{ severity: 'error', code: 'no_such_question', margin: at }],
    ),
  };
};
