// All that is heavy in carrying out a recipe on waves of the store: here, or in a thread of its own. Waves that were read are kept.
import { setImmediate } from 'node:timers/promises';
import type { Mistake } from '../../../surveys/recipe/found.ts';
import { checkRecipe } from '../../../surveys/recipe/check.ts';
import { readRecipe, type RecipeReading } from '../../../surveys/recipe/read.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import { contentHash } from '../../crypto.ts';
import { noSnapshots } from '../../snapshots/files.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
import { boundedCache } from '../results/cache.ts';
import { bytesOf, ChangedMeanwhile } from '../results/prepare.ts';
import { sheetService, type SheetService, type Watching } from '../sheets/index.ts';
import type { AnalysisData } from './data.ts';
import {
  analysisOf,
  dataOf,
  exportedColumns,
  groundOf,
  readWave,
  resultOf,
  type Analysis,
  type AnalysisOptions,
  type Ground,
  type ReadWave,
} from './index.ts';
import type { PlacedWave } from './places.ts';
import { rCode } from './r/code.ts';
import { refusalIn, type Refusal } from './refused.ts';

export type AnalysisJob = {
  readonly survey: string;
  /** Oldest first. */
  readonly waves: readonly PlacedWave[];
  /** YAML. */
  readonly recipe: string;
  /** The name and hash of the recipe, and the program, as the result tells them. */
  readonly told: AnalysisOptions;
  /** The name of the file of rows that code in R shall read; without it, no code is wanted. */
  readonly rows?: string;
};

/** `mistakes`: what the recipe has wrong, each with its place in it. `refused`: why the numbers do not allow it. */
export type Analysed =
  | { readonly analysis: Analysis; readonly code: string | null }
  | { readonly mistakes: readonly Mistake[] }
  | { readonly refused: Refusal }
  | 'changed';

export type Analyst = (job: AnalysisJob, watching?: Watching) => Promise<Analysed>;

type Ready = { readonly recipe: Recipe; readonly data: AnalysisData; readonly ground: Ground };

const bytesKept = 256 * 1024 * 1024;

const mistakesIn = (reading: RecipeReading, data: AnalysisData) => {
  const checked = checkRecipe(reading.outline, data);
  const found = [...reading.found, ...checked.found];
  return { mistakes: reading.place(found), derived: checked.data };
};

const readyFrom = (text: string, data: AnalysisData): Ready | { readonly mistakes: readonly Mistake[] } => {
  const reading = readRecipe(text, 'recipe.yaml');
  if ('mistakes' in reading) return reading;
  const { mistakes, derived } = mistakesIn(reading, data);
  const { recipe } = reading;
  if (!recipe || mistakes.length > 0) return { mistakes };
  return { recipe, data, ground: groundOf(recipe, data, derived) };
};

const keeper = (sheets: SheetService) => {
  const remember = boundedCache<ReadWave>(bytesKept, ({ wave }) => bytesOf(wave.data));
  return (closed: PlacedWave, { signal, onProgress }: Watching): Promise<ReadWave> =>
    remember(
      contentHash([closed.wave, closed.mark, closed.places, closed.joined ?? []]),
      stop => readWave(sheets, closed, { signal: stop, onProgress }),
      signal,
    );
};

/** Entry by entry: between two of them others have their turn, and "stop" is heard. */
const resultsFrom = async ({ recipe, ground }: Ready, signal?: AbortSignal): Promise<Analysis['results']> => {
  const results: Analysis['results'][number][] = [];
  for (const item of recipe.results) {
    await setImmediate();
    signal?.throwIfAborted();
    results.push(resultOf(ground, item));
  }
  return results;
};

/** Carries out recipes over these columns. */
export const analystOver = (sheets: SheetService): Analyst => {
  const keep = keeper(sheets);
  return async ({ survey, waves, recipe: text, told, rows: file }, watching = {}) => {
    try {
      const read: ReadWave[] = [];
      for (const wave of waves) read.push(await keep(wave, watching));
      watching.signal?.throwIfAborted();
      const ready = readyFrom(text, dataOf(survey, waves, read));
      if ('mistakes' in ready) return ready;
      const { recipe, ground } = ready;
      const results = await resultsFrom(ready, watching.signal);
      const analysis = analysisOf(ready, told, results);
      if (file === undefined) return { analysis, code: null };
      const rows = exportedColumns(recipe, ground);
      return { analysis, code: rCode({ recipe, ground, analysis, rows, file }) };
    } catch (error) {
      if (error instanceof ChangedMeanwhile) return 'changed';
      const refused = refusalIn(error);
      if (refused) return { refused };
      throw error;
    }
  };
};

/** In this thread and without snapshots: for tests of the numbers. */
export const analystHere = ({ responses }: { readonly responses: ResponseRows }): Analyst =>
  analystOver(sheetService({ rows: responses, snapshots: noSnapshots, maker: '', complain: () => {} }));
