// A wave with all that is known of its weighting: its recipes, the one in use, the questions a margin may be about.
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { Problem } from '../../problem.ts';
import type { Stores } from '../../stores/index.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Weighting } from '../../stores/weightings.ts';
import { codebookOf } from '../results/standing.ts';
import { recipeOfMargins, usedOf } from './recipe.ts';

export type WaveWeighting = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
  readonly variables: readonly Variable[];
  /** Oldest first. */
  readonly weightings: readonly Weighting[];
  /** The one that results are made with; null where there are only base weights. */
  readonly used: Weighting | null;
  /** Who made and signed them, by account. */
  readonly people: Readonly<Record<string, string>>;
};

/** The margins that a wave came with are its recipe № 1, whether or not it is written down yet. */
export const firstOf = (wave: Wave): Weighting => ({
  ...{ id: `${wave.id}.1`, survey: wave.survey, wave: wave.id, number: 1, state: 'signed' },
  ...{ recipe: recipeOfMargins(wave), revision: 0, turn: 1, madeBy: null, changedBy: null, releases: [] },
});

/** With the recipe № 1 of the wave's own margins. */
export const completed = (wave: Wave, stored: readonly Weighting[]): readonly Weighting[] =>
  wave.margins.length > 0 && !stored.some(({ number }) => number === 1) ? [firstOf(wave), ...stored] : stored;

const peopleOf = async (
  { accounts }: Stores,
  weightings: readonly Weighting[],
): Promise<Record<string, string>> => {
  const ids = new Set(
    weightings.flatMap(({ madeBy, changedBy, signedBy }) =>
      [madeBy, changedBy, signedBy].filter(id => typeof id === 'string'),
    ),
  );
  const known = await Promise.all([...ids].map(id => accounts.find(id)));
  return Object.fromEntries(known.flatMap(account => (account ? [[account.id, account.name]] : [])));
};

/** `not_found` where there is no such wave, or one that is still being imported. */
export const findWave = async (stores: Stores, surveyId: string, name: string): Promise<WaveWeighting> => {
  const [survey, waves] = await Promise.all([stores.surveys.find(surveyId), stores.waves.ofSurvey(surveyId)]);
  const wave = waves.find(one => one.name === name);
  if (!survey || !wave || wave.state === 'importing') throw new Problem('not_found');
  const [version, stored] = await Promise.all([
    stores.versions.find(wave.version),
    stores.weightings.ofWave(wave.id),
  ]);
  if (!version) throw new Problem('not_found');
  const weightings = completed(wave, stored);
  return {
    ...{ survey, wave, weightings, questionnaire: version.document },
    variables: codebookOf(version.document),
    used: usedOf(weightings),
    people: await peopleOf(stores, weightings),
  };
};

/** `not_found` where the wave has no recipe of this number. */
export const weightingOf = ({ weightings }: Pick<WaveWeighting, 'weightings'>, number: number): Weighting => {
  const weighting = weightings.find(one => one.number === number);
  if (!weighting) throw new Problem('not_found');
  return weighting;
};
