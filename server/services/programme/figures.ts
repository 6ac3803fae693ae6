// Figures from documents, item by item: what the public sees, what waits for a signature, and how it came about.
import type { Figure, FigureKind } from '../../stores/figures.ts';
import type { Programme } from './file.ts';

/** What a figure is about. */
export type Subject = { readonly kind: FigureKind; readonly item: string; readonly period: string };

export const channels = ['phone', 'internet', 'post', 'visit', 'other'] as const;
export type Channel = (typeof channels)[number];

export type Held = {
  /** The newest that is signed: what the public sees. */
  readonly shown: Figure | null;
  /** A newer one that nobody has signed. */
  readonly pending: Figure | null;
  /** The newest first. */
  readonly history: readonly Figure[];
};

export type Ledger = (subject: Subject) => Held;

const keyOf = ({ kind, item, period }: Subject): string => `${kind}/${item}/${period}`;

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
      shown: history.find(({ signedOn }) => signedOn !== null) ?? null,
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
  if (!years.map(String).includes(period)) return null;
  if (kind === 'appeals') return channels.some(channel => channel === item) ? 'count' : null;
  const indicator = indicators.find(({ id }) => String(id) === item);
  if (!indicator || indicator.computed) return null;
  return indicator.unit === 'percent' ? 'percent' : 'count';
};
