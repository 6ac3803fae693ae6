// The question's number over the waves: a line with its band, dotted where the change is not established, broken where the question changed.
import type { WaveResult } from '../../services/results/result.ts';
import { integer, percent, range } from '../format.ts';
import type { Reader } from '../reader.ts';
import { isEstablished } from '../results/sentences.ts';
import { areYears } from '../results/waveNames.ts';
import { keepApart, percentAxis, roundYears } from './axis.ts';
import type { AxisMark, ChartSpec, Dataset, PointText, TextStyle } from './spec.ts';

export type TrendSize = 'wide' | 'narrow' | 'lead' | 'mini';

type Measure = {
  /** Width of the plot the texts must fit, in CSS pixels. */
  readonly plot: number;
  readonly height: number;
  readonly hasAxis: boolean;
  readonly hasIntervals: boolean;
  readonly hasBases: boolean;
  readonly value: TextStyle;
  readonly last: TextStyle;
  readonly radius: number;
  readonly edge: number;
};

const measures: Readonly<Record<TrendSize, Measure>> = {
  wide: {
    ...{ plot: 450, height: 300, hasAxis: true, hasIntervals: true, hasBases: true },
    ...{ value: 'value', last: 'last', radius: 5, edge: 46 },
  },
  narrow: {
    ...{ plot: 270, height: 270, hasAxis: true, hasIntervals: true, hasBases: true },
    ...{ value: 'value', last: 'last', radius: 5, edge: 34 },
  },
  lead: {
    ...{ plot: 360, height: 210, hasAxis: true, hasIntervals: true, hasBases: false },
    ...{ value: 'value', last: 'last', radius: 5, edge: 34 },
  },
  mini: {
    ...{ plot: 200, height: 104, hasAxis: false, hasIntervals: false, hasBases: false },
    ...{ value: 'tiny', last: 'tiny', radius: 4, edge: 26 },
  },
};

/** Up to so many waves every point carries its value and its base; beyond, only the telling ones. */
const fewWaves = 6;

/** As much of a wave as a drawing needs. */
export type TrendWave = Pick<WaveResult, 'base' | 'isComparable' | 'focus'> & {
  readonly wave: Pick<WaveResult['wave'], 'name'>;
};

export type TrendQuestion = { readonly waves: readonly TrendWave[] };

type Point = { readonly wave: TrendWave; readonly x: number };

const pointsOf = (waves: readonly TrendWave[]): readonly Point[] => {
  const isTime = areYears(waves.map(({ wave }) => wave.name));
  return waves.map((wave, i) => ({ wave, x: isTime ? Number(wave.wave.name) : i }));
};

const valueOf = ({ wave }: Point): number | null => {
  const share = wave.focus.estimate?.value;
  return share === undefined ? null : share * 100;
};

const bound = (point: Point, side: 'low' | 'high'): number | null => {
  const limit = point.wave.focus.estimate?.[side];
  return limit === null || limit === undefined ? valueOf(point) : limit * 100;
};

/** A line through the points; an empty point stands before a wave that cannot be compared with the one before. */
const line = (points: readonly Point[], value: (point: Point) => number | null): Dataset['data'] =>
  points.flatMap((point, i) => {
    const before = points[i - 1];
    const own = { x: point.x, y: value(point) };
    return before && !point.wave.isComparable ? [{ x: (before.x + point.x) / 2, y: null }, own] : [own];
  });

/** For each point of the line, gaps included: whether the change that ends there is established. */
const solidOf = (points: readonly Point[]): readonly boolean[] =>
  points.flatMap(({ wave }, i) => {
    const isSolid = wave.focus.change !== null && isEstablished(wave.focus.change);
    return i > 0 && !wave.isComparable ? [false, isSolid] : [isSolid];
  });

const stopsOf = (points: readonly Point[]): readonly number[] => {
  let at = -1;
  return points.map(({ wave }, i) => (at += i > 0 && !wave.isComparable ? 2 : 1));
};

const span = (points: readonly Point[]): { readonly from: number; readonly to: number } => ({
  from: points[0]?.x ?? 0,
  to: points.at(-1)?.x ?? 0,
});

