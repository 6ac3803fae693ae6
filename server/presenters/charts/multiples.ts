// Small multiples: one little trend for each answer or question, all on one scale, so that the eye compares shapes.
import { percent } from '../format.ts';
import type { Reader } from '../reader.ts';
import { isEstablished } from '../results/sentences.ts';
import { areYears } from '../results/waveNames.ts';
import { wrap } from './measure.ts';
import { hidden, leastWidth, percentSignOf, textBlock, type Size } from './parts.ts';
import type { ChartSpec, Dataset, Shape } from './spec.ts';
import type { TrendWave } from './trend.ts';

export type Panel = { readonly name: string; readonly waves: readonly TrendWave[] };

const plotHeight = 84;
const [lineHeight, below, between] = [17, 30, 18];
/** Of a panel's width: where its line begins, and how long it is. */
const [from, length] = [0.09, 0.72];

type Point = { readonly x: number; readonly wave: TrendWave; readonly isFirst: boolean };

type Placed = {
  readonly column: number;
  readonly top: number;
  readonly lines: readonly string[];
  readonly points: readonly Point[];
  /** Pixels from the top for a share in per cent. */
  readonly y: (percents: number) => number;
  readonly ground: number;
};

const columnsOf = (panels: readonly Panel[], size: Size): number =>
  size === 'narrow' ? Math.min(2, panels.length) : Math.min(panels.length === 4 ? 2 : 3, panels.length);

const bound = ({ focus: { estimate } }: TrendWave, side: 'low' | 'high'): number | null => {
  const limit = estimate?.[side] ?? estimate?.value ?? null;
  return limit === null ? null : limit * 100;
};

const highestOf = (panels: readonly Panel[]): number =>
  Math.max(1, ...panels.flatMap(({ waves }) => waves.map(wave => bound(wave, 'high') ?? 0)));

const pointsOf = ({ waves }: Panel, column: number): readonly Point[] => {
  const isTime = areYears(waves.map(({ wave }) => wave.name));
  const at = waves.map(({ wave }, i) => (isTime ? Number(wave.name) : i));
  const [first, last] = [at[0] ?? 0, at.at(-1) ?? 0];
  return waves.map((wave, i) => ({
    wave,
    isFirst: i === 0,
    x: column + from + (length * ((at[i] ?? 0) - first)) / (last - first || 1),
  }));
};

const place = (
  panels: readonly Panel[],
  size: Size,
): { readonly placed: readonly Placed[]; readonly height: number } => {
  const columns = columnsOf(panels, size);
  const highest = highestOf(panels);
  const width = leastWidth[size] / columns - 14;
  const wrapped = panels.map(({ name }) => wrap(name, { size: 14, width, isBold: true }));
  const placed: Placed[] = [];
  let top = 0;
  for (let start = 0; start < panels.length; start += columns) {
    const row = panels.slice(start, start + columns);
    const titles = Math.max(...row.map((_, i) => wrapped[start + i]?.length ?? 1)) * lineHeight;
    const ground = top + titles + 26 + plotHeight;
    row.forEach((panel, column) =>
      placed.push({
        ...{ column, top, ground, lines: wrapped[start + column] ?? [], points: pointsOf(panel, column) },
        y: percents => ground - (percents / highest) * plotHeight,
      }),
    );
    top = ground + below + between;
  }
  return { placed, height: top - between };
};

type Value = (wave: TrendWave) => number | null;

/** One line through all panels, with an empty point after each and before what cannot be compared. */
const line = (placed: readonly Placed[], value: Value): Dataset['data'] =>
  placed.flatMap(({ points, y }) => [
    ...points.flatMap(({ wave, x, isFirst }) => {
      const share = value(wave);
      const own = { x, y: share === null ? null : y(share) };
      return isFirst || wave.isComparable ? [own] : [{ x: x - 0.01, y: null }, own];
    }),
    { x: points.at(-1)?.x ?? 0, y: null },
  ]);

const solidOf = (placed: readonly Placed[]): readonly boolean[] =>
  placed.flatMap(({ points }) => [
    ...points.flatMap(({ wave: { focus, isComparable }, isFirst }) => {
      const isSolid = focus.change !== null && isEstablished(focus.change);
      return isFirst || isComparable ? [isSolid] : [false, isSolid];
    }),
    false,
  ]);

const stopsOf = (placed: readonly Placed[]): readonly number[] => {
  let at = -1;
  return placed.flatMap(({ points }) => {
    const own = points.map(({ wave, isFirst }) => (at += isFirst || wave.isComparable ? 1 : 2));
    at += 1;
    return own;
  });
};

const values = (reader: Reader, { points, y }: Placed): readonly Shape[] =>
  [points[0], points.at(-1)].flatMap((point, i, ends): Shape[] => {
    const { estimate = null } = point?.wave.focus ?? {};
    if (!point || !estimate || (i === 0 && point === ends[1])) return [];
    const text = percent(estimate.value, reader.language);
    const high = bound(point.wave, 'high') ?? 0;
    return [
      {
        kind: 'text',
        at: [point.x, [y(high), -8]],
        text,
        style: i === 0 ? 'small' : 'tiny',
        align: 'center',
      },
    ];
  });

const frameShapes = (reader: Reader, panel: Placed): readonly Shape[] => {
  const [first, last] = [panel.points[0], panel.points.at(-1)];
  const names = [first, ...(last === first ? [] : [last])].flatMap((point): Shape[] =>
    point
      ? [
          {
            kind: 'text',
            at: [point.x, panel.ground + 18],
            text: point.wave.wave.name,
            style: 'small',
            align: 'center',
          },
        ]
      : [],
  );
  return [
    ...textBlock(panel.lines, { x: [panel.column, 0], y: panel.top + 14, style: 'tiny', lineHeight }),
    ...names,
    ...values(reader, panel),
  ];
};

const ground = ({ column, ground: y }: Placed): Shape => ({
  ...{ kind: 'line', from: [column, y], to: [column + from + length + 0.1, y], colour: '--ink', width: 1 },
});

/** A band lies between two lines of its own panel: through all panels at once its gaps would be filled. */
const band = (panel: Placed): readonly Dataset[] => [
  { data: line([panel], wave => bound(wave, 'high')), borderWidth: 0, pointRadius: 0, fill: false },
  {
    ...{ data: line([panel], wave => bound(wave, 'low')), borderWidth: 0, pointRadius: 0 },
    ...{ fill: '-1', backgroundColor: '--c-band' },
  },
];

const datasets = (placed: readonly Placed[]): readonly Dataset[] => [
  ...placed.flatMap(band),
  {
    data: line(placed, ({ focus: { estimate } }) => (estimate ? estimate.value * 100 : null)),
    ...{ borderColor: '--c-hi', backgroundColor: '--c-hi', borderWidth: 3, fill: false, pointRadius: 4.5 },
  },
];

export const multiplesSpec = (reader: Reader, panels: readonly Panel[], size: Size): ChartSpec => {
  const { placed, height } = place(panels, size);
  return {
    type: 'line',
    data: { datasets: datasets(placed) },
    options: {
      layout: { padding: { top: 0, right: 0, bottom: 0, left: 0 } },
      scales: { x: hidden(0, columnsOf(panels, size)), y: hidden(0, height, true) },
    },
    drawing: {
      height,
      percentSign: percentSignOf(reader),
      walk: { dataset: 2 * placed.length, points: stopsOf(placed), by: 'both' },
      solid: solidOf(placed),
      under: placed.map(ground),
      over: placed.flatMap(panel => frameShapes(reader, panel)),
    },
  };
};
