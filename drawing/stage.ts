// Where things stand on the canvas of one chart: values become pixels, and the edges are those of the drawing, not of the picture around.
import type { Chart } from 'chart.js';
import type { Look } from './look.ts';
import type { Pen } from './pen.ts';
import type { Place, Spot } from './spec.ts';

/** What a picture puts around a drawing, in pixels. */
export type Inset = {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

export const noInset: Inset = { top: 0, right: 0, bottom: 0, left: 0 };

export type Stage = {
  readonly pen: Pen;
  readonly look: Look;
  readonly left: number;
  readonly right: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly x: (place: Place) => number;
  readonly y: (place: Place) => number;
};

type Span = { readonly start: number; readonly end: number; readonly scale: (value: number) => number };

const pixel = (place: Place, { start, end, scale }: Span): number => {
  if (typeof place === 'number') return scale(place);
  const [at, move] = place;
  if (at === 'start') return start + move;
  return (at === 'end' ? end : scale(at)) + move;
};

/** A page's canvas and the server's both have what a pen needs. */
export const penOf = (chart: Chart): Pen => {
  const pen = chart.ctx as Pen; // its type is known to browsers only
  return pen;
};

export const stageOf = (chart: Chart, look: Look, inset: Inset): Stage => {
  const across: Span = {
    start: inset.left,
    end: chart.width - inset.right,
    scale: value => chart.scales['x']?.getPixelForValue(value) ?? 0,
  };
  const down: Span = {
    start: inset.top,
    end: chart.height - inset.bottom,
    scale: value => chart.scales['y']?.getPixelForValue(value) ?? 0,
  };
  return {
    ...{ pen: penOf(chart), look, left: across.start, right: across.end, plot: chart.chartArea },
    x: place => pixel(place, across),
    y: place => pixel(place, down),
  };
};

export const at = (stage: Stage, [x, y]: Spot): readonly [number, number] => [stage.x(x), stage.y(y)];
