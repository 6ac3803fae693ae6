// The programme: how it stands, and the figures that people enter from documents. Whoever enters one never signs it.
import { Problem } from '../problem.ts';
import type { Figure } from '../stores/figures.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Wave } from '../stores/waves.ts';
import type { AuditService } from './audit.ts';
import {
  channels,
  formOf,
  type Channel,
  type Held,
  type Ledger,
  type Subject,
  type ValueForm,
} from './programme/figures.ts';
import type { Programme } from './programme/file.ts';
import { indicatorsNow, ledgerFor, standingOf, type LookParts } from './programme/looking.ts';
import { readFigure, type FigureFields, type FigureMistake } from './programme/read.ts';
import type { IndicatorsNow, ProgrammeStanding } from './programme/standing.ts';
import { figureKinds } from '../stores/figures.ts';

export { ProgrammeError, readProgramme } from './programme/file.ts';
export { channels } from './programme/figures.ts';
export type { Budget, Criterion, Indicator, Programme } from './programme/file.ts';
export type { Channel, Held, Ledger, Subject, ValueForm } from './programme/figures.ts';
export type { FigureField, FigureFields, FigureMistake } from './programme/read.ts';
export type { Verdict } from './programme/achievement.ts';
export type {
  AppealsYear,
  IndicatorsNow,
  IndicatorStanding,
  IndicatorYear,
  KnownFact,
  ProgrammeStanding,
  Spending,
} from './programme/standing.ts';
export type { Figure, FigureKind } from '../stores/figures.ts';

export type WaveOfSurvey = { readonly survey: Survey; readonly wave: Wave };

/** Everything that may be entered, with what is there. */
export type ProgrammeDesk = {
  readonly standing: ProgrammeStanding;
  readonly held: Ledger;
  readonly channels: readonly Channel[];
  readonly waves: readonly WaveOfSurvey[];
};

/** One figure: its form, its history, and who they are that entered and signed. */
export type FigureDesk = {
  readonly programme: Programme;
  readonly subject: Subject;
  readonly form: ValueForm;
  readonly held: Held;
  /** The wave that was paid for, of money. */
  readonly survey: Survey | null;
  readonly people: Readonly<Record<string, string>>;
};

export type Entered = { readonly done: boolean } | { readonly mistakes: readonly FigureMistake[] };

type Parts = LookParts & { readonly audit: AuditService };

const wavesOf = async ({ stores }: LookParts): Promise<readonly WaveOfSurvey[]> => {
  const [surveys, waves] = await Promise.all([stores.surveys.all(), stores.waves.all()]);
  return waves.flatMap(wave => {
    const survey = surveys.find(({ id }) => id === wave.survey);
    return survey && wave.state !== 'importing' ? [{ survey, wave }] : [];
  });
};

const peopleOf = async ({ stores }: Parts): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await stores.accounts.all()).map(({ id, name }) => [id, name]));

/** `not_found` where the programme has no such figure. */
const find = async (parts: Parts, kind: string, item: string, period: string): Promise<FigureDesk> => {
  const known = figureKinds.find(each => each === kind);
  const waves = (await wavesOf(parts)).map(({ wave }) => wave);
  const subject = known && { kind: known, item, period };
  const form = subject ? formOf(parts.programme, subject, waves) : null;
  if (!subject || form === null) throw new Problem('not_found');
  const held = (await ledgerFor(parts))(subject);
  const survey = form === 'money' ? await parts.stores.surveys.find(item) : null;
  return { programme: parts.programme, subject, form, held, survey, people: await peopleOf(parts) };
};

/** What the audit log calls it. */
const objectOf = ({ kind, item, period }: Subject): string => `${kind}.${item}.${period}`;

/** False where somebody else entered one in between. */
const enter = async (parts: Parts, desk: FigureDesk, fields: FigureFields, who: string): Promise<Entered> => {
  const { stores, clock, audit, programme } = parts;
  const read = readFigure(fields, desk.form, clock.today());
  if ('mistakes' in read) return read;
  const { subject, held } = desk;
  const number = (held.history[0]?.number ?? 0) + 1;
  const figure: Figure = {
    id: `${programme.id}/${subject.kind}/${subject.item}/${subject.period}/${number}`,
    ...{ programme: programme.id, ...subject, number, ...read },
    ...{ enteredBy: who, enteredOn: clock.today(), signedBy: null, signedOn: null, isDemonstration: false },
  };
  if (!(await stores.figures.add(figure))) return { done: false };
  await audit.record({ who, what: 'figure_entered', object: objectOf(subject) });
  return { done: true };
};

/** False where nothing waits under this number, or where the signer is who entered it. */
const sign = async (
  parts: Parts,
  { held, subject }: FigureDesk,
  number: string,
  who: string,
): Promise<boolean> => {
  const { pending } = held;
  if (!pending || String(pending.number) !== number || pending.enteredBy === who) return false;
  if (!(await parts.stores.figures.sign(pending.id, who, parts.clock.today()))) return false;
  await parts.audit.record({ who, what: 'figure_signed', object: objectOf(subject) });
  return true;
};

/** Nobody pays for a wave that was made up: such a one is listed only where the demonstration says what it cost. */
const isListed = ({ wave }: WaveOfSurvey, held: Ledger): boolean =>
  !wave.isDemonstration ||
  (['planned', 'spent'] as const).some(
    kind => held({ kind, item: wave.survey, period: wave.name }).history.length > 0,
  );

const deskOf = async (parts: Parts): Promise<ProgrammeDesk> => {
  const [standing, held, waves] = await Promise.all([standingOf(parts), ledgerFor(parts), wavesOf(parts)]);
  return { standing, held, channels, waves: waves.filter(wave => isListed(wave, held)) };
};

export const programmeService = (parts: Parts) => ({
  /** For the public: only what a second person has signed, and only what is published of the surveys. */
  /** Plan and fact alone: for other pages. */
  indicators: (): Promise<IndicatorsNow> => indicatorsNow(parts),
  standing: (): Promise<ProgrammeStanding> => standingOf(parts),
  desk: () => deskOf(parts),
  find: (kind: string, item: string, period: string) => find(parts, kind, item, period),
  enter: (desk: FigureDesk, fields: FigureFields, who: string) => enter(parts, desk, fields, who),
  sign: (desk: FigureDesk, number: string, who: string) => sign(parts, desk, number, who),
});

export type ProgrammeService = ReturnType<typeof programmeService>;
