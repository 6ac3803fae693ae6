// Reads everything that the page of the programme shows.
import type { QuestionResult } from '../results/result.ts';
import type { ServiceParts } from '../parts.ts';
import { countOfWave } from '../shownCount.ts';
import { appealsOf } from './appeals.ts';
import { ledgerOf, type Ledger } from './figures.ts';
import type { Programme } from './form.ts';
import {
  indicatorsOf,
  latestYear,
  sharesOf,
  type Answers,
  type IndicatorsNow,
  type ProgrammeStanding,
  type Spending,
} from './standing.ts';

export type LookParts = ServiceParts & {
  readonly programme: Programme;
  /** Everything that is published of the surveys. */
  readonly published: () => Promise<
    readonly { readonly survey: { readonly id: string }; readonly questions: readonly QuestionResult[] }[]
  >;
};

const answersTo = async ({ published }: LookParts): Promise<Answers> => {
  const found = new Map<string, QuestionResult>();
  for (const { survey, questions } of await published())
    for (const question of questions) found.set(`${survey.id}/${question.variable.name}`, question);
  return (survey, question) => found.get(`${survey}/${question}`) ?? null;
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

const nowOf = ({ programme }: LookParts, ledger: Ledger, answers: Answers): IndicatorsNow => {
  const indicators = indicatorsOf(programme, ledger, answers);
  return { programme, indicators, year: latestYear(indicators, programme) };
};

/** Plan and fact alone, without the criteria and the money. */
export const indicatorsNow = async (parts: LookParts): Promise<IndicatorsNow> => {
  const [ledger, answers] = await Promise.all([ledgerFor(parts), answersTo(parts)]);
  return nowOf(parts, ledger, answers);
};

export const standingOf = async (parts: LookParts): Promise<ProgrammeStanding> => {
  const { programme } = parts;
  const [ledger, answers] = await Promise.all([ledgerFor(parts), answersTo(parts)]);
  const appeals = appealsOf(programme.years, ledger);
  const periods = appeals.flatMap(({ whole, parts: rows }) =>
    [whole, ...rows].map(({ period }) => period.name),
  );
  return {
    ...nowOf(parts, ledger, answers),
    ...{ appeals, shares: sharesOf(programme, periods, answers) },
    spending: await spendingOf(parts, ledger),
    criteria: programme.evaluation_criteria_section_VIII.map(criterion => ({
      criterion,
      results: criterion.questions.flatMap(({ survey, question }) => answers(survey, question) ?? []),
    })),
  };
};
