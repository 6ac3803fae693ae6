// The table of the desk: answers down, groups across; share, interval and letters in a cell, both bases at the foot.
import type { Line } from '../../../../surveys/recipe/view.ts';
import type { Analysis, Table } from '../../../services/analysis.ts';
import { integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { bannersOf, columnsOf, type Column } from './columns.ts';
import { figureAt, intervalText, isShare, smallerColumns, valueText } from './figures.ts';
import { lineHeading } from './lines.ts';

export type TableCell = {
  readonly text: string;
  readonly under: string | null;
  readonly letters: string;
  readonly isHidden: boolean;
  /** Of a figure or a base; shares in per cent. */
  readonly number: number | null;
};

export type TableRow = {
  readonly heading: string;
  readonly kind: 'answer' | 'together' | 'missing' | 'base';
  readonly cells: readonly TableCell[];
};

const plain = (text: string, isHidden = false, number: number | null = null): TableCell => ({
  ...{ text, under: null, letters: '', isHidden, number },
});

type Made = { readonly table: Table; readonly analysis: Analysis; readonly columns: readonly Column[] };

const cellAt = (reader: Reader, { analysis, columns }: Made, line: Line, column: Column): TableCell => {
  const row = figureAt(analysis, line, column);
  if (!row) return plain('—');
  if (row.isSuppressed) return plain(reader.t('analysis:table.hidden'), true);
  return {
    text: valueText(reader, line, row),
    under: intervalText(reader, line, row),
    letters: smallerColumns(analysis, line, column, columns)
      .map(({ letter }) => letter)
      .join(' '),
    isHidden: false,
    number: (row.value ?? 0) * (isShare(line) ? 100 : 1),
  };
};

/** A way not to answer that nobody used has no row. */
const isThere = ({ analysis, columns }: Made, line: Line): boolean =>
  columns.some(column => figureAt(analysis, line, column) !== undefined);

const lineRow = (reader: Reader, made: Made, line: Line): TableRow => ({
  heading: lineHeading(reader, made.table, line),
  kind: line.kind === 'together' ? 'together' : line.isMissing ? 'missing' : 'answer',
  cells: made.columns.map(column => cellAt(reader, made, line, column)),
});

type Base = 'n' | 'nWeighted';

/** Of the first figure that has one: everybody who was asked, whatever they answered. */
const baseAt = ({ table, analysis }: Made, column: Column, base: Base): number | null => {
  for (const line of table.planned.lines) {
    const found = figureAt(analysis, line, column)?.[base];
    if (found !== null && found !== undefined) return found;
  }
  return null;
};

const baseRow = (reader: Reader, made: Made, base: Base): TableRow => ({
  heading: reader.t(`analysis:table.${base}`),
  kind: 'base',
  cells: made.columns.map(column => {
    const found = baseAt(made, column, base);
    return found === null
      ? plain(reader.t('analysis:table.no_base'), true)
      : plain(integer(found, reader.language), false, found);
  }),
});

const noteOf = (reader: Reader, { planned, view }: Table): string => {
  const kind = planned.lines[0]?.kind;
  const measure = kind === 'mean' ? 'number' : kind === 'estimate' ? 'estimate' : 'share';
  const notes = [reader.t(`analysis:table.note_${measure}`)];
  if (view.by.length > 0 && view.waves.length === 1 && kind !== 'estimate')
    notes.push(reader.t('analysis:table.note_letters'));
  return notes.join('; ');
};

export const presentTable = (reader: Reader, table: Table, analysis: Analysis) => {
  const columns = columnsOf(reader, table, analysis);
  const made = { table, analysis, columns };
  const lines = table.planned.lines.filter(line => isThere(made, line));
  const hasBanners = columns.some(({ banner }) => banner !== null);
  return {
    caption: say(reader, table.variable.text),
    note: noteOf(reader, table),
    scroll: reader.t('analysis:table.scroll'),
    label: reader.t('analysis:table.label'),
    corner: reader.t('analysis:table.answer'),
    banners: hasBanners ? bannersOf(columns) : null,
    columns: columns.map(({ label, letter, isStart }) => ({
      ...{ label, letter },
      start: isStart ? reader.t('analysis:lineage.start') : null,
    })),
    rows: [
      ...lines.map(line => lineRow(reader, made, line)),
      baseRow(reader, made, 'n'),
      baseRow(reader, made, 'nWeighted'),
    ],
  };
};

export type PresentedTable = ReturnType<typeof presentTable>;
