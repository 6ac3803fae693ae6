// The programme: how it stands, and the figures that people enter from documents. Whoever enters one never signs it.
import { stepOf } from './programme/appeals.ts';
import {
  enterFigure,
  findFigure,
  signFigure,
  wavesOf,
  withdrawFigure,
  type FigureDesk,
  type FigureParts,
  type Sent,
  type WaveOfSurvey,
  type Withdrawal,
} from './programme/entering.ts';
import { channels, type Channel, type Ledger } from './programme/figures.ts';
import { indicatorsNow, ledgerFor, standingOf } from './programme/looking.ts';
import { periodsOf, type Period, type Step } from './programme/periods.ts';
import type { IndicatorsNow, ProgrammeStanding } from './programme/standing.ts';

export { ProgrammeError, readProgramme } from './programme/file.ts';
export { channels } from './programme/figures.ts';
export { steps } from './programme/periods.ts';
export type { AppealsRow, AppealsYear, Told } from './programme/appeals.ts';
export type { Entered, FigureDesk, Sent, WaveOfSurvey } from './programme/entering.ts';
export type { Budget, Criterion, Indicator, Programme } from './programme/form.ts';
export type { Channel, Held, Ledger, Subject, ValueForm } from './programme/figures.ts';
export type { Period, Step } from './programme/periods.ts';
export type { FigureField, FigureFields, FigureMistake } from './programme/read.ts';
export type { Verdict } from './programme/achievement.ts';
export type {
  IndicatorsNow,
  IndicatorStanding,
  IndicatorYear,
  KnownFact,
  ProgrammeStanding,
  Spending,
} from './programme/standing.ts';
export type { Figure, FigureKind } from '../stores/figures.ts';

/** Everything that may be entered, with what is there. */
export type ProgrammeDesk = {
  readonly standing: ProgrammeStanding;
  readonly held: Ledger;
  readonly channels: readonly Channel[];
  readonly waves: readonly WaveOfSurvey[];
  /** Of appeals: each year as it is counted, those of which nothing is entered by the step that was asked for. */
  readonly periods: readonly Period[];
  readonly step: Step;
  /** Some year has no step yet. */
  readonly isStepOpen: boolean;
};

/** Nobody pays for a wave that was made up: such a one is listed only where the demonstration says what it cost. */
const isListed = ({ wave }: WaveOfSurvey, held: Ledger): boolean =>
  !wave.isDemonstration ||
  (['planned', 'spent'] as const).some(
    kind => held({ kind, item: wave.survey, period: wave.name }).history.length > 0,
  );

const deskOf = async (parts: FigureParts, asked: Step): Promise<ProgrammeDesk> => {
  const [standing, held, waves] = await Promise.all([standingOf(parts), ledgerFor(parts), wavesOf(parts)]);
  const found = parts.programme.years.map(year => ({ year, step: stepOf(held, year) }));
  return {
    ...{ standing, held, channels, waves: waves.filter(wave => isListed(wave, held)) },
    periods: found.flatMap(({ year, step }) => periodsOf(year, step ?? asked)),
    ...{ step: asked, isStepOpen: found.some(({ step }) => step === null) },
  };
};

export const programmeService = (parts: FigureParts) => ({
  /** Plan and fact alone: for other pages. */
  indicators: (): Promise<IndicatorsNow> => indicatorsNow(parts),
  /** For the public: only what a second person has signed, and only what is published of the surveys. */
  standing: (): Promise<ProgrammeStanding> => standingOf(parts),
  desk: (step: Step = 'year') => deskOf(parts, step),
  find: (kind: string, item: string, period: string) => findFigure(parts, { kind, item, period }),
  enter: (desk: FigureDesk, sent: Sent, who: string) => enterFigure(parts, desk, sent, who),
  withdraw: (desk: FigureDesk, sent: Withdrawal, who: string) => withdrawFigure(parts, desk, sent, who),
  sign: (desk: FigureDesk, number: string, who: string) => signFigure(parts, desk, number, who),
});

export type ProgrammeService = ReturnType<typeof programmeService>;
