// A specification becomes a Chart.js configuration: names of tokens become colours, and the few functions JSON cannot hold are added.
import type { ChartConfiguration, ChartDataset, ScaleOptionsByType } from 'chart.js';
import { styles, type Look } from './look.ts';
import type { ChartSpec, Dataset, Scale, Token } from './spec.ts';
import { noInset, type Inset } from './stage.ts';

const dotted = [2, 5];

/** Solid where the change was established, dotted where it was not. */
const segment = (solid: readonly boolean[]) => ({
  borderDash: ({ p1DataIndex }: { p1DataIndex: number }) => (solid[p1DataIndex] ? undefined : dotted),
  borderWidth: ({ p1DataIndex }: { p1DataIndex: number }) => (solid[p1DataIndex] ? 3 : 2),
});

const painter =
  ({ colour }: Look) =>
  (tokens: Token | readonly Token[] | undefined): string | string[] =>
    typeof tokens === 'string' || tokens === undefined ? colour(tokens ?? 'transparent') : tokens.map(colour);

const dataset = (spec: ChartSpec, look: Look, { data, ...own }: Dataset, index: number): ChartDataset => {
  const paint = painter(look);
  const painted = {
    ...own,
    borderDash: [...(own.borderDash ?? [])],
    data: [...data] as { x: number; y: number }[], // Chart.js takes gaps and floating bars too, its types do not
    borderColor: paint(own.borderColor),
    backgroundColor: paint(own.backgroundColor),
  };
  if (spec.type === 'bar') return { type: 'bar', borderSkipped: false, ...painted };
  const isWalked = index === spec.drawing.walk.dataset;
  return {
    type: 'line',
    ...painted,
    borderCapStyle: 'round',
    clip: false,
    pointHitRadius: 0,
    pointBorderColor: look.colour('--paper'),
    pointBorderWidth: 2,
    ...(isWalked && spec.drawing.solid ? { segment: segment(spec.drawing.solid) } : {}),
  };
};

/** Grid lines thin, the zero line in ink; the last label carries the per cent sign. */
const axis = (spec: ChartSpec, look: Look, { ticks, ...scale }: Scale) => ({
  ...scale,
  offset: false,
  border: { display: false },
  grid: {
    drawTicks: false,
    color: ({ tick }: { tick: { value: number } }) => look.colour(tick.value === 0 ? '--ink' : '--c-grid'),
    lineWidth: 1,
  },
  ticks: {
    ...ticks,
    padding: 8,
    maxRotation: 0,
    align: spec.drawing.hasInnerTicks === true ? ('inner' as const) : ('center' as const),
    color: look.colour('--ink-2'),
    font: { family: look.sans, size: styles.small.size },
    callback: (value: number | string) =>
      value === scale.max ? `${value}${spec.drawing.percentSign}` : `${value}`,
  },
});

/** A mini has no axis, but stands on a line. */
const hiddenAxis = (scale: Scale) => ({ ...scale, display: false, offset: false });

const scale = (spec: ChartSpec, look: Look, given: Scale) =>
  (given.display ? axis(spec, look, given) : hiddenAxis(given)) as unknown as ScaleOptionsByType<'linear'>; // only a part is given, the rest has defaults

export const configuration = (spec: ChartSpec, look: Look, inset: Inset = noInset): ChartConfiguration => {
  const { padding } = spec.options.layout;
  return {
    type: spec.type,
    data: { datasets: spec.data.datasets.map((each, index) => dataset(spec, look, each, index)) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      ...(spec.options.indexAxis ? { indexAxis: spec.options.indexAxis } : {}),
      layout: {
        padding: {
          top: padding.top + inset.top,
          right: padding.right + inset.right,
          bottom: padding.bottom + inset.bottom,
          left: padding.left + inset.left,
        },
      },
      scales: { x: scale(spec, look, spec.options.scales.x), y: scale(spec, look, spec.options.scales.y) },
    },
  };
};
