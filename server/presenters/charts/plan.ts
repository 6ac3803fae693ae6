// Plan against fact by year: the fact is a bar from zero, the plan a stroke across it, each with its number.
import { decimal } from '../format.ts';
import type { Reader } from '../reader.ts';
import { widthOf } from './measure.ts';
import { hidden, percentSignOf, stops, word, type Size } from './parts.ts';
import type { ChartSpec, Shape, Spot } from './spec.ts';

export type PlanYear = {
  readonly year: number;
  readonly plan: number | null;
  readonly fact: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
};

const plot = 118;
const [top, bottom, bar] = [22, 26, 44];
/** A bar lower than this has its number above. */
const roomForNumber = 26;
const none = 0;

/** As exact as it was written down, at most one place. */
export const planNumber = (value: number, { language }: Reader): string =>
  decimal(value, Number.isInteger(value) ? 0 : 1, language);

const highestOf = (years: readonly PlanYear[]): number =>
  Math.max(1e-9, ...years.flatMap(({ plan, fact, high }) => [plan ?? none, fact ?? none, high ?? none]));

type Place = { readonly y: (value: number) => number; readonly reader: Reader };

const planShapes = ({ plan }: PlanYear, i: number, { y, reader }: Place): readonly Shape[] => {
  if (plan === null) return [];
  const tall = y(plan);
  const [from, to]: readonly [Spot, Spot] = [
    [[i, -30], tall],
    [[i, 30], tall],
  ];
  return [
    { kind: 'line', from, to, colour: '--ink', width: 3 },
    word([[i, 34], Math.min(tall + 5, plot - 6)], planNumber(plan, reader), 'small'),
  ];
};

const whisker = ({ low = null, high = null }: PlanYear, i: number, { y }: Place): readonly Shape[] => {
  if (low === null || high === null) return [];
  const [from, to]: readonly [Spot, Spot] = [
    [[i, 14], y(low)],
    [[i, 14], y(high)],
  ];
  return [{ kind: 'line', from, to, colour: '--c-whisk', width: 1.5, cap: 8 }];
};

/** Inside its bar where there is room; else above it, and above what stands there. */
const factShapes = (year: PlanYear, i: number, place: Place): readonly Shape[] => {
  const { fact, plan, low, high } = year;
  const { y, reader } = place;
  if (fact === null) return [word([i, plot - 8], '—', 'small', { align: 'center' })];
  const text = planNumber(fact, reader);
  const isInside = plot - y(fact) >= roomForNumber && widthOf(text, { size: 14, isBold: true }) < bar - 4;
  const isPlanNear = plan !== null && Math.abs(y(plan) - y(fact)) <= 22;
  const above = Math.min(y(fact), y(high ?? fact), isPlanNear ? y(plan) : plot);
  const aside = typeof low === 'number' ? -6 : 0;
  const inside = { align: 'center', colour: '--on-d-1', isBare: true } as const;
  return [
    ...whisker(year, i, place),
    isInside
      ? word([[i, aside], plot - 8], text, 'segment', inside)
      : word([i, [above, -6]], text, 'tiny', { align: 'center' }),
  ];
};

const yearShapes = (years: readonly PlanYear[]): readonly Shape[] =>
  years.map(({ year }, i) => ({
    ...{ kind: 'text', at: [i, plot + 18], text: String(year), align: 'center' },
    style: i === years.length - 1 ? 'tiny' : 'small',
  }));

const bars = (years: readonly PlanYear[], { y }: Place): readonly Shape[] =>
  years.flatMap(({ fact }, i): Shape[] =>
    fact === null
      ? []
      : [{ kind: 'box', from: [[i, -bar / 2], y(fact)], to: [[i, bar / 2], plot], fill: '--c-hi' }],
  );

export const planSpec = (reader: Reader, years: readonly PlanYear[], size: Size): ChartSpec => {
  const highest = highestOf(years);
  const place: Place = { reader, y: value => plot * (1 - value / highest) };
  return {
    type: 'line',
    data: { datasets: [stops(years.map(({ fact }, i) => ({ x: i, y: place.y(fact ?? none) })))] },
    options: {
      layout: { padding: { top, right: 0, bottom, left: 0 } },
      scales: { x: hidden(-0.45, years.length - (size === 'wide' ? 0.4 : 0.25)), y: hidden(0, plot, true) },
    },
    drawing: {
      height: plot + top + bottom,
      percentSign: percentSignOf(reader),
      walk: { dataset: 0, points: years.map((_, i) => i), by: 'both' },
      under: bars(years, place),
      over: [
        { kind: 'line', from: [['start', 0], plot], to: [['end', 0], plot], colour: '--ink', width: 1 },
        ...years.flatMap((year, i) => planShapes(year, i, place)),
        ...years.flatMap((year, i) => factShapes(year, i, place)),
        ...yearShapes(years),
      ],
    },
  };
};
