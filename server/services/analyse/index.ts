// Carries out a recipe: data, variables, design, weights, then every table it asks for. Only estimates leave this room.
import type { Found } from '../../../surveys/read/lists.ts';
import { recipeMistakes } from '../../../surveys/recipe/check.ts';
import type { ResultItem } from '../../../surveys/recipe/result-item.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import { smallestCount } from '../results/disclosure.ts';
import { changeRows } from './changes.ts';
import { crosstabTable } from './crosstab.ts';
import { knownOf, type AnalysisData } from './data.ts';
import { designedWaves, type DesignedWave } from './design.ts';
import { measureOf } from './measures.ts';
import type { AnalysedWave, Analysis, ResultTable } from './outcome.ts';
import { rowsOf, waveFigures, wavesOf, type Ground } from './table.ts';
import { trendRows } from './trend.ts';

export { fileData, type File, type FileMistake } from './file.ts';
export { storedData } from './store.ts';
export type { AnalysisData } from './data.ts';
export type { Analysis, ResultRow, ResultTable } from './outcome.ts';

export type AnalysisOptions = {
  readonly recipe: { readonly file: string; readonly sha256: string };
  readonly versions: Readonly<Record<string, string>>;
  /** Small cells are shown. */
  readonly isInternal: boolean;
  readonly onResult?: (id: string) => void;
};

/** What the recipe asks of the data that they do not have. */
export const mistakesAgainst = (recipe: Recipe, data: AnalysisData): readonly Found[] =>
  recipeMistakes(recipe, knownOf(data));

/** RangeError naming the entry where the numbers do not allow what is asked. */
export const analyse = (recipe: Recipe, data: AnalysisData, options: AnalysisOptions): Analysis => {
  const waves = designedWaves(data, recipe);
  const { isInternal } = options;
  const ground: Ground = {
    waves,
    variables: data.variables,
    overlap: recipe.design.overlap ?? false,
    isInternal,
  };
  return {
    format: 'barometer-results/1',
    title: recipe.title,
    versions: options.versions,
    recipe: options.recipe,
    data: {
      source: data.source,
      sha256: data.hash,
      waves: waves.map((wave, at) => analysedWave(wave, data.waves[at]?.version, isInternal)),
    },
    isInternal,
    results: recipe.results.map(item => {
      options.onResult?.(item.id);
      return tableOf(ground, item);
    }),
  };
};

const analysedWave = (
  { name, sample, steps, diagnostics }: DesignedWave,
  version: string | undefined,
  isInternal: boolean,
): AnalysedWave => {
  const isShown = isInternal || diagnostics.n >= smallestCount;
  const { n, sum, designEffect, effectiveSampleSize } = diagnostics;
  return {
    ...{ name, sample, n: isShown ? n : null },
    ...(version === undefined ? {} : { version }),
    weighting: isShown
      ? { steps, designEffect, effectiveSampleSize, sum }
      : { steps, designEffect: null, effectiveSampleSize: null, sum: null },
  };
};

const tableOf = (ground: Ground, item: ResultItem): ResultTable => {
  try {
    const { id, type, label } = item;
    return { id, type, ...(label === undefined ? {} : { label }), ...contentOf(ground, item) };
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${item.id}: ${error.message}`) : error;
  }
};

const contentOf = (ground: Ground, item: ResultItem): Pick<ResultTable, 'rows' | 'tests' | 'definitions'> => {
  if (item.type === 'crosstab') return { ...crosstabTable(ground, item), definitions: [] };
  if (item.type === 'trend') return { rows: trendRows(ground, item), tests: [], definitions: [] };
  const measure = measureOf(item);
  const figures = wavesOf(ground, item.waves).map(wave => waveFigures(ground, wave, measure, item));
  const changes = item.type === 'quantile' ? [] : changeRows(ground, item, measure, figures);
  return { rows: [...figures.flatMap(rowsOf), ...changes], tests: [], definitions: measure.definitions };
};
