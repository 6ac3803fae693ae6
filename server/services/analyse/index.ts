// Carries out a recipe: variables, design, weights, then every table it asks for. Only estimates leave this room, but for
// `exportedRows`, which hands an analyst the rows themselves.
import type { Dataset } from '../../../analysis/index.ts';
import type { GroupedItem, ResultItem } from '../../../surveys/recipe/result-item.ts';
import { breaksOf } from '../../../surveys/recipe/rewording.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import { smallestCount } from '../results/disclosure.ts';
import { changeRows } from './changes.ts';
import { crosstabRows } from './crosstab.ts';
import { isProtected, type AnalysisData } from './data.ts';
import { designedWaves, type DesignedWave } from './design.ts';
import { measureOf } from './measures.ts';
import type { AnalysedWave, Analysis, ResultRow } from './outcome.ts';
import { pairRows } from './pairs.ts';
import { within } from './refused.ts';
import { sensitiveRows } from './sensitive.ts';
import { rowsOf, waveFigures, type Ground } from './table.ts';
import { trendRows } from './trend.ts';

export { fileData, type File, type FileMistake } from './file.ts';
export { conditionName, exportedColumns, exportedRows, outside, type ExportedRows } from './rows.ts';
export { dataOf, readWave, storedData, type ReadWave } from './store.ts';
export { asAsked, startsOf, withJoined } from './joined.ts';
export { withPlaces, type PlacedWave } from './places.ts';
export type { AnalysisData } from './data.ts';
export type { DesignedWave } from './design.ts';
export type { Analysis, ResultRow } from './outcome.ts';
export { refusalIn, Refused, type Refusal } from './refused.ts';
export type { Ground } from './table.ts';

export type AnalysisOptions = {
  readonly recipe: { readonly file: string; readonly sha256: string };
  readonly program: string;
  readonly onResult?: () => void;
};

/** `derived` are the data of each wave with the variables of the recipe. RangeError naming the part of the recipe at fault. */
export const groundOf = (recipe: Recipe, data: AnalysisData, derived: readonly Dataset[]): Ground => ({
  waves: designedWaves(data.waves, derived, recipe),
  variables: data.variables,
  overlap: recipe.design.overlap ?? false,
  isProtected: isProtected(data),
  breaksIn: item => breaksOf(item, recipe.variables, data.waves),
});

/** One entry of the recipe. RangeError naming it where the numbers do not allow what is asked. */
export const resultOf = (ground: Ground, item: ResultItem): Analysis['results'][number] => ({
  ...{ id: item.id, type: item.type },
  rows: within(item.id, () => rowsFor(ground, item)),
});

type Prepared = { readonly recipe: Recipe; readonly data: AnalysisData; readonly ground: Ground };

/** What was computed, with what it was computed from. */
export const analysisOf = (
  { recipe, data, ground }: Prepared,
  { program, recipe: written }: AnalysisOptions,
  results: Analysis['results'],
): Analysis => ({
  format: 'barometer-results/1',
  title: recipe.title,
  program,
  recipe: written,
  data: {
    source: data.source,
    sha256: data.hash,
    waves: ground.waves.map(wave => analysedWave(wave, ground.isProtected)),
  },
  results,
});

/** All entries in one go. RangeError as for each. */
export const analyse = (
  recipe: Recipe,
  data: AnalysisData,
  ground: Ground,
  options: AnalysisOptions,
): Analysis => {
  const results = recipe.results.map(item => {
    const result = resultOf(ground, item);
    options.onResult?.();
    return result;
  });
  return analysisOf({ recipe, data, ground }, options, results);
};

const analysedWave = (
  { name, version, sample, calibrations, diagnostics }: DesignedWave,
  isHiding: boolean,
): AnalysedWave => {
  const { n, ...weights } = isHiding && diagnostics.n < smallestCount ? nothing : diagnostics;
  const done = calibrations.map(({ method, bounds, trimming }) => ({ method, bounds, trimming }));
  return { name, version: version ?? null, sample, n, weighting: { calibrations: done, ...weights } };
};

const nothing = { n: null, sum: null, designEffect: null, effectiveSampleSize: null };

/** The waves that have everything the entry names: an answer that is offered since a later wave has no figure before. All, where none has. */
const offering = (waves: Ground['waves'], item: GroupedItem): Ground['waves'] => {
  const own = item.type === 'ratio' ? [item.numerator, item.denominator] : [item.variable];
  const names = [...own, ...(item.by ?? [])];
  const found = waves.filter(({ design }) => names.every(name => design.data.columns.has(name)));
  return found.length === 0 ? waves : found;
};

const rowsFor = (ground: Ground, item: ResultItem): readonly ResultRow[] => {
  if (item.type === 'crosstab') return crosstabRows(ground, item);
  if (item.type === 'trend') return trendRows(ground, item);
  if (item.type === 'sensitive') return sensitiveRows(ground, item);
  const measure = measureOf(item);
  const figures = offering(ground.waves, item).map(wave => waveFigures(ground, item, measure, wave));
  return [
    ...figures.flatMap(own => rowsOf(ground, own, measure.statistic)),
    ...(item.type === 'quantile' ? [] : changeRows(ground, item, measure, figures)),
    ...(item.type === 'quantile' ? [] : pairRows(ground, item, measure, figures)),
  ];
};
