// Walking through the points of a chart: arrows on the keyboard, or a finger or pointer over it. Each stop is said in words.
import type { Chart } from 'chart.js';
import type { ChartBlock, ChartSpec } from '../../drawing/spec.ts';

export type Walk = { readonly stop: () => number | null };

type Parts = {
  readonly frame: HTMLElement;
  readonly block: ChartBlock;
  /** The chart as drawn now, and its specification. */
  readonly current: () => { readonly chart: Chart; readonly spec: ChartSpec } | null;
};

const moves: Readonly<Record<string, (stop: number, last: number) => number>> = {
  ArrowLeft: stop => stop - 1,
  ArrowUp: stop => stop - 1,
  ArrowRight: stop => stop + 1,
  ArrowDown: stop => stop + 1,
  Home: () => 0,
  End: (_, last) => last,
};

const nearest = (chart: Chart, spec: ChartSpec, { x, y }: { x: number; y: number }): number => {
  const points = chart.getDatasetMeta(spec.drawing.walk.dataset).data;
  const distance = (index: number): number => {
    const point = points[index];
    if (!point || Number.isNaN(point.y)) return Infinity;
    if (spec.drawing.walk.by === 'both') return Math.hypot(point.x - x, point.y - y);
    return spec.options.indexAxis === 'y' ? Math.abs(point.y - y) : Math.abs(point.x - x);
  };
  const distances = spec.drawing.walk.points.map(distance);
  return distances.indexOf(Math.min(...distances));
};

/** Charts without a line of words beside them are not walked. */
export const startWalk = ({ frame, block, current }: Parts): Walk => {
  const readout = document.getElementById(frame.getAttribute('aria-describedby') ?? '');
  let stop: number | null = null;
  const hint = readout?.textContent ?? '';
  const goTo = (next: number | null): void => {
    if (next === stop || !readout) return;
    stop = next;
    readout.textContent = next === null ? hint : (block.spoken[next] ?? '');
    current()?.chart.draw();
  };
  if (!readout) return { stop: () => null };
  const last = block.spoken.length - 1;
  frame.addEventListener('keydown', event => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const from = stop ?? (event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? last + 1 : -1);
    goTo(Math.min(last, Math.max(0, move(from, last))));
  });
  frame.addEventListener('pointermove', event => {
    const drawn = current();
    if (drawn) goTo(nearest(drawn.chart, drawn.spec, { x: event.offsetX, y: event.offsetY }));
  });
  frame.addEventListener('pointerleave', () => goTo(null));
  frame.addEventListener('blur', () => goTo(null));
  return { stop: () => stop };
};
