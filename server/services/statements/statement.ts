// A wave's disclosure statement as plain data: what the system knows, what people wrote, what is still missing.
import type { Localised } from '../../../surveys/localised.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Stores } from '../../stores/index.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Version } from '../../stores/versions.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Recipe } from '../../stores/weightings.ts';
import type { Written } from '../../stores/statements.ts';
import { Problem } from '../../problem.ts';
import { countOfWave, type ShownCount } from '../shownCount.ts';
import { findWave, type WaveWeighting } from '../weighting/found.ts';
import { recipeInUse } from '../weighting/recipe.ts';
import { missingItems, responseRate, type ItemId, type Outcomes, type Texts } from './items.ts';
import type { Measured } from './measure.ts';
import { noTexts } from './read.ts';

export type StatementWeighting = {
  /** Which recipe of the wave; null where there are base weights or none. */
  readonly number: number | null;
  readonly hasBaseWeights: boolean;
  readonly method: Recipe['method'];
  readonly trimming: Recipe['trimming'];
  readonly margins: readonly {
    readonly labels: readonly Localised[];
    readonly source: Localised;
    readonly date: string | null;
  }[];
};

type StatedWave = Pick<
  Wave,
  'id' | 'name' | 'opens' | 'closes' | 'modes' | 'sample' | 'population' | 'design' | 'isDemonstration'
>;

export type Statement = {
  readonly survey: Survey;
  readonly wave: StatedWave;
  readonly questionnaire: {
    readonly title: Localised;
    readonly number: number;
    readonly hash: string;
    readonly publishedOn: string;
    readonly languages: readonly string[];
    readonly questions: number;
  };
  /** How many answered; null where fewer than ten did, or while the wave is under way. */
  readonly count: number | null;
  readonly weighting: StatementWeighting;
  readonly precision: Measured;
  readonly texts: Texts;
  readonly outcomes: Outcomes | null;
  /** AAPOR's response rate 1, where outcomes were counted. */
  readonly responseRate: number | null;
  readonly savedOn: string | null;
  /** Made up to show the product. */
  readonly isDemonstration: boolean;
  readonly missing: readonly ItemId[];
};

/** What the system knows of a wave: it is frozen with the numbers of a release. */
export type StatementFacts = Pick<
  Statement,
  'survey' | 'wave' | 'questionnaire' | 'count' | 'weighting' | 'precision' | 'isDemonstration'
>;

/** What people wrote of it: frozen when a release is published. */
export type StatementWords = Pick<Statement, 'texts' | 'outcomes' | 'savedOn' | 'isDemonstration'>;

/** All that a statement is made of but its measures. */
export type Found = WaveWeighting & {
  readonly version: Version;
  readonly count: ShownCount;
  readonly written: Written | null;
};

export const find = async (
  stores: Stores,
  { survey, wave: name, today }: { readonly survey: string; readonly wave: string; readonly today: string },
): Promise<Found> => {
  const found = await findWave(stores, survey, name);
  const [version, count, written] = await Promise.all([
    stores.versions.find(found.wave.version),
    countOfWave(stores, found.wave, today),
    stores.statements.find(found.wave.id),
  ]);
  if (!version) throw new Problem('not_found');
  return { ...found, version, count, written };
};

export const missingOf = ({ wave, written }: Found): readonly ItemId[] =>
  missingItems({ wave, texts: written?.texts ?? noTexts, outcomes: written?.outcomes ?? null });

const questionsOf = ({ pages }: Questionnaire): number =>
  pages.flatMap(({ questions }) => questions).filter(({ type }) => type !== 'information').length;

const weightingOf = ({ wave, weightings, used, variables }: Found): StatementWeighting => {
  const recipe = recipeInUse(wave, weightings);
  return {
    number: used?.number ?? null,
    hasBaseWeights: wave.design.weight && recipe.base === 'design',
    ...{ method: recipe.method, trimming: recipe.trimming },
    margins: recipe.margins
      .filter(({ isFitted }) => isFitted)
      .map(({ by, source, date }) => ({
        ...{ source, date: date ?? null },
        labels: by.map(
          ({ variable }) => variables.find(({ name }) => name === variable)?.label ?? { ru: variable },
        ),
      })),
  };
};

const statedWave = (wave: Wave): StatedWave => {
  const { id, name, opens, closes, modes, sample, population, design, isDemonstration } = wave;
  return {
    ...{ id, name, modes, sample, design, isDemonstration },
    ...(opens === undefined ? {} : { opens }),
    ...(closes === undefined ? {} : { closes }),
    ...(population === undefined ? {} : { population }),
  };
};

export const factsFrom = (found: Found, precision: Measured): StatementFacts => {
  const { survey, wave, version, count } = found;
  return {
    ...{ survey, precision, wave: statedWave(wave), isDemonstration: wave.isDemonstration },
    count: count.kind === 'exactly' ? count.count : null,
    questionnaire: {
      ...{ title: version.document.title, number: version.number, hash: version.hash },
      ...{ publishedOn: version.publishedOn, languages: version.document.languages },
      questions: questionsOf(version.document),
    },
    weighting: weightingOf(found),
  };
};

export const wordsFrom = (written: Found['written']): StatementWords => ({
  texts: written?.texts ?? noTexts,
  outcomes: written?.outcomes ?? null,
  savedOn: written?.savedOn ?? null,
  isDemonstration: written?.isDemonstration ?? false,
});

/** `state`: of the wave; what a release froze was of a closed one. */
export const joined = (
  facts: StatementFacts,
  words: StatementWords,
  state: Wave['state'] = 'closed',
): Statement => {
  const { count, wave } = facts;
  const { texts, outcomes, savedOn } = words;
  return {
    ...{ ...facts, texts, outcomes, savedOn },
    responseRate: outcomes && count !== null ? responseRate(count, outcomes) : null,
    isDemonstration: facts.isDemonstration || words.isDemonstration,
    missing: missingItems({ wave: { ...wave, state }, texts, outcomes }),
  };
};

export const statementFrom = (found: Found, precision: Measured): Statement =>
  joined(factsFrom(found, precision), wordsFrom(found.written), found.wave.state);
