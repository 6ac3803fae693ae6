// Plan against fact by year: the fact is a bar from zero, the plan a stroke across it, each with its number.
import { decimal } from '../format.ts';
import type { Reader } from '../reader.ts';
import { widthOf } from './measure.ts';
import { hidden, percentSignOf, stops, type Size } from './parts.ts';
import type { ChartSpec, Shape } from './spec.ts';

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
  const text = planNumber(plan, reader);
  const tall = y(plan);
  return [
    { kind: 'line', from: [[i, -30], tall], to: [[i, 30], tall], colour: '--ink', width: 3 },
    {
      kind: 'text',
      at: [
        [i, 34],
        [tall, 5],
      ],
      text,
      style: 'small',
    },
  ];
};

const factShapes = (
  { fact, plan, low, high }: PlanYear,
  i: number,
  { y, reader }: Place,
): readonly Shape[] => {
  if (fact === null) return [{ kind: 'text', at: [i, plot - 8], text: '—', style: 'small', align: 'center' }];
  const text = planNumber(fact, reader);
  const isInside = plot - y(fact) >= roomForNumber && widthOf(text, { size: 14, isBold: true }) < bar - 4;
  const above = Math.min(
    y(fact),
    y(high ?? fact),
    plan === null || Math.abs(y(plan) - y(fact)) > 22 ? plot : y(plan),
  );
  return [
    ...(typeof low === 'number' && typeof high === 'number'
      ? [
          {
            kind: 'line',
            from: [[i, 14], y(low)],
            to: [[i, 14], y(high)],
            colour: '--c-whisk',
            width: 1.5,
            cap: 8,
          } as const,
        ]
      : []),
    isInside
      ? {
          ...{ kind: 'text', at: [[i, typeof low === 'number' ? -6 : 0], plot - 8], text, style: 'segment' },
          ...{ align: 'center', colour: '--on-d-1', isBare: true },
        }
      : { kind: 'text', at: [i, [above, -6]], text, style: 'tiny', align: 'center' },
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
