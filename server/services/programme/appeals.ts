// Appeals to the hotline by channel and period, as much of them as may be told: no count of 1 to 9, and no total that would tell one.
// A year is counted by one step alone, so no appeal stands in two periods. Pure.
import type { Figure } from '../../stores/figures.ts';
import { channels, isLive, type Channel, type Ledger } from './figures.ts';
import { periodOf, periodsOf, steps, type Period, type Step } from './periods.ts';

/** `few`: 1 to 9. `withheld`: it would tell how few. `unknown`: not entered, or not signed. */
export type Told =
  { readonly kind: 'told'; readonly count: number } | { readonly kind: 'few' | 'withheld' | 'unknown' };

export type AppealsRow = {
  readonly period: Period;
  readonly cells: readonly {
    readonly channel: Channel;
    readonly told: Told;
    readonly figure: Figure | null;
  }[];
  readonly total: Told;
};

export type AppealsYear = {
  readonly year: number;
  readonly step: Step;
  /** Periods of which at least one channel is known, and how many a year has. */
  readonly known: number;
  readonly expected: number;
  readonly whole: AppealsRow;
  /** Of a year that is counted by quarters or months. */
  readonly parts: readonly AppealsRow[];
  readonly documents: readonly Figure[];
};

const smallest = 10;
/** How many values a hidden count may have for all that is told of its sum with others. */
const leastChoices = 5;

const isSmall = (count: number): boolean => count > 0 && count < smallest;

/** Each of `hidden` counts is 1 to 9 and all of them make up `sum`. */
const isSafe = (sum: number, hidden: number): boolean => {
  const most = Math.min(smallest - 1, sum - (hidden - 1));
  const least = Math.max(1, sum - (smallest - 1) * (hidden - 1));
  return hidden === 0 || (sum >= smallest && most - least + 1 >= leastChoices);
};

/** How a year is counted; null where nothing of it is entered. */
export const stepOf = (ledger: Ledger, year: number): Step | null =>
  steps.find(step =>
    periodsOf(year, step).some(({ name }) =>
      channels.some(item => isLive(ledger({ kind: 'appeals', item, period: name }))),
    ),
  ) ?? null;

const toldOf = (figure: Figure | null): Told => {
  if (figure === null) return { kind: 'unknown' };
  return isSmall(figure.value) ? { kind: 'few' } : { kind: 'told', count: figure.value };
};

/** Of all channels: none where one of them is hidden or missing. */
const totalOf = (told: readonly Told[]): Told => {
  if (told.some(({ kind }) => kind === 'unknown')) return { kind: 'unknown' };
  const counts = told.flatMap(each => (each.kind === 'told' ? [each.count] : []));
  if (counts.length < told.length) return { kind: 'withheld' };
  return { kind: 'told', count: counts.reduce((sum, count) => sum + count, 0) };
};

/** Of all periods of one channel. While the year runs on, a sum with something hidden would tell it by its growth. */
const sumOf = (figures: readonly (Figure | null)[]): Told => {
  const known = figures.flatMap(figure => (figure ? [figure.value] : []));
  if (known.length === 0) return { kind: 'unknown' };
  const count = known.reduce((sum, value) => sum + value, 0);
  const small = known.filter(isSmall);
  const hidden = small.reduce((sum, value) => sum + value, 0);
  const isTold = small.length === 0 || (known.length === figures.length && isSafe(hidden, small.length));
  return isTold ? { kind: 'told', count } : { kind: 'withheld' };
};

const rowOf = (ledger: Ledger, used: readonly Channel[], period: Period): AppealsRow => {
  const cells = used.map(channel => {
    const figure = ledger({ kind: 'appeals', item: channel, period: period.name }).shown;
    return { channel, figure, told: toldOf(figure) };
  });
  return { period, cells, total: totalOf(cells.map(({ told }) => told)) };
};

/** The year from its parts. Channels of which different parts are known have no common total. */
const wholeOf = (year: number, used: readonly Channel[], rows: readonly AppealsRow[]): AppealsRow => {
  const cells = used.map((channel, at) => ({
    ...{ channel, figure: null },
    told: sumOf(rows.map(row => row.cells[at]?.figure ?? null)),
  }));
  const isEven = rows.every(row => new Set(row.cells.map(({ figure }) => figure === null)).size === 1);
  return {
    ...{ period: periodOf(year, 'year', 1), cells },
    total: isEven ? totalOf(cells.map(({ told }) => told)) : { kind: 'unknown' },
  };
};

const yearOf = (year: number, step: Step, ledger: Ledger): AppealsYear | null => {
  const periods = periodsOf(year, step);
  const used = channels.filter(channel =>
    periods.some(({ name }) => ledger({ kind: 'appeals', item: channel, period: name }).shown),
  );
  const rows = periods.map(period => rowOf(ledger, used, period));
  const [first] = rows;
  if (used.length === 0 || !first) return null;
  const known = rows.filter(({ cells }) => cells.some(({ figure }) => figure));
  return {
    ...{ year, step, known: known.length, expected: periods.length },
    whole: step === 'year' ? first : wholeOf(year, used, rows),
    parts: step === 'year' ? [] : known,
    documents: rows.flatMap(({ cells }) => cells.flatMap(({ figure }) => figure ?? [])),
  };
};

export const appealsOf = (years: readonly number[], ledger: Ledger): readonly AppealsYear[] =>
  years.flatMap(year => {
    const step = stepOf(ledger, year);
    return (step && yearOf(year, step, ledger)) ?? [];
  });
