// A specification becomes a Chart.js configuration: names of tokens become colours, and the few functions JSON cannot hold are added.
import type { ChartConfiguration, ChartDataset, ScaleOptionsByType } from 'chart.js';
import type { ChartSpec, Dataset, Scale, Token } from '../../server/presenters/charts/spec.ts';
import { axisFont, colour } from './theme.ts';

const colours = (tokens: Token | readonly Token[] | undefined): string | string[] | undefined =>
  typeof tokens === 'string' || tokens === undefined ? tokens && colour(tokens) : tokens.map(colour);

const dotted = [2, 5];

/** Solid where the change was established, dotted where it was not. */
const segment = (solid: readonly boolean[]) => ({
  borderDash: ({ p1DataIndex }: { p1DataIndex: number }) => (solid[p1DataIndex] ? undefined : dotted),
  borderWidth: ({ p1DataIndex }: { p1DataIndex: number }) => (solid[p1DataIndex] ? 3 : 2),
});

const dataset = (spec: ChartSpec, { data, ...look }: Dataset, index: number): ChartDataset => {
  const painted = {
    ...look,
    data: [...data],
    borderColor: colours(look.borderColor) ?? 'transparent',
    backgroundColor: colours(look.backgroundColor) ?? 'transparent',
  };
  if (spec.type === 'bar') return { type: 'bar', borderSkipped: false, ...painted };
  const isWalked = index === spec.drawing.walk.dataset;
  return {
    type: 'line',
    ...painted,
    borderCapStyle: 'round',
    clip: false,
    pointHitRadius: 0,
    pointBorderColor: colour('--paper'),
    pointBorderWidth: 2,
    ...(isWalked && spec.drawing.solid ? { segment: segment(spec.drawing.solid) } : {}),
  };
};

/** Grid lines thin, the zero line in ink; the last label carries the per cent sign. */
const axis = (spec: ChartSpec, { ticks, ...scale }: Scale) => ({
  ...scale,
  offset: false,
  border: { display: false },
  grid: {
    drawTicks: false,
    color: ({ tick }: { tick: { value: number } }) => colour(tick.value === 0 ? '--ink' : '--c-grid'),
    lineWidth: 1,
  },
  ticks: {
    ...ticks,
    padding: 8,
    color: colour('--ink-2'),
    font: axisFont(),
    callback: (value: number | string) =>
      value === scale.max ? `${value}${spec.drawing.percentSign}` : `${value}`,
  },
});

/** A mini has no axis, but stands on a line. */
const hiddenAxis = (scale: Scale) => ({ ...scale, display: false, offset: false });

const scale = (spec: ChartSpec, given: Scale) =>
  (given.display ? axis(spec, given) : hiddenAxis(given)) as unknown as ScaleOptionsByType<'linear'>; // only a part is given, the rest has defaults

export const configuration = (spec: ChartSpec): ChartConfiguration => ({
  type: spec.type,
  data: { datasets: spec.data.datasets.map((each, index) => dataset(spec, each, index)) },
  options: {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: [],
    ...(spec.options.indexAxis ? { indexAxis: spec.options.indexAxis } : {}),
    layout: { padding: { ...spec.options.layout.padding } },
    scales: { x: scale(spec, spec.options.scales.x), y: scale(spec, spec.options.scales.y) },
  },
});
