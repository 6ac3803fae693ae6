// Answers of single people for sociologists: closed waves only, k-anonymous, and every taking in the log.
import { keyChoices, largestK, smallestK, usualK, type KeyChoice } from '../../surveys/microdata/choose.ts';
import type { Microdata } from '../../surveys/microdata/release.ts';
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import type { ReplacedQuestion } from '../stores/versions.ts';
import type { Weighting } from '../stores/weightings.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';
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
  /** What was typed is no number, or out of bounds. */
  readonly isWrongK: boolean;
};

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
    ...{ survey: found, waves: waves.map(({ wave }) => wave.name), closed, choices },
    ...{ keys: chosen.map(({ variable }) => variable.name), k: k ?? usualK, isWrongK: k === null },
  };
};

const isChosen = (choice: MicrodataChoice): choice is MicrodataFile['choice'] => choice.closed !== undefined;

const fileFrom = async (
  { stores, clock }: Parts,
  choice: MicrodataFile['choice'],
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

export const microdataService = (parts: Parts) => {
  const { stores, calculator, audit } = parts;
  const taken = (
    { closed, keys, k }: MicrodataFile['choice'],
    withAnswers: boolean,
    signal: AbortSignal | undefined,
  ) => (calculator ?? calculatorHere(stores)).microdata({ closed, keys, k, withAnswers }, { signal });
  return {
    /** What may be chosen, and what is. `not_found` where there is no such survey or closed wave. */
    choose: (survey: string, asked: MicrodataAsked): Promise<MicrodataChoice> => choose(parts, survey, asked),
    /** What a file would hold, without anybody's answers; null where no wave is closed, `few` where groups cannot be that large. */
    preview: async (choice: MicrodataChoice, signal?: AbortSignal): Promise<MicrodataFile | 'few' | null> => {
      if (!isChosen(choice)) return null;
      const made = await taken(choice, false, signal);
      return made === 'few' ? made : fileFrom(parts, choice, made);
    },
    /** The log knows of it before the first byte leaves. */
    take: async (
      choice: MicrodataChoice,
      who: string,
      signal?: AbortSignal,
    ): Promise<MicrodataFile | 'few' | null> => {
      if (!isChosen(choice)) return null;
      const made = await taken(choice, true, signal);
      if (made === 'few') return made;
      const file = await fileFrom(parts, choice, made);
      await audit.record({ who, what: 'microdata_taken', object: choice.closed.wave.id });
      return file;
    },
  };
};

export type MicrodataService = ReturnType<typeof microdataService>;
