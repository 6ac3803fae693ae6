// A picture of no use, painted soon after the start: fonts and drawing code are then ready for the first that a reader asks for.
import type { ChartSpec, Picture } from '../../../drawing/spec.ts';
import type { Painter } from './painter.ts';

const axis = { type: 'linear', min: 0, max: 1, display: true } as const;
const line: ChartSpec = {
  type: 'line',
  data: { datasets: [{ data: [0, 1].map(at => ({ x: at, y: at })) }] },
  options: { layout: { padding: { top: 8, right: 8, bottom: 8, left: 8 } }, scales: { x: axis, y: axis } },
  drawing: {
    height: 120,
    percentSign: '%',
    walk: { dataset: 0, points: [0, 1] },
    texts: [{ x: 1, y: 1, moveY: 0, text: '100 %', style: 'value' }],
  },
};
const words = 'Доверие Trust';
const picture: Picture = {
  ...{ title: words, measure: words, source: [words], method: [words], demo: words, brand: words },
  block: { wideFrom: 0, wide: line, narrow: line, spoken: [] },
};

/** One of each format, in turn. */
export const warmPainter = async ({ paint }: Painter): Promise<void> => {
  await paint({ picture, format: 'svg', size: '1x' });
  await paint({ picture, format: 'png', size: '1x' });
};
