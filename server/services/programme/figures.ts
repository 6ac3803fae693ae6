// Figures from documents, item by item: what the public sees, what waits for a signature, and how it came about.
import type { Figure, FigureKind } from '../../stores/figures.ts';
import type { Programme } from './form.ts';
import { readPeriod } from './periods.ts';

/** What a figure is about. */
export type Subject = { readonly kind: FigureKind; readonly item: string; readonly period: string };

export const channels = ['phone', 'internet', 'post', 'visit', 'other'] as const;
export type Channel = (typeof channels)[number];

export type Held = {
  /** The newest that is signed: what the public sees; null where it was withdrawn. */
  readonly shown: Figure | null;
  /** A newer one that nobody has signed. */
  readonly pending: Figure | null;
  /** The newest first. */
  readonly history: readonly Figure[];
};

export type Ledger = (subject: Subject) => Held;

const keyOf = ({ kind, item, period }: Subject): string => `${kind}/${item}/${period}`;

const standing = (figure: Figure | undefined): Figure | null =>
  figure === undefined || figure.isWithdrawn ? null : figure;

/** Something is entered and not withdrawn, or its withdrawal waits for a signature. */
export const isLive = ({ shown, pending }: Held): boolean => shown !== null || pending?.isWithdrawn === false;

export const ledgerOf = (figures: readonly Figure[]): Ledger => {
  const bySubject = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = keyOf(figure);
    bySubject.set(key, [...(bySubject.get(key) ?? []), figure]);
  }
  return subject => {
    const history = (bySubject.get(keyOf(subject)) ?? []).toSorted((a, b) => b.number - a.number);
    const [newest = null] = history;
    return {
      history,
      shown: standing(history.find(({ signedOn }) => signedOn !== null)),
      pending: newest?.signedOn === null ? newest : null,
    };
  };
};

export type ValueForm = 'percent' | 'count' | 'money';

/** How a figure of this subject is written; null where the programme has no such figure. */
export const formOf = (
  { indicators, years }: Programme,
  { kind, item, period }: Subject,
  waves: readonly { readonly survey: string; readonly name: string }[],
): ValueForm | null => {
  if (kind === 'planned' || kind === 'spent')
    return waves.some(({ survey, name }) => survey === item && name === period) ? 'money' : null;
  const read = readPeriod(period);
  if (!read || !years.includes(read.year)) return null;
  if (kind === 'appeals') return channels.some(channel => channel === item) ? 'count' : null;
  if (read.step !== 'year') return null;
  const indicator = indicators.find(({ id }) => String(id) === item);
  if (!indicator || indicator.computed) return null;
  return indicator.unit === 'percent' ? 'percent' : 'count';
};

/** The first day that a document about it may have; null where any may. What is counted in a period is counted when it is over. */
export const earliestDocument = ({ kind, period }: Subject): string | null => {
  if (kind !== 'fact' && kind !== 'appeals') return null;
  const read = readPeriod(period);
  return (kind === 'fact' ? read?.from : read?.to) ?? null;
};
