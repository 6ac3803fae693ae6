// Public results: every closed wave of a survey, question by question. Waves in any other state are never read.
import { setImmediate } from 'node:timers/promises';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Clock } from '../../clock.ts';
import { contentHash } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import { takingOn } from '../respond/openSurveys.ts';
import { boundedCache } from './cache.ts';
import { closedWaves, wavePreparer, type ClosedWave, type ResultStores } from './prepare.ts';
import { smallestCount } from './disclosure.ts';
import { questionResult } from './question.ts';
import type { QuestionResult } from './result.ts';

export type * from './result.ts';

export type OpenSurvey = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
};

export type SurveyResults = {
  readonly survey: Survey;
  readonly waves: readonly { readonly wave: Wave; readonly count: number | null }[];
  readonly questions: readonly QuestionResult[];
  readonly edition: string;
};

/** A survey as it stands now: its closed waves, and a mark that changes whenever they do. */
type Standing = { readonly survey: Survey; readonly waves: readonly ClosedWave[]; readonly edition: string };

const resultsKept = 4000;

/** What people said and what was computed from it, never what chance decided. Of answers that chance has hidden, the estimate. */
const publishable = (variable: Variable): boolean =>
  (variable.origin === undefined || variable.origin === 'calculation') &&
  (variable.indirect !== undefined ||
    (variable.type !== 'number' && variable.categories.some(({ isMissing }) => !isMissing)));

const publishableNames = (waves: readonly ClosedWave[]): readonly string[] => [
  ...new Set(
    [...waves].reverse().flatMap(({ variables }) => variables.filter(publishable).map(({ name }) => name)),
  ),
];

const standingOf = async (stores: ResultStores, survey: Survey): Promise<Standing> => {
  const waves = await closedWaves(stores, survey.id);
  const edition = contentHash([survey, waves.map(({ wave, count }) => [wave, count])]).slice(0, 32);
  return { survey, waves, edition };
};

const findStanding = async (stores: ResultStores, id: string): Promise<Standing> => {
  const survey = await stores.surveys.find(id);
  if (!survey) throw new Problem('not_found');
  const standing = await standingOf(stores, survey);
  if (standing.waves.length === 0) throw new Problem('nothing_published');
  return standing;
};

/** Counts are rounded away below ten here too. */
const shownWaves = (waves: readonly ClosedWave[]) =>
  waves.map(({ wave, count }) => ({ wave, count: count < smallestCount ? null : count }));

type Ask = (standing: Standing, name: string) => Promise<QuestionResult | null>;

/** Answers from memory while neither the waves nor their counts changed. */
const rememberingAsk = (stores: ResultStores): Ask => {
  const prepare = wavePreparer(stores);
  const remember = boundedCache<QuestionResult | null>(resultsKept);
  return ({ survey, waves, edition }, name) =>
    remember(`${survey.id} ${edition} ${name}`, async () => {
      await setImmediate(); // lets whoever is answering a survey go first
      const prepared = [];
      for (const wave of waves)
        if (wave.variables.some(variable => variable.name === name)) prepared.push(await prepare(wave));
      return questionResult(survey, name, prepared, edition);
    });
};

const surveyResults = async (ask: Ask, standing: Standing): Promise<SurveyResults> => {
  const { survey, waves, edition } = standing;
  const questions: QuestionResult[] = [];
  for (const name of publishableNames(waves)) {
    const question = await ask(standing, name);
    if (question) questions.push(question);
  }
  return { survey, questions, edition, waves: shownWaves(waves) };
};

const allResults = async (stores: ResultStores, ask: Ask): Promise<readonly SurveyResults[]> => {
  const results: SurveyResults[] = [];
  for (const survey of await stores.surveys.all()) {
    const standing = await standingOf(stores, survey);
    if (standing.waves.length > 0) results.push(await surveyResults(ask, standing));
  }
  return results;
};

const openSurveys = async (stores: ResultStores, today: string): Promise<readonly OpenSurvey[]> => {
  const open: OpenSurvey[] = [];
  for (const survey of await stores.surveys.all()) {
    const wave = await stores.waves.openOf(survey.id);
    const version = wave && (await stores.versions.find(wave.version));
    if (!version || wave.isDemonstration || takingOn(today, wave) !== 'new') continue;
    open.push({ survey, wave, questionnaire: version.document });
  }
  return open;
};

export const resultsService = (stores: ResultStores, clock: Pick<Clock, 'today'>) => {
  const ask = rememberingAsk(stores);
  return {
    /** One question; `not_found` where there is none of that name, `nothing_published` before the first wave is closed. */
    question: async (survey: string, name: string): Promise<QuestionResult> => {
      const standing = await findStanding(stores, survey);
      const isKnown = publishableNames(standing.waves).includes(name);
      const question = isKnown ? await ask(standing, name) : null;
      if (!question) throw new Problem('not_found');
      return question;
    },
    survey: async (survey: string): Promise<SurveyResults> =>
      surveyResults(ask, await findStanding(stores, survey)),
    /** Every survey that has something to show, in the order the ministry gave them. */
    all: () => allResults(stores, ask),
    /** Surveys that anybody may begin today. */
    open: () => openSurveys(stores, clock.today()),
  };
};

export type ResultsService = ReturnType<typeof resultsService>;
