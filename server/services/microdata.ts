// Answers of single people for sociologists: closed waves only, k-anonymous, and every taking in the log.
import { keyChoices, largestK, smallestK, usualK, type KeyChoice } from '../../surveys/microdata/choose.ts';
import type { Microdata } from '../../surveys/microdata/release.ts';
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Taking } from '../stores/takings.ts';
import type { ReplacedQuestion } from '../stores/versions.ts';
import type { Weighting } from '../stores/weightings.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';
import type { MicrodataJob } from './microdata/take.ts';
import { calculatorHere } from './results/calculator.ts';
import { standingOf, type StandingWave } from './results/standing.ts';
import { usedOf } from './weighting/recipe.ts';

export type { FileAnswer, FileVariable } from '../../surveys/microdata/fileVariable.ts';
export type { Left, LeftReason, Microdata } from '../../surveys/microdata/release.ts';
export type { KeyChoice } from '../../surveys/microdata/choose.ts';

/** As a form sends it. */
export type MicrodataAsked = {
  readonly wave?: string | undefined;
  readonly k?: string | undefined;
  /** Null: those that are chosen unless somebody says otherwise. */
  readonly keys: readonly string[] | null;
};

export type MicrodataChoice = {
  readonly survey: Survey;
  readonly waves: readonly string[];
  /** Undefined where no wave is closed yet. */
  readonly closed: StandingWave | undefined;
  readonly choices: readonly KeyChoice[];
  readonly keys: readonly string[];
  readonly k: number;
  /** Choices under which files of this wave left. */
  readonly takings: readonly Taking[];
  /** What was typed is no number, or out of bounds. */
  readonly isWrongK: boolean;
};

/** `few`: groups cannot be that large. `joined`: laid beside files that left before, this one would tell smaller groups. */
export type MicrodataRefused = 'few' | 'joined';

export type MicrodataFile = {
  readonly choice: MicrodataChoice & { readonly closed: StandingWave };
  readonly microdata: Microdata;
  readonly replaces: readonly ReplacedQuestion[];
  /** Null: the weights come from the margins that the wave was imported with, or there are none. */
  readonly weighting: Pick<Weighting, 'number' | 'signedOn'> | null;
  readonly day: string;
};

type Parts = ServiceParts & { readonly audit: AuditService };

const kFrom = (typed: string | undefined): number | null => {
  if (typed === undefined || typed.trim() === '') return usualK;
  const k = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;
  return k >= smallestK && k <= largestK ? k : null;
};

const choose = async (
  { stores, calculator }: Parts,
  survey: string,
  asked: MicrodataAsked,
): Promise<MicrodataChoice> => {
  const found = await stores.surveys.find(survey);
  if (!found) throw new Problem('not_found');
  const { look } = calculator ?? calculatorHere(stores);
  const { waves } = await standingOf(stores, look, found);
  const closed = asked.wave === undefined ? waves.at(-1) : waves.find(({ wave }) => wave.name === asked.wave);
  if (!closed && asked.wave !== undefined) throw new Problem('not_found');
  const choices = closed ? keyChoices(closed.questionnaire, closed.variables) : [];
  const first = choices.filter(({ isFirst }) => isFirst);
  const chosen =
    asked.keys === null ? first : choices.filter(({ variable }) => asked.keys?.includes(variable.name));
  const k = kFrom(asked.k);
  return {
    takings: closed ? await stores.takings.ofWave(closed.wave.id) : [],
    ...{ survey: found, waves: waves.map(({ wave }) => wave.name), closed, choices },
    ...{ keys: chosen.map(({ variable }) => variable.name), k: k ?? usualK, isWrongK: k === null },
  };
};

const isChosen = (choice: MicrodataChoice): choice is MicrodataFile['choice'] => choice.closed !== undefined;

type Chosen = MicrodataFile['choice'];

const isOther =
  ({ keys, k }: Chosen) =>
  (taking: Taking): boolean =>
    taking.k !== k || taking.keys.join() !== keys.join();

/**
 * Makes a file under a choice that is written down first: of two that are taken at once each is held against the other. What was
 * refused, or failed, is struck out again.
 */
const claimed = async <Made>(
  { stores, clock }: Parts,
  choice: Chosen,
  make: (before: readonly Taking[]) => Promise<Made | MicrodataRefused>,
): Promise<Made | MicrodataRefused> => {
  const { keys, k, closed } = choice;
  const taking = { wave: closed.wave.id, keys: [...keys], k, day: clock.today() };
  const isNew = await stores.takings.add(taking);
  let isOut = false;
  try {
    const made = await make((await stores.takings.ofWave(taking.wave)).filter(isOther(choice)));
    isOut = made !== 'few' && made !== 'joined';
    return made;
  } finally {
    if (isNew && !isOut) await stores.takings.remove(taking);
  }
};

const fileFrom = async (
  { stores, clock }: Parts,
  choice: Chosen,
  microdata: Microdata,
): Promise<MicrodataFile> => {
  const { wave } = choice.closed;
  const version = await stores.versions.find(wave.version);
  const weightings = await stores.weightings.ofWave(wave.id);
  return {
    ...{ choice, microdata, replaces: version?.replaces ?? [], day: clock.today() },
    weighting: usedOf(weightings),
  };
};

type Making = Pick<MicrodataJob, 'before' | 'withAnswers'> & { readonly signal: AbortSignal | undefined };

const taken = ({ stores, calculator }: Parts, { closed, keys, k }: Chosen, { signal, ...more }: Making) =>
  (calculator ?? calculatorHere(stores)).microdata({ closed, keys, k, ...more }, { signal });

export const microdataService = (parts: Parts) => {
  const { audit } = parts;
  return {
    /** What may be chosen, and what is. `not_found` where there is no such survey or closed wave. */
    choose: (survey: string, asked: MicrodataAsked): Promise<MicrodataChoice> => choose(parts, survey, asked),
    /** What a file would hold, without anybody's answers; null where no wave is closed. */
    preview: async (
      choice: MicrodataChoice,
      signal?: AbortSignal,
    ): Promise<MicrodataFile | MicrodataRefused | null> => {
      if (!isChosen(choice)) return null;
      const before = choice.takings.filter(isOther(choice));
      const made = await taken(parts, choice, { before, withAnswers: false, signal });
      return typeof made === 'string' ? made : fileFrom(parts, choice, made);
    },
    /** The log knows of it before the first byte leaves. */
    take: async (
      choice: MicrodataChoice,
      who: string,
      signal?: AbortSignal,
    ): Promise<MicrodataFile | MicrodataRefused | null> => {
      if (!isChosen(choice)) return null;
      return claimed(parts, choice, async before => {
        const made = await taken(parts, choice, { before, withAnswers: true, signal });
        if (typeof made === 'string') return made;
        const file = await fileFrom(parts, choice, made);
        await audit.record({ who, what: 'microdata_taken', object: choice.closed.wave.id });
        return file;
      });
    },
  };
};

export type MicrodataService = ReturnType<typeof microdataService>;
