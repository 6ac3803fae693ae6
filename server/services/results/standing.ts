// How a survey stands: its closed waves, which responses they hold, and a mark that changes whenever they do.
import { setTimeout } from 'node:timers/promises';
import { codebook } from '../../../surveys/codebook.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Linkable } from './lineage.ts';
import { contentHash } from '../../crypto.ts';
import type { Stores } from '../../stores/index.ts';
import type { Survey } from '../../stores/surveys.ts';
import { recipeInUse } from '../weighting/recipe.ts';
import type { Calculator, Holding } from './calculator.ts';
import type { ClosedWave } from './prepare.ts';

export type ResultStores = Pick<Stores, 'surveys' | 'waves' | 'weightings' | 'versions' | 'responses'>;
export type StandingWave = ClosedWave & Linkable;

export type Standing = {
  readonly survey: Survey;
  readonly waves: readonly StandingWave[];
  readonly edition: string;
};

/**
 * What another program changes in a closed wave is seen after this many milliseconds at most, and a little later where there are many
 * responses: to list their keys takes seconds then, and no reader should wait for that at every page. What this one changes, at once.
 */
const lookEvery = 1000;
const lookEveryResponse = 0.1;

const restAfter = (holdings: readonly Holding[]): number =>
  lookEvery + lookEveryResponse * holdings.reduce((sum, { count }) => sum + count, 0);

type Look = Calculator['look'];

/** Looks are shared while nothing was changed here, for a moment: a crowd of readers makes the database list its keys once. */
export const sharedLook = (look: Look, changes: (wave: string) => number): Look => {
  const shared = new Map<string, Promise<readonly Holding[]>>();
  return waves => {
    const key = JSON.stringify(waves.map(wave => [wave, changes(wave)]));
    const known = shared.get(key);
    if (known) return known;
    const fresh = look(waves);
    shared.set(key, fresh);
    const forget = (): void => void shared.delete(key);
    const rest = (holdings: readonly Holding[]) => setTimeout(restAfter(holdings), undefined, { ref: false });
    fresh.then(rest).then(forget, forget);
    return fresh;
  };
};

/** The closed waves of the survey that somebody answered, oldest first. No other wave is ever read. */
export const closedWaves = async (
  stores: ResultStores,
  look: Look,
  survey: string,
): Promise<StandingWave[]> => {
  const [all, weightings] = await Promise.all([
    stores.waves.ofSurvey(survey),
    stores.weightings.signedOf(survey),
  ]);
  const waves = all.filter(({ state }) => state === 'closed');
  if (waves.length === 0) return [];
  const holdings = await look(waves.map(({ id }) => id));
  const versions = await Promise.all(waves.map(({ version }) => stores.versions.find(version)));
  return waves.flatMap((wave, i) => {
    const [holding, questionnaire] = [holdings[i], versions[i]?.document];
    return holding && questionnaire && holding.count > 0
      ? [
          {
            ...{ wave, ...holding, questionnaire },
            recipe: recipeInUse(wave, weightings),
            variables: codebookOf(questionnaire),
            replaces: versions[i]?.replaces ?? [],
          },
        ]
      : [];
  });
};

const codebooks = new WeakMap<Questionnaire, readonly Variable[]>();

/** Versions are frozen and kept in memory, so their codebooks are too. */
export const codebookOf = (questionnaire: Questionnaire): readonly Variable[] => {
  const known = codebooks.get(questionnaire);
  if (known) return known;
  const variables = codebook(questionnaire);
  codebooks.set(questionnaire, variables);
  return variables;
};

/** What fieldwork wanted, and how many it brought, says nothing of what people answered. */
const published = ({ wave, count, mark, recipe }: StandingWave) => {
  const { count: _, target: __, quotas: ___, ...rest } = wave;
  return [rest, count, mark, recipe];
};

export const standingOf = async (stores: ResultStores, look: Look, survey: Survey): Promise<Standing> => {
  const waves = await closedWaves(stores, look, survey.id);
  const edition = contentHash([survey, waves.map(published)]).slice(0, 32);
  return { survey, waves, edition };
};
