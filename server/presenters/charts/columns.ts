// Upright columns, one for each year, from a common axis: what plan against fact and money by year share.
import { percentSignOf, hidden, leastWidth, stops, type Size } from './parts.ts';
import type { Reader } from '../reader.ts';
import type { ChartSpec, Shape, Token } from './spec.ts';

export const plot = 118;
const [top, bottom] = [22, 26];
const [widest, share] = [44, 0.48];
/** Under each other year alone, its name has room. */
const narrowestForYears = 34;

export type Columns = {
  readonly years: readonly number[];
  /** In bold. */
  readonly current: number;
  readonly size: Size;
  /** Width of a bar in pixels. */
  readonly bar: number;
  /** What stands beside a column has no room. */
  readonly isCrowded: boolean;
  readonly y: (value: number) => number;
};

type Layout = Pick<Columns, 'years' | 'current' | 'size'> & { readonly highest: number };

const stepOf = ({ years, size }: Pick<Columns, 'years' | 'size'>): number => leastWidth[size] / years.length;

export const columnsOf = ({ years, current, size, highest }: Layout): Columns => {
  const scale = Math.max(1e-9, highest);
  return {
    ...{ years, current, size },
    bar: Math.min(widest, Math.floor(stepOf({ years, size }) * share)),
    isCrowded: years.length > 3,
    y: value => plot * (1 - value / scale),
  };
};

const yearShapes = (columns: Columns): readonly Shape[] => {
  const { years, current } = columns;
  const isTight = stepOf(columns) < narrowestForYears;
  return years.flatMap((year, i): readonly Shape[] =>
    isTight && (years.length - 1 - i) % 2 === 1
      ? []
      : [
          {
            ...{ kind: 'text', at: [i, plot + 18], text: String(year), align: 'center' },
            style: year === current ? 'tiny' : 'small',
          },
        ],
  );
};

export const columnBox = ({ bar, y }: Columns, i: number, value: number, fill: Token): Shape => ({
  // a thread of one pixel: there is some, though it is too little for the scale
  ...{ kind: 'box', from: [[i, -bar / 2], value === 0 ? plot : Math.min(y(value), plot - 1)] },
  ...{ to: [[i, bar / 2], plot], fill },
});

type Drawn = {
  readonly values: readonly number[];
  readonly under: readonly Shape[];
  readonly over: readonly Shape[];
};

export const columnsSpec = (reader: Reader, columns: Columns, { values, under, over }: Drawn): ChartSpec => {
  const { years, y, size, isCrowded } = columns;
  const right = isCrowded || size === 'wide' ? 0.4 : 0.25;
  return {
    type: 'line',
    data: { datasets: [stops(values.map((value, i) => ({ x: i, y: y(value) })))] },
    options: {
      layout: { padding: { top, right: 0, bottom, left: 0 } },
      scales: { x: hidden(-0.45, years.length - right), y: hidden(0, plot, true) },
    },
    drawing: {
      height: plot + top + bottom,
      percentSign: percentSignOf(reader),
      walk: { dataset: 0, points: values.map((_, i) => i), by: 'both' },
      under,
      over: [
        { kind: 'line', from: [['start', 0], plot], to: [['end', 0], plot], colour: '--ink', width: 1 },
        ...over,
        ...yearShapes(columns),
      ],
    },
  };
};
