// The analysis desk: which closed waves there are, and one table of them, computed by the recipe it stands for.
import { createHash } from 'node:crypto';
import type { Mistake } from '../../surveys/recipe/found.ts';
import { queryOf, viewIn, type Query } from '../../surveys/recipe/view-query.ts';
import { mergedVariable } from '../../surveys/recipe/view-merged.ts';
import { recipeOf, type PlannedView, type View } from '../../surveys/recipe/view.ts';
import { writtenRecipe } from '../../surveys/recipe/write.ts';
import type { Recipe } from '../../surveys/recipe/schema.ts';
import type { Variable } from '../../surveys/variable.ts';
import { Problem } from '../problem.ts';
import { version } from '../root.ts';
import type { Survey } from '../stores/surveys.ts';
import { analystHere, type Analysed, type Analyst } from './analyse/calculate.ts';
import {
  asAsked,
  startsOf,
  withJoined,
  withPlaces,
  type Analysis,
  type PlacedWave,
  type Refusal,
} from './analyse/index.ts';
import type { ServiceParts } from './parts.ts';
import { boundedCache } from './results/cache.ts';
import { calculatorHere } from './results/calculator.ts';
import { ChangedMeanwhile } from './results/prepare.ts';
import { placeOf } from './results/series.ts';
import { relativesOf } from './results/lineage.ts';
import { standingOf } from './results/standing.ts';

export type { Analysis, ResultRow } from './analyse/index.ts';
export type { PlacedWave } from './analyse/index.ts';

/** A survey with the waves that are over. */
export type Material = {
  readonly survey: Survey;
  readonly waves: readonly PlacedWave[];
  /** Changes with the waves and with their answers. */
  readonly edition: string;
};

export type Computed =
  | { readonly analysis: Analysis; readonly code: string | null; readonly recipe: string }
  | { readonly mistakes: readonly Mistake[] }
  | { readonly refused: Refusal };

export type Table = {
  readonly material: Material;
  readonly view: View;
  readonly variable: Variable;
  /** Its place among the questions; null where nobody was asked it. */
  readonly number: number | null;
  readonly planned: PlannedView;
  readonly computed: Computed;
  /** Of the waves shown, those in which another question begins to stand in the series: nothing is compared with the waves before. */
  readonly starts: readonly string[];
  /** Questions that it was put in the place of, and that were put in its place. */
  readonly relatives: ReturnType<typeof relativesOf>;
};

export type Wanted = {
  readonly view: View;
  /** In the reader's words: the first line of the recipe. */
  readonly title: (variable: Variable) => string;
  /** Code in R, too. */
  readonly code?: boolean;
  readonly signal?: AbortSignal;
};

const analysesKept = 500;
const mostTries = 5;
/** Of the answers; it lies beside the recipe where the command writes it. */
export const rowsFile = 'rows.csv';

type Parts = ServiceParts;

