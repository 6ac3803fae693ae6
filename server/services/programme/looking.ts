// Reads everything that the page of the programme shows.
import { Problem } from '../../problem.ts';
import type { QuestionResult } from '../results/result.ts';
import type { ServiceParts } from '../parts.ts';
import { countOfWave } from '../shownCount.ts';
import { ledgerOf, type Ledger } from './figures.ts';
import type { Programme } from './file.ts';
import {
  appealsOf,
  indicatorsOf,
  latestYear,
  type Answers,
  type IndicatorsNow,
  type ProgrammeStanding,
  type Spending,
} from './standing.ts';

export type LookParts = ServiceParts & {
  readonly programme: Programme;
  /** Where published results of questions come from. */
  readonly results: { readonly question: (survey: string, name: string) => Promise<QuestionResult> };
};

/** Nothing is said of it: it was never asked, never released, or withdrawn. */
const unsaid: readonly string[] = ['not_found', 'nothing_published', 'withdrawn'];

const keyOf = (survey: string, question: string): string => `${survey}/${question}`;

/** Null where nothing of it is published. */
const published = async ({ results }: LookParts, survey: string, question: string) => {
  try {
    return await results.question(survey, question);
  } catch (error) {
    if (error instanceof Problem && unsaid.includes(error.code)) return null;
    throw error;
  }
};

/** Results of these questions, each asked for once. */
const answersTo = async (
  parts: LookParts,
  named: readonly { readonly survey: string; readonly question: string }[],
): Promise<Answers> => {
  const found = new Map<string, QuestionResult | null>();
  for (const { survey, question } of named)
    if (!found.has(keyOf(survey, question)))
      found.set(keyOf(survey, question), await published(parts, survey, question));
  return (survey, question) => found.get(keyOf(survey, question)) ?? null;
};

export const ledgerFor = async ({ stores, programme }: LookParts): Promise<Ledger> =>
  ledgerOf(await stores.figures.ofProgramme(programme.id));

/** Of every wave that is over and has money on it. */
const spendingOf = async ({ stores, clock }: LookParts, ledger: Ledger): Promise<readonly Spending[]> => {
  const [surveys, waves] = await Promise.all([stores.surveys.all(), stores.waves.all()]);
  const spending: Spending[] = [];
  for (const wave of waves) {
    const survey = surveys.find(({ id }) => id === wave.survey);
    const about = { item: wave.survey, period: wave.name };
    const planned = ledger({ kind: 'planned', ...about }).shown;
    const spent = ledger({ kind: 'spent', ...about }).shown;
    if (!survey || (!planned && !spent)) continue;
    const count = await countOfWave(stores, wave, clock.today());
    spending.push({ survey, wave, planned, spent, count });
  }
  return spending;
};

/** Plan and fact alone, without the criteria and the money. */
export const indicatorsNow = async (parts: LookParts): Promise<IndicatorsNow> => {
  const { programme } = parts;
  const computed = programme.indicators.flatMap(each => each.computed ?? []);
  const [ledger, answers] = await Promise.all([ledgerFor(parts), answersTo(parts, computed)]);
  const indicators = indicatorsOf(programme, ledger, answers);
  return { programme, indicators, year: latestYear(indicators, programme) };
};

export const standingOf = async (parts: LookParts): Promise<ProgrammeStanding> => {
  const { programme } = parts;
  const named = programme.evaluation_criteria_section_VIII.flatMap(({ questions }) => questions);
  const [now, ledger, answers] = await Promise.all([
    indicatorsNow(parts),
    ledgerFor(parts),
    answersTo(parts, named),
  ]);
  return {
    ...now,
    appeals: appealsOf(programme, ledger),
    spending: await spendingOf(parts, ledger),
    criteria: programme.evaluation_criteria_section_VIII.map(criterion => ({
      criterion,
      results: criterion.questions.flatMap(({ survey, question }) => answers(survey, question) ?? []),
    })),
  };
};
