// What was typed into a draft, read as a recipe. Whatever stands in the way of signing is a finding that names its place.
import { cellsOf } from '../../../surveys/cells.ts';
import type { Draft, Recipe, RecipeMargin, RecipeMethod, TypedMargin } from '../../stores/weightings.ts';
import { marginKey } from './recipe.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Two groups of one question of a margin that can be counted as one. */
export type Merge = {
  readonly margin: number;
  readonly variable: string;
  readonly groups: readonly string[];
};

export type Finding = {
  readonly severity: Severity;
  /** The last part of the key of its words. */
  readonly code: string;
  /** Place of the margin in the recipe; null where it is about the whole. */
  readonly margin: number | null;
  readonly cell?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** What would mend it, ready to be done. */
  readonly merge?: Merge;
};

/** `452 000`, `53,2 %`, `1.5e3` is none. Null where it is no number. */
export const readTotal = (typed: string): number | null => {
  const plain = typed
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/%$/, '')
    .replace(/[−–]/, '-')
    .replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : null;
};

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const cellFindings = (margin: TypedMargin, at: number): readonly Finding[] =>
  cellsOf(margin.by).flatMap((cell): readonly Finding[] => {
    const typed = margin.totals.find(total => total.cell === cell)?.typed.trim() ?? '';
    const finding = (code: string): readonly Finding[] => [
      { severity: 'error', code, margin: at, cell, values: { typed } },
    ];
    if (typed === '') return finding('total_missing');
    const total = readTotal(typed);
    if (total === null) return finding('total_no_number');
    if (total < 0) return finding('total_negative');
    return total === 0 ? finding('total_zero') : [];
  });

/** A percentage rounded to one place may be off by this much in sum. */
const percentSlack = 0.5;

const marginFindings = (margin: TypedMargin, at: number, all: readonly TypedMargin[]): readonly Finding[] => {
  const found = (code: string, severity: Severity = 'error', values: Finding['values'] = {}): Finding => ({
    ...{ severity, code, margin: at, values },
  });
  const cells = cellFindings(margin, at);
  const sum = sumOf(margin);
  return [
    ...(margin.source.trim() === '' ? [found('source_missing')] : []),
    ...(isDay(margin.date) ? [] : [found(margin.date === '' ? 'date_missing' : 'date_wrong')]),
    ...(all.findIndex(other => marginKey(other) === marginKey(margin)) < at ? [found('margin_twice')] : []),
    ...(cells.length > 3 && cells.every(({ code }) => code === 'total_missing')
      ? [found('totals_missing', 'error', { count: cells.length })]
      : cells),
    ...(margin.unit === 'percent' && cells.length === 0 && Math.abs(sum - 100) > percentSlack
      ? [found('percent_sum', 'error', { sum: Math.round(sum * 10) / 10 })]
      : []),
  ];
};

const sumOf = ({ totals }: TypedMargin): number =>
  totals.reduce((sum, { typed }) => sum + (readTotal(typed) ?? 0), 0);

/** Margins of one population have one sum; a thousandth apart is told too, but is no obstacle: only shares count. */
const sumFindings = (margins: readonly TypedMargin[]): readonly Finding[] => {
  const counted = margins
    .map((margin, at) => ({ margin, at }))
    .filter(({ margin }) => margin.unit === 'count');
  const [first, ...others] = counted;
  if (!first) return [];
  const expected = sumOf(first.margin);
  return others.flatMap(({ margin, at }) =>
    Math.abs(sumOf(margin) - expected) <= expected * 1e-4 || sumOf(margin) === 0
      ? []
      : [
          {
            ...{ severity: 'warning' as const, code: 'sums_differ', margin: at },
            values: { sum: sumOf(margin), other: expected, first: first.at },
          },
        ],
  );
};

const readRange = (low: string, high: string): readonly [number, number] | null => {
  const [from, to] = [readTotal(low), readTotal(high)];
  return from !== null && to !== null && from >= 0 && from < 1 && to > 1 ? [from, to] : null;
};

/** Empty bounds are none, except where the method cannot do without. */
const readMethod = ({ method, margins }: Draft): { method: RecipeMethod; findings: readonly Finding[] } => {
  const { kind, distance, lowest, highest } = method;
  const wrong = (code: string): readonly Finding[] => [{ severity: 'error', code, margin: null }];
  if (kind !== 'calibrate') {
    const fitted = margins.filter(({ isFitted }) => isFitted).length;
    const isMany = kind === 'poststratify' && fitted !== 1;
    return { method: { kind }, findings: isMany ? wrong('one_margin') : [] };
  }
  const isBare = lowest.trim() === '' && highest.trim() === '';
  const bounds = isBare ? null : readRange(lowest, highest);
  const made = { method: { kind, distance, bounds } };
  if (isBare) return { ...made, findings: distance === 'logit' ? wrong('bounds_missing') : [] };
  return { ...made, findings: bounds ? [] : wrong('bounds_wrong') };
};

const readMargin = ({ by, isFitted, unit, source, date, totals }: TypedMargin): RecipeMargin => ({
  ...{ by, isFitted, unit, source: { ru: source.trim() } },
  ...(isDay(date) ? { date } : {}),
  totals: totals.flatMap(({ cell, typed }) => {
    const total = readTotal(typed);
    return total === null || total < 0 ? [] : [{ cell, total }];
  }),
});

/** The recipe as far as it can be read; it may be looked at in spite of findings, and signed where none is an error. */
export const readDraft = (
  draft: Draft,
): { readonly recipe: Recipe; readonly findings: readonly Finding[] } => {
  const { method, findings } = readMethod(draft);
  const { isDone, low, high } = draft.trimming;
  const limits = isDone ? readRange(low, high) : null;
  return {
    recipe: {
      base: draft.base,
      margins: draft.margins.map(readMargin),
      method,
      trimming: limits && { low: limits[0], high: limits[1] },
    },
    findings: [
      ...draft.margins.flatMap(marginFindings),
      ...sumFindings(draft.margins),
      ...findings,
      ...(isDone && !limits ? [{ severity: 'error' as const, code: 'trimming_wrong', margin: null }] : []),
      ...(draft.margins.some(({ isFitted }) => isFitted)
        ? []
        : [{ severity: 'warning' as const, code: 'no_margins', margin: null }]),
    ],
  };
};
