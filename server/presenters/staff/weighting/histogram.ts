// The histogram of weights as a drawing: bars, grid and the mean, wide and narrow, with the same numbers as a table and as a text.
import type { Histogram } from '../../../services/weighting.ts';
import { decimal, integer } from '../../format.ts';
import type { Reader } from '../../reader.ts';

const plot = { left: 40, top: 26, height: 170 } as const;
/** Where it is not told how many stand in a bar, it is drawn as five. */
const drawnAs = 5;
const gridSteps = [10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000];

const gridOf = (most: number): readonly number[] => {
  const step = gridSteps.find(each => most / each <= 4) ?? Math.ceil(most / 4);
  return Array.from({ length: Math.max(2, Math.ceil(most / step) + 1) }, (_, at) => at * step);
};

const edge = (value: number, step: number, { language }: Reader): string =>
  decimal(value, step < 0.1 || step === 0.25 ? 2 : step < 1 ? 1 : 0, language);

const one = (value: number): number => Math.round(value * 10) / 10;

const drawing = ({ histogram, reader }: { histogram: Histogram; reader: Reader }, width: number) => {
  const { bars, step } = histogram;
  const first = bars[0]?.from ?? 0;
  const span = Math.max(step, (bars.at(-1)?.to ?? 1) - first);
  const grid = gridOf(Math.max(1, ...bars.map(({ count }) => count ?? drawnAs)));
  const top = grid.at(-1) ?? 1;
  const x = (value: number): number => one(plot.left + ((value - first) / span) * (width - plot.left - 8));
  const y = (count: number): number => one(plot.top + plot.height * (1 - count / top));
  const whole = span > 12 ? 5 : span > 6 ? 2 : span > 2.5 ? 1 : 0.5;
  const ticks = Array.from(
    { length: Math.floor(span / whole) + 1 },
    (_, at) => (Math.ceil(first / whole) + at) * whole,
  );
  return {
    ...{ width, height: plot.top + plot.height + 28, left: plot.left, right: width - 8, axis: y(0) },
    grid: grid.map(count => ({ y: y(count), label: integer(count, reader.language) })),
    bars: bars.map(({ from, to, count }) => ({
      ...{ x: one(x(from) + 0.5), width: one(Math.max(1, x(to) - x(from) - 1)), isFew: count === null },
      ...{ y: y(count ?? drawnAs), height: one(y(0) - y(count ?? drawnAs)) },
    })),
    mean: { x: x(1), label: reader.t('weighting:histogram.mean') },
    ticks: ticks.map(value => ({ x: x(value), label: edge(value, whole === 0.5 ? 0.5 : 1, reader) })),
  };
};

type Range = Pick<Histogram['bars'][number], 'from' | 'to'>;
type Words = {
  readonly least: number;
  readonly most: number;
  readonly source: string;
  readonly isDemonstration: boolean;
};

const rangeOf = (reader: Reader, { step }: Histogram, { from, to }: Range): string =>
  reader.t('weighting:histogram.range', { from: edge(from, step, reader), to: edge(to, step, reader) });

const titleOf = ({ t, language }: Reader, { least, most }: Words): string => {
  const values = { least: decimal(least, 2, language), most: decimal(most, 2, language) };
  return most - least < 0.005 ? t('weighting:histogram.equal') : t('weighting:histogram.title', values);
};

const textOf = (reader: Reader, histogram: Histogram): string => {
  const [highest] = histogram.bars.toSorted((a, b) => (b.count ?? drawnAs) - (a.count ?? drawnAs));
  if (!highest || highest.count === null) return reader.t('weighting:histogram.text_hidden');
  return reader.t('weighting:histogram.text', {
    range: rangeOf(reader, histogram, highest),
    count: integer(highest.count, reader.language),
  });
};

const tableOf = (reader: Reader, histogram: Histogram) => ({
  summary: reader.t('weighting:histogram.table'),
  columns: [reader.t('weighting:histogram.weight'), reader.t('weighting:histogram.people')],
  rows: histogram.bars
    .filter(({ count }) => count !== 0)
    .map(bar => ({
      range: rangeOf(reader, histogram, bar),
      count:
        bar.count === null ? reader.t('weighting:histogram.hidden') : integer(bar.count, reader.language),
    })),
});

export const presentHistogram = (reader: Reader, histogram: Histogram, words: Words) => {
  const { t } = reader;
  return {
    title: titleOf(reader, words),
    text: textOf(reader, histogram),
    source: words.source,
    measure: t('weighting:histogram.measure'),
    demonstration: words.isDemonstration ? t('staff:wave.demonstration') : null,
    brand: t('problems:brand'),
    drawings: [
      { name: 'wide', ...drawing({ histogram, reader }, 704) },
      { name: 'narrow', ...drawing({ histogram, reader }, 328) },
    ],
    table: tableOf(reader, histogram),
  };
};
