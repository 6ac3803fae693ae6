// How the programme stands: plan and fact of each indicator by year, appeals, money of waves, and what the surveys say of its criteria.
import type { Figure } from '../../stores/figures.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { QuestionResult } from '../results/result.ts';
import type { ShownCount } from '../shownCount.ts';
import { degreeOf, verdictOf, type Verdict } from './achievement.ts';
import type { AppealsYear } from './appeals.ts';
import type { Ledger } from './figures.ts';
import type { Criterion, Indicator, Programme } from './form.ts';

/** Where a number comes from: a document that two people vouch for, or answers. */
export type Source =
  | Pick<Figure, 'document' | 'documentDate'>
  | { readonly survey: string; readonly question: string; readonly wave: string; readonly n: number };

export type KnownFact = {
  readonly value: number;
  /** Of an estimate; null where the number was counted, or where no margin of error can be stated. */
  readonly low: number | null;
  readonly high: number | null;
  readonly source: Source;
  readonly isDemonstration: boolean;
};

export type IndicatorYear = {
  readonly year: number;
  readonly plan: number;
  readonly fact: KnownFact | null;
  readonly degree: number | null;
  readonly verdict: Verdict | null;
};
export type IndicatorStanding = { readonly indicator: Indicator; readonly years: readonly IndicatorYear[] };

export type Spending = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly planned: Figure | null;
  readonly spent: Figure | null;
  readonly count: ShownCount;
};

export type CriterionStanding = {
  readonly criterion: Criterion;
  /** Those of which something is published. */
  readonly results: readonly QuestionResult[];
};

export type IndicatorsNow = {
  readonly programme: Programme;
  readonly indicators: readonly IndicatorStanding[];
  /** The last year of which a fact is known; where none is, the last of the programme. */
  readonly year: number;
};

export type ProgrammeStanding = IndicatorsNow & {
  readonly appeals: readonly AppealsYear[];
  /** The share of all appeals of a period, by its name, where an indicator is computed. */
  readonly shares: Readonly<Record<string, KnownFact>>;
  readonly spending: readonly Spending[];
  readonly criteria: readonly CriterionStanding[];
};

/** The published results of a question; null where there are none. */
export type Answers = (survey: string, question: string) => QuestionResult | null;

/** The share of one answer, in per cent, of everybody whom the wave of that name asked. */
const computedFact = (
  { survey, question, answer }: NonNullable<Indicator['computed']>,
  period: string,
  answers: Answers,
): KnownFact | null => {
  const result = answers(survey, question)?.waves.find(({ wave }) => wave.name === period);
  const estimate = result?.cells.find(({ code }) => code === answer)?.estimate;
  if (!result || !estimate) return null;
  const percent = (share: number | null): number | null => (share === null ? null : share * 100);
  return {
    ...{ value: estimate.value * 100, low: percent(estimate.low), high: percent(estimate.high) },
    source: { survey, question, wave: result.wave.name, n: estimate.n },
    isDemonstration: result.wave.isDemonstration,
  };
};

const enteredFact = ({ id }: Indicator, year: number, ledger: Ledger): KnownFact | null => {
  const { shown } = ledger({ kind: 'fact', item: String(id), period: String(year) });
  if (!shown) return null;
  const { value, document, documentDate, isDemonstration } = shown;
  return { value, low: null, high: null, source: { document, documentDate }, isDemonstration };
};

export const indicatorsOf = (
  { indicators, years }: Programme,
  ledger: Ledger,
  answers: Answers,
): readonly IndicatorStanding[] =>
  indicators.map(indicator => ({
    indicator,
    years: years.map(year => {
      const plan = indicator.plan[String(year)] ?? 0; // there is one for each year: the file was refused otherwise
      const { computed } = indicator;
      const fact = computed
        ? computedFact(computed, String(year), answers)
        : enteredFact(indicator, year, ledger);
      const planned = { plan, direction: indicator.direction };
      return {
        ...{ year, plan, fact },
        degree: fact && degreeOf(fact, planned),
        verdict: fact && verdictOf(fact, planned),
      };
    }),
  }));

export const latestYear = (indicators: readonly IndicatorStanding[], { years }: Programme): number =>
  years.findLast(year =>
    indicators.some(standing => standing.years.some(each => each.year === year && each.fact !== null)),
  ) ??
  years.at(-1) ??
  0;

/** Of the first indicator that is computed, for each period that has a wave of its name. */
export const sharesOf = (
  { indicators }: Programme,
  periods: readonly string[],
  answers: Answers,
): Readonly<Record<string, KnownFact>> => {
  const computed = indicators.find(indicator => indicator.computed)?.computed;
  return Object.fromEntries(
    periods.flatMap(period => {
      const fact = computed && computedFact(computed, period, answers);
      return fact ? [[period, fact]] : [];
    }),
  );
};
