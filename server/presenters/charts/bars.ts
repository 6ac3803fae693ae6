// The answers of one wave as horizontal bars with their intervals; the ways not to answer stand apart and light.
import type { Category } from '../../../surveys/variable.ts';
import type { Cell, QuestionResult, WaveResult } from '../../services/results/result.ts';
import { percent, plusMinus } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { percentAxis } from './axis.ts';
import { wrap } from './measure.ts';
import type { ChartSpec, Dataset, RowText, Token } from './spec.ts';

export type BarsSize = 'wide' | 'narrow';

/** Beside its bar a name has a column of its own; on a phone it stands above the bar, over the whole width. */
const measures = {
  wide: { names: 222, column: 236, values: 104, isAbove: false },
  narrow: { names: 264, column: 0, values: 84, isAbove: true },
} as const;

const lineHeight = 19;
const barThickness = 18;
const gapBeforeMissing = 16;
/** What the scale above takes; with less the rows are squeezed, and one row alone runs into its own name. */
const top = 34;

/** As much of a question as a drawing needs. */
export type BarsQuestion = Pick<QuestionResult, 'categories'> & {
  readonly variable: Pick<QuestionResult['variable'], 'isOrdered'>;
  readonly focus: Pick<NonNullable<QuestionResult['focus']>, 'codes'> | null;
};
export type BarsWave = Pick<WaveResult, 'cells'>;

export type Row = { readonly category: Category; readonly cell: Cell };

/** Rows in the order of the drawing: ordered answers as they stand, others by size, the ways not to answer last. */
export const rowsOf = (question: BarsQuestion, wave: BarsWave): readonly Row[] => {
  const rows = wave.cells.flatMap(cell => {
    const category = question.categories.find(({ code }) => code === cell.code);
    return category ? [{ category, cell }] : [];
  });
  const size = ({ cell }: Row): number => cell.estimate?.value ?? -1;
  const answers = rows.filter(({ cell }) => !cell.isMissing);
  const position = new Map(question.categories.map(({ code }, i) => [code, i]));
  const inOrder = (a: Row, b: Row): number =>
    (position.get(a.cell.code) ?? 0) - (position.get(b.cell.code) ?? 0);
  return [
    ...answers.sort(question.variable.isOrdered ? inOrder : (a, b) => size(b) - size(a)),
    ...rows.filter(({ cell }) => cell.isMissing).sort(inOrder),
  ];
};

type Placed = Row & { readonly bar: number; readonly lines: readonly string[]; readonly name: number };

const place = (
  reader: Reader,
  rows: readonly Row[],
  size: BarsSize,
): { rows: readonly Placed[]; height: number } => {
  const { names, isAbove } = measures[size];
  let y = 0;
  let wasMissing = false;
  const placed = rows.map((row): Placed => {
    if (row.cell.isMissing && !wasMissing && y > 0) y += gapBeforeMissing;
    wasMissing = row.cell.isMissing;
    const lines = wrap(say(reader, row.category.label), { size: 15, width: names });
    const tall = lines.length * lineHeight;
    const pitch = isAbove ? tall + 40 : Math.max(36, tall + 14);
    const name = isAbove ? y + 14 : y + pitch / 2 - ((lines.length - 1) * lineHeight) / 2;
    const bar = isAbove ? y + tall + 4 + barThickness / 2 + 2 : y + pitch / 2;
    y += pitch;
    return { ...row, lines, name, bar };
  });
  return { rows: placed, height: y };
};

const colourOf = (question: BarsQuestion, { cell }: Row): Token => {
  if (cell.isMissing) return '--d-dk';
  return question.focus?.codes.includes(cell.code) ? '--c-hi' : '--c-rest';
};

const valueText = (reader: Reader, { cell }: Row): readonly string[] => {
  if (!cell.estimate) return [];
  return [
    [percent(cell.estimate.value, reader.language), plusMinus(cell.estimate)].filter(Boolean).join('\u00a0'),
  ];
};

const textsOf = (reader: Reader, rows: readonly Placed[], size: BarsSize): readonly RowText[] =>
  rows.flatMap(row => {
    const name: RowText = {
      y: row.name,
      lines: row.lines,
      at: measures[size].isAbove ? 'plot' : 'left',
      style: 'row',
    };
    const value: RowText = { y: row.bar, lines: valueText(reader, row), at: 'right', style: 'year' };
    const hidden: RowText = {
      y: row.bar,
      lines: [reader.t('results:chart.hidden')],
      at: 'bar',
      style: 'small',
    };
    return [name, row.cell.estimate ? value : hidden];
  });

const bound = ({ cell }: Row): { low: number; high: number } | null => {
  const { low = null, high = null } = cell.estimate ?? {};
  return low === null || high === null ? null : { low: low * 100, high: high * 100 };
};

const barsDataset = (question: BarsQuestion, rows: readonly Placed[]): Dataset => ({
  data: rows.map(({ bar, cell }) => ({ x: (cell.estimate?.value ?? 0) * 100, y: bar })),
  backgroundColor: rows.map(row => colourOf(question, row)),
  borderColor: rows.map(({ cell }) => (cell.isMissing && cell.estimate ? '--edge' : 'transparent')),
  borderWidth: 1,
  barThickness,
});

const barsOptions = (rows: readonly Placed[], height: number, size: BarsSize): ChartSpec['options'] => {
  const { column, values } = measures[size];
  const highest = Math.max(...rows.map(row => bound(row)?.high ?? (row.cell.estimate?.value ?? 0) * 100), 1);
  return {
    indexAxis: 'y',
    layout: { padding: { top: 0, right: values, bottom: 4, left: column } },
    scales: {
      x: { ...percentAxis(highest), position: 'top' },
      y: { type: 'linear', min: 0, max: height, reverse: true, display: false },
    },
  };
};

export const barsSpec = (
  reader: Reader,
  question: BarsQuestion,
  wave: BarsWave,
  size: BarsSize,
): ChartSpec => {
  const { rows, height } = place(reader, rowsOf(question, wave), size);
  return {
    type: 'bar',
    data: { datasets: [barsDataset(question, rows)] },
    options: barsOptions(rows, height, size),
    drawing: {
      height: height + top + 4,
      percentSign: percent(0, reader.language).slice(1),
      hasInnerTicks: measures[size].isAbove,
      walk: { dataset: 0, points: rows.map((_, i) => i) },
      rows: textsOf(reader, rows, size),
      whiskers: rows.map(bound),
      hatched: rows.filter(({ cell }) => !cell.estimate).map(({ bar }) => bar),
    },
  };
};