/** The last, the first, the highest and the lowest, as far as there is room. */
const labelled = (points: readonly Point[], { plot, edge }: Measure): readonly Point[] => {
  const known = points.filter(point => valueOf(point) !== null);
  if (points.length <= fewWaves) return known;
  const byValue = [...known].sort((a, b) => (valueOf(b) ?? 0) - (valueOf(a) ?? 0));
  const telling = [known.at(-1), known[0], byValue[0], byValue.at(-1)].filter(point => point !== undefined);
  const { from, to } = span(points);
  return keepApart([...new Set(telling)], ({ x }) => ((x - from) / (to - from)) * (plot - 2 * edge), 64);
};

const textsOf = (reader: Reader, points: readonly Point[], measure: Measure): readonly PointText[] => {
  const last = points.at(-1);
  return labelled(points, measure).flatMap(point => {
    const { estimate } = point.wave.focus;
    const [low, high] = [bound(point, 'low'), bound(point, 'high')];
    if (!estimate || low === null || high === null) return [];
    const style = point === last ? measure.last : measure.value;
    const value: PointText = {
      x: point.x,
      y: high,
      moveY: -10,
      text: percent(estimate.value, reader.language),
      style,
    };
    const interval = measure.hasIntervals && points.length <= fewWaves ? range(estimate) : null;
    return interval === null
      ? [value]
      : [value, { x: point.x, y: low, moveY: 14, text: interval, style: 'small' }];
  });
};

const marksOf = (
  reader: Reader,
  points: readonly Point[],
  { plot, edge, hasBases }: Measure,
): readonly AxisMark[] => {
  const { from, to } = span(points);
  const isTime = areYears(points.map(({ wave }) => wave.wave.name));
  if (points.length > fewWaves && isTime)
    return roundYears(from, to, (plot - 2 * edge) / 56).map(year => ({ value: year, lines: [String(year)] }));
  const shown = keepApart(
    [...points].reverse(),
    ({ x }) => ((x - from) / (to - from || 1)) * (plot - 2 * edge),
    56,
  );
  return [...shown].reverse().map(({ wave, x }) => {
    const base = hasBases && points.length <= fewWaves && wave.base;
    const n = base ? [`n = ${integer(base.n, reader.language)}`] : [];
    const hidden = wave.focus.estimate ? [] : [reader.t('results:chart.hidden')];
    return { value: x, lines: [wave.wave.name, ...n, ...hidden] };
  });
};

const datasets = (points: readonly Point[], radius: number): readonly Dataset[] => [
  { data: line(points, point => bound(point, 'high')), borderWidth: 0, pointRadius: 0, fill: false },
  {
    ...{ data: line(points, point => bound(point, 'low')), borderWidth: 0, pointRadius: 0 },
    ...{ fill: '-1', backgroundColor: '--c-band' },
  },
  {
    data: line(points, valueOf),
    ...{ borderColor: '--c-hi', backgroundColor: '--c-hi', borderWidth: 3, fill: false },
    pointRadius: points.length > fewWaves ? radius - 1 : radius,
  },
];

/** The specification of one size; waves the reader may not see leave a gap. */
export const trendSpec = (reader: Reader, question: TrendQuestion, size: TrendSize): ChartSpec => {
  const measure = measures[size];
  const points = pointsOf(question.waves);
  const { from, to } = span(points);
  const pad = ((to - from || 1) * measure.edge) / (measure.plot - 2 * measure.edge);
  const highest = Math.max(...points.map(point => bound(point, 'high') ?? 0));
  const marks = marksOf(reader, points, measure);
  const lines = Math.max(...marks.map(mark => mark.lines.length));
  const top = measure.hasIntervals ? 26 : 20;
  return {
    type: 'line',
    data: { datasets: datasets(points, measure.radius) },
    options: {
      layout: { padding: { top, right: 0, bottom: 10 + 18 * lines, left: 0 } },
      scales: {
        x: { type: 'linear', min: from - pad, max: to + pad, display: false },
        y: { ...percentAxis(highest * 1.02), display: measure.hasAxis },
      },
    },
    drawing: {
      height: measure.height + 18 * (lines - 1),
      isElastic: measure.hasAxis,
      percentSign: percent(0, reader.language).slice(1),
      walk: { dataset: 2, points: stopsOf(points) },
      solid: solidOf(points),
      texts: textsOf(reader, points, measure),
      marks,
    },
  };
};
