// Figures that people enter, withdraw and sign. Whoever enters or withdraws one never signs it; every act is in the log.
import { Problem } from '../../problem.ts';
import { figureKinds, type Figure } from '../../stores/figures.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { AuditService } from '../audit.ts';
import { withoutUnseen } from '../written.ts';
import { stepOf } from './appeals.ts';
import {
  earliestDocument,
  formOf,
  isLive,
  type Held,
  type Ledger,
  type Subject,
  type ValueForm,
} from './figures.ts';
import type { Programme } from './form.ts';
import { ledgerFor, type LookParts } from './looking.ts';
import { readPeriod, type Period, type Step } from './periods.ts';
import { longestDocument, readFigure, type FigureFields, type FigureMistake } from './read.ts';

export type WaveOfSurvey = { readonly survey: Survey; readonly wave: Wave };

/** One figure: its form, its history, and who they are that entered and signed. */
export type FigureDesk = {
  readonly programme: Programme;
  readonly subject: Subject;
  /** Of facts and appeals. */
  readonly period: Period | null;
  readonly form: ValueForm;
  readonly held: Held;
  /** Appeals of this year are entered by another step: this figure would count them twice. */
  readonly otherStep: Step | null;
  /** The wave that was paid for, of money. */
  readonly survey: Survey | null;
  readonly people: Readonly<Record<string, string>>;
};

/** `seen`: the number of the newest figure that the form showed. */
export type Sent = { readonly fields: FigureFields; readonly seen: string };
export type Withdrawal = { readonly reason: string; readonly seen: string };
/** `moved`: somebody entered or signed one in between. */
export type Entered =
  | { readonly kind: 'done' | 'moved' }
  | { readonly kind: 'mistaken'; readonly mistakes: readonly FigureMistake[] };

export type FigureParts = LookParts & { readonly audit: AuditService };

export const wavesOf = async ({ stores }: LookParts): Promise<readonly WaveOfSurvey[]> => {
  const [surveys, waves] = await Promise.all([stores.surveys.all(), stores.waves.all()]);
  return waves.flatMap(wave => {
    const survey = surveys.find(({ id }) => id === wave.survey);
    return survey && wave.state !== 'importing' ? [{ survey, wave }] : [];
  });
};

const peopleOf = async ({ stores }: FigureParts): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await stores.accounts.all()).map(({ id, name }) => [id, name]));

const otherStepOf = ({ kind, period }: Subject, ledger: Ledger): Step | null => {
  const read = kind === 'appeals' ? readPeriod(period) : null;
  const step = read && stepOf(ledger, read.year);
  return step === read?.step ? null : step;
};

type Named = { readonly kind: string; readonly item: string; readonly period: string };

/** `not_found` where the programme has no such figure. */
export const findFigure = async (parts: FigureParts, { kind, item, period }: Named): Promise<FigureDesk> => {
  const known = figureKinds.find(each => each === kind);
  const waves = (await wavesOf(parts)).map(({ wave }) => wave);
  const subject = known && { kind: known, item, period };
  const form = subject ? formOf(parts.programme, subject, waves) : null;
  if (!subject || form === null) throw new Problem('not_found');
  const ledger = await ledgerFor(parts);
  const survey = form === 'money' ? await parts.stores.surveys.find(item) : null;
  return {
    ...{ programme: parts.programme, subject, form, survey },
    period: form === 'money' ? null : readPeriod(period),
    ...{ held: ledger(subject), otherStep: otherStepOf(subject, ledger), people: await peopleOf(parts) },
  };
};

/** What the audit log calls it. */
const objectOf = ({ kind, item, period }: Subject): string => `${kind}.${item}.${period}`;

type Written = Pick<Figure, 'value' | 'document' | 'documentDate' | 'isWithdrawn'>;

/** False where somebody else entered one in between. */
const add = async (
  { stores, clock, programme }: FigureParts,
  { subject, held }: FigureDesk,
  written: Written,
  who: string,
): Promise<boolean> => {
  const number = (held.history[0]?.number ?? 0) + 1;
  return stores.figures.add({
    id: `${programme.id}/${subject.kind}/${subject.item}/${subject.period}/${number}`,
    ...{ programme: programme.id, ...subject, number, ...written },
    ...{ enteredBy: who, enteredOn: clock.today(), signedBy: null, signedOn: null, isDemonstration: false },
  });
};

/** A form that was open while somebody else wrote is not taken: its author has not seen the other's number. */
const isCurrent = ({ held }: FigureDesk, seen: string): boolean =>
  seen === String(held.history[0]?.number ?? 0);

const mistaken = (mistakes: readonly FigureMistake[]): Entered => ({ kind: 'mistaken', mistakes });

export const enterFigure = async (
  parts: FigureParts,
  desk: FigureDesk,
  { fields, seen }: Sent,
  who: string,
): Promise<Entered> => {
  if (desk.otherStep) return mistaken([{ field: 'value', code: 'other_step' }]);
  const days = { today: parts.clock.today(), earliest: earliestDocument(desk.subject) };
  const read = readFigure(fields, desk.form, days);
  if ('mistakes' in read) return mistaken(read.mistakes);
  if (!isCurrent(desk, seen) || !(await add(parts, desk, { ...read, isWithdrawn: false }, who)))
    return { kind: 'moved' };
  await parts.audit.record({ who, what: 'figure_entered', object: objectOf(desk.subject) });
  return { kind: 'done' };
};

/** Takes back what was entered by mistake, such as for another period: once a second person has signed that, it is shown nowhere. */
export const withdrawFigure = async (
  parts: FigureParts,
  desk: FigureDesk,
  { reason: typed, seen }: Withdrawal,
  who: string,
): Promise<Entered> => {
  const reason = withoutUnseen(typed).replace(/\s+/g, ' ').trim();
  const code = reason === '' ? 'missing' : reason.length > longestDocument ? 'long' : null;
  if (code) return mistaken([{ field: 'reason', code }]);
  const [newest] = desk.held.history;
  if (!newest || !isLive(desk.held) || !isCurrent(desk, seen)) return { kind: 'moved' };
  const written = {
    ...{ value: newest.value, document: { ru: reason, en: '' } },
    ...{ documentDate: parts.clock.today(), isWithdrawn: true },
  };
  if (!(await add(parts, desk, written, who))) return { kind: 'moved' };
  await parts.audit.record({ who, what: 'figure_withdrawn', object: objectOf(desk.subject) });
  return { kind: 'done' };
};

/** False where nothing waits under this number, where the signer is who entered it, or where it would count appeals twice. */
export const signFigure = async (
  parts: FigureParts,
  { held, subject, otherStep }: FigureDesk,
  number: string,
  who: string,
): Promise<boolean> => {
  const { pending } = held;
  if (!pending || String(pending.number) !== number || pending.enteredBy === who) return false;
  if (otherStep && !pending.isWithdrawn) return false;
  if (!(await parts.stores.figures.sign(pending.id, who, parts.clock.today()))) return false;
  await parts.audit.record({ who, what: 'figure_signed', object: objectOf(subject) });
  return true;
};