const materialOf = async ({ stores, calculator }: Parts, id: string): Promise<Material> => {
  const survey = await stores.surveys.find(id);
  if (!survey) throw new Problem('not_found');
  const { look } = calculator ?? calculatorHere(stores);
  const { waves, edition } = await standingOf(stores, look, survey);
  const placed = await Promise.all(waves.map(wave => withPlaces(stores, wave)));
  return { survey, waves: withJoined(placed), edition };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A test that these answers do not allow is left out of the recipe: the table stands without it. */
const without = (recipe: Recipe, part: string | null): Recipe | null => {
  const results = recipe.results.filter(
    ({ id, type }) => id !== part || (type !== 'crosstab' && type !== 'trend'),
  );
  return results.length === recipe.results.length ? null : { ...recipe, results };
};

type Run = {
  readonly material: Material;
  readonly view: View;
  readonly recipe: Recipe;
  readonly code: boolean;
};

const computer = (analyst: Analyst) => {
  const remember = boundedCache<Analysed>(analysesKept);
  const run = async ({ material, view, recipe, code }: Run, signal?: AbortSignal): Promise<Computed> => {
    const text = writtenRecipe(recipe);
    const waves = material.waves.filter(({ wave }) => view.waves.includes(wave.name));
    const told = { recipe: { file: 'recipe.yaml', sha256: sha256(text) }, program: `barometer ${version}` };
    const job = { survey: view.survey, waves, recipe: text, told, ...(code ? { rows: rowsFile } : {}) };
    const key = `${material.edition} ${code} ${told.recipe.sha256}`;
    const done = await remember(key, stop => analyst(job, { signal: stop }), signal);
    if (done === 'changed') throw new ChangedMeanwhile();
    if ('analysis' in done) return { ...done, recipe: text };
    if ('mistakes' in done) return done;
    const less = without(recipe, done.refused.part);
    return less ? run({ material, view, recipe: less, code }, signal) : { refused: done.refused };
  };
  return run;
};

/** The question as the newest of the waves asked it, with all answers that any of them offered. */
const askedIn = (material: Material, view: View) => {
  const shown = material.waves.filter(({ wave }) => view.waves.includes(wave.name));
  const all = shown.flatMap(wave => {
    const variable = wave.variables.find(({ name }) => name === view.question);
    return variable ? [{ wave, variable }] : [];
  });
  const variable = mergedVariable(all.map(each => each.variable));
  const newest = all.at(-1)?.wave;
  if (!newest || !variable) throw new Problem('not_found');
  const number = placeOf(newest.questionnaire, variable.question)?.number ?? null;
  const variables = newest.variables.map(each => (each.name === variable.name ? variable : each));
  return { variable, variables, number, starts: startsOf(shown, view.question) };
};

const tables = (parts: Parts) => {
  const run = computer(parts.analyst ?? analystHere(parts.stores));
  const once = async ({ view, title, code = false, signal }: Wanted): Promise<Table> => {
    const material = await materialOf(parts, view.survey);
    const { variable, variables, number, starts } = askedIn(material, view);
    const planned = recipeOf(view, variables, title(variable));
    const computed = await run({ material, view, recipe: planned.recipe, code }, signal);
    const relatives = relativesOf(asAsked(material.waves), view.question);
    return { material, view, variable, number, planned, computed, starts, relatives };
  };
  return async (wanted: Wanted): Promise<Table> => {
    for (let left = mostTries; ; left -= 1) {
      try {
        return await once(wanted);
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile) || left === 0) throw error;
      }
    }
  };
};

/** What may be chosen for a question, and what of it an address asks for. */
export type Choice = {
  readonly material: Material;
  readonly view: View;
  /** Of the newest wave that asked the question. */
  readonly variables: readonly Variable[];
  /** A question that the form shall offer answers of. */
  readonly adding: Variable | undefined;
  /** The address of the view as it should be written. */
  readonly query: string;
};

const choiceIn = (material: Material, question: string, query: Query): Choice => {
  const asking = material.waves.filter(({ variables }) => variables.some(({ name }) => name === question));
  const variables = asking.at(-1)?.variables;
  if (!variables) throw new Problem('not_found');
  const waves = asking.map(({ wave }) => wave.name);
  const { view, adding } = viewIn(query, { survey: material.survey.id, question, waves, variables });
  return { material, view, variables, adding, query: queryOf(view, adding?.name) };
};

export const analysisService = (parts: Parts) => ({
  /** Every survey, with the waves that are over: none where there is nothing to analyse yet. */
  surveys: async (): Promise<readonly Material[]> => {
    const surveys = await parts.stores.surveys.all();
    return Promise.all(surveys.map(({ id }) => materialOf(parts, id)));
  },
  material: (survey: string) => materialOf(parts, survey),
  /** `not_found` where no closed wave asked the question. */
  choose: async (survey: string, question: string, query: Query): Promise<Choice> =>
    choiceIn(await materialOf(parts, survey), question, query),
  /** `not_found` where no wave of the view asked the question. */
  table: tables(parts),
});

export type AnalysisService = ReturnType<typeof analysisService>;
