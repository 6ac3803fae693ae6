// Plan against fact by year: the fact is a bar from zero, the plan a stroke across it, each with its number.
import { decimal } from '../format.ts';
import type { Reader } from '../reader.ts';
import { columnBox, columnsOf, columnsSpec, plot, type Columns } from './columns.ts';
import { widthOf } from './measure.ts';
import { word, type Size } from './parts.ts';
import type { ChartSpec, Shape, Spot } from './spec.ts';

export type PlanYear = {
  readonly year: number;
  readonly plan: number | null;
  readonly fact: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** The fact and its interval as they stand in sentences; without it, as exact as they are. */
  readonly told?: { readonly fact: string; readonly interval: string | null } | null;
};

/** A bar lower than this has its number above. */
const roomForNumber = 26;
/** Half of how much longer the stroke is than the bar is wide. */
const beyond = 8;
const lineOfText = 16;
const none = 0;

/** As exact as it was written down, at most one place. */
export const planNumber = (value: number, { language }: Reader): string =>
  decimal(value, Number.isInteger(value) ? 0 : 1, language);

export const factText = ({ fact, told }: PlanYear, reader: Reader): string =>
  told?.fact ?? (fact === null ? '—' : planNumber(fact, reader));

const highestOf = (years: readonly PlanYear[]): number =>
  Math.max(...years.flatMap(({ plan, fact, high }) => [plan ?? none, fact ?? none, high ?? none]));

type Place = { readonly columns: Columns; readonly reader: Reader };

/** Beside the stroke; above it where the next column is near. */
const planLabel = (plan: number, i: number, { columns, reader }: Place): Shape => {
  const tall = columns.y(plan);
  const text = planNumber(plan, reader);
  return columns.isCrowded
    ? word([i, [tall, -7]], text, 'small', { align: 'center' })
    : word([[i, columns.bar / 2 + beyond + 4], Math.min(tall + 5, plot - 6)], text, 'small');
};

const planShapes = ({ plan }: PlanYear, i: number, place: Place): readonly Shape[] => {
  if (plan === null) return [];
  const { bar, y } = place.columns;
  const [from, to]: readonly [Spot, Spot] = [
    [[i, -bar / 2 - beyond], y(plan)],
    [[i, bar / 2 + beyond], y(plan)],
  ];
  return [{ kind: 'line', from, to, colour: '--ink', width: 3 }, planLabel(plan, i, place)];
};

const whisker = ({ low = null, high = null }: PlanYear, i: number, { y, bar }: Columns): readonly Shape[] => {
  if (low === null || high === null) return [];
  const aside = Math.round(bar * 0.32);
  const [from, to]: readonly [Spot, Spot] = [
    [[i, aside], y(low)],
    [[i, aside], y(high)],
  ];
  return [{ kind: 'line', from, to, colour: '--c-whisk', width: 1.5, cap: 8 }];
};

/** Neither too low, nor too narrow, nor struck through by its plan. */
const hasRoomInside = ({ plan }: PlanYear, fact: number, text: string, { y, bar }: Columns): boolean =>
  plot - y(fact) >= roomForNumber &&
  widthOf(text, { size: 14, isBold: true }) < bar - 4 &&
  (plan === null || plan === 0 || plot - y(plan) >= roomForNumber);

/** Inside its bar where there is room; else above it, and above what stands there. */
const factShapes = (year: PlanYear, i: number, { columns, reader }: Place): readonly Shape[] => {
  const { fact, plan, low, high } = year;
  const { y, isCrowded } = columns;
  if (fact === null) return [word([i, plot - 8], '—', 'small', { align: 'center' })];
  const text = factText(year, reader);
  const isPlanNear = plan !== null && Math.abs(y(plan) - y(fact)) <= 22;
  const above = Math.min(
    y(fact),
    y(high ?? fact),
    isPlanNear ? y(plan) - (isCrowded ? lineOfText : 0) : plot,
  );
  const aside = typeof low === 'number' ? -6 : 0;
  const inside = { align: 'center', colour: '--on-d-1', isBare: true } as const;
  return [
    ...whisker(year, i, columns),
    hasRoomInside(year, fact, text, columns)
      ? word([[i, aside], plot - 8], text, 'segment', inside)
      : word([i, [above, -6]], text, 'tiny', { align: 'center' }),
  ];
};

type Shown = { readonly size: Size; readonly current: number };

export const planSpec = (reader: Reader, years: readonly PlanYear[], { size, current }: Shown): ChartSpec => {
  const columns = columnsOf({
    ...{ years: years.map(({ year }) => year), current, size },
    highest: highestOf(years),
  });
  const place: Place = { reader, columns };
  return columnsSpec(reader, columns, {
    values: years.map(({ fact }) => fact ?? none),
    under: years.flatMap(({ fact }, i) => (fact === null ? [] : [columnBox(columns, i, fact, '--c-hi')])),
    over: [
      ...years.flatMap((year, i) => planShapes(year, i, place)),
      ...years.flatMap((year, i) => factShapes(year, i, place)),
    ],
  });
};
