// Public results: every closed wave of a survey, question by question. Waves in any other state are never read.
import type { Variable } from '../../../surveys/variable.ts';
import type { Clock } from '../../clock.ts';
import { Problem } from '../../problem.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Breakdown } from './breakdown.ts';
import { rememberingDivide } from './divide.ts';
import { boundedCache } from './cache.ts';
import type { Calculator } from './calculator.ts';
import { smallestCount } from './disclosure.ts';
import { openSurveys } from './open.ts';
import { ChangedMeanwhile } from './prepare.ts';
import { continuedNames, namesIn } from './lineage.ts';
import { rejoined } from './rejoined.ts';
import type { QuestionResult } from './result.ts';
import { sharedLook, standingOf, type ResultStores, type Standing, type StandingWave } from './standing.ts';

export type { OpenSurvey } from './open.ts';
export type * from './result.ts';

export type SurveyResults = {
  readonly survey: Survey;
  readonly waves: readonly { readonly wave: Wave; readonly count: number | null }[];
  readonly questions: readonly QuestionResult[];
  readonly edition: string;
};

const resultsKept = 4000;
/** A survey whose answers changed while they were counted is counted anew, so often. */
const mostTries = 5;

/** What people said and what was computed from it, never what chance decided. Of answers that chance has hidden, the estimate. */
const publishable = (variable: Variable): boolean =>
  (variable.origin === undefined || variable.origin === 'calculation') &&
  (variable.indirect !== undefined ||
    (variable.type !== 'number' && variable.categories.some(({ isMissing }) => !isMissing)));

const publishableNames = (waves: readonly StandingWave[]): readonly string[] => [
  ...new Set(
    [...waves].reverse().flatMap(({ variables }) => variables.filter(publishable).map(({ name }) => name)),
  ),
];

/** Counts are rounded away below ten here too. */
const shownWaves = (waves: readonly StandingWave[]) =>
  waves.map(({ wave, count }) => ({ wave, count: count < smallestCount ? null : count }));

type Ask = (standing: Standing, name: string, signal?: AbortSignal) => Promise<QuestionResult | null>;

/** Answers from memory while neither the waves nor their responses changed. */
const rememberingAsk = (calculator: Pick<Calculator, 'question'>): Ask => {
  const remember = boundedCache<QuestionResult | null>(resultsKept);
  return ({ survey, waves, edition }, name, signal) => {
    const all = namesIn(waves, name);
    const asking = waves.filter((_, at) => all[at] !== null);
    const names = all.filter(each => each !== null);
    const jobWaves = asking.map(({ variables: _, replaces: __, ...wave }) => wave);
    const compute = async (stop: AbortSignal): Promise<QuestionResult | null> => {
      const job = { survey, names, waves: jobWaves, edition };
      const calculated = await calculator.question(job, { signal: stop });
      if (calculated === 'changed') throw new ChangedMeanwhile();
      return calculated.question && rejoined(calculated.question, survey, asking);
    };
    return remember(`${survey.id} ${edition} ${name}`, compute, signal);
  };
};

/** Finds how surveys stand, and finds it again where answers changed while they were counted. */
const standings = (stores: ResultStores, calculator: Pick<Calculator, 'look'>) => {
  let surprises = 0;
  const look = sharedLook(calculator.look, wave => stores.responses.changes(wave) + surprises);
  return {
    of: (survey: Survey): Promise<Standing> => standingOf(stores, look, survey),
    find: async (id: string): Promise<Standing> => {
      const survey = await stores.surveys.find(id);
      if (!survey) throw new Problem('not_found');
      const standing = await standingOf(stores, look, survey);
      if (standing.waves.length === 0) throw new Problem('nothing_published');
      return standing;
    },
    trying: async <Value>(work: () => Promise<Value>): Promise<Value> => {
      for (let left = mostTries; ; left -= 1) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof ChangedMeanwhile) || left === 0) throw error;
          surprises += 1;
        }
      }
    },
  };
};

const surveyResults = async (ask: Ask, standing: Standing, signal?: AbortSignal): Promise<SurveyResults> => {
  const { survey, waves, edition } = standing;
  const questions: QuestionResult[] = [];
  const names = publishableNames(waves);
  const continued = continuedNames(waves, names);
  for (const name of names.filter(each => !continued.has(each))) {
    const question = await ask(standing, name, signal);
    if (question) questions.push(question);
  }
  return { survey, questions, edition, waves: shownWaves(waves) };
};

/** A question that all waves asked, where there is one. */
const touch = async (ask: Ask, standing: Standing): Promise<void> => {
  const names = publishableNames(standing.waves);
  const name = names.find(each => !namesIn(standing.waves, each).includes(null)) ?? names[0];
  if (name !== undefined) await ask(standing, name);
};

/** `not_found` for what is no question of the survey, or none whose answers are shown. */
const known = (standing: Standing, name: string): Standing => {
  if (!publishableNames(standing.waves).includes(name)) throw new Problem('not_found');
  return standing;
};

type Division = { readonly survey: string; readonly question: string; readonly by: string };

type Parts = {
  readonly stores: ResultStores;
  readonly calculator: Pick<Calculator, 'look' | 'question' | 'breakdown'>;
};

const resultsReader = ({ stores, calculator }: Parts) => {
  const ask = rememberingAsk(calculator);
  const divide = rememberingDivide(calculator);
  const { of, find, trying } = standings(stores, calculator);
  return {
    /** How a survey stands now: what its numbers are made of. `nothing_published` before the first wave is closed. */
    standing: (survey: string): Promise<Standing> => find(survey),
    /** One question; `not_found` where there is none of that name, `nothing_published` before the first wave is closed. */
    question: (survey: string, name: string, signal?: AbortSignal): Promise<QuestionResult> =>
      trying(async () => {
        const standing = await find(survey);
        const question = await ask(known(standing, name), name, signal);
        if (!question) throw new Problem('not_found');
        return question;
      }),
    /** Its newest wave by the groups of another question; null where that wave did not ask for them. */
    breakdown: ({ survey, question, by }: Division, signal?: AbortSignal): Promise<Breakdown | null> =>
      trying(async () => divide(known(await find(survey), question), { name: question, by }, signal)),
    survey: (survey: string, signal?: AbortSignal): Promise<SurveyResults> =>
      trying(async () => surveyResults(ask, await find(survey), signal)),
    /** Reads the closed waves of every survey once, by one question: whoever asks first does not wait for the reading. */
    prepare: async (): Promise<void> => {
      for (const survey of await stores.surveys.all()) await trying(async () => touch(ask, await of(survey)));
    },
  };
};

/** `signal`: whoever asked has gone away; what nobody else waits for is not computed to its end. */
export const resultsService = (parts: Parts & { readonly clock: Pick<Clock, 'today'> }) => ({
  ...resultsReader(parts),
  /** Surveys that anybody may begin today. */
  open: () => openSurveys(parts.stores, parts.clock.today()),
});

export type ResultsService = ReturnType<typeof resultsService>;
