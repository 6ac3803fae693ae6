// Answers day by day: columns for the last four weeks, and all days in a table.
import type { Cell } from '../../../services/fieldwork/index.ts';
import { date } from '../../dates.ts';
import { integer } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import { presentBars } from './bars.ts';

const daysDrawn = 28;
const size = { column: 24, gap: 6, left: 12, height: 120, top: 22, bottom: 24 } as const;

/** `14` and, on the first day of the drawing or of a month, the month too. */
const label = (day: string, index: number, reader: Reader): string => {
  const [number = '', month = ''] = date(day, reader.language).split('\u00a0');
  return index === 0 || number === '1' ? `${number}\u00a0${month.slice(0, 3)}` : number;
};

const draw = (reader: Reader, cells: readonly Cell[]) => {
  const largest = Math.max(10, ...cells.map(({ tens }) => tens));
  const pitch = size.column + size.gap;
  return {
    width: cells.length * pitch + size.left,
    height: size.top + size.height + size.bottom,
    base: size.top + size.height,
    description: reader.t('waves:board.days_drawn', {
      count: cells.length,
      most: integer(largest, reader.language),
    }),
    columns: cells.map(({ code, tens }, index) => {
      const height = Math.round((tens / largest) * size.height);
      return {
        x: size.left + index * pitch,
        y: size.top + size.height - height,
        width: size.column,
        height,
        middle: size.left + index * pitch + size.column / 2,
        label: label(code, index, reader),
        value: tens === 0 ? '' : integer(tens, reader.language),
      };
    }),
  };
};

export const presentDays = (reader: Reader, cells: readonly Cell[]) => {
  const { t, language } = reader;
  const last = cells.slice(-daysDrawn);
  const hasFigures = cells.some(({ tens }) => tens > 0);
  return {
    heading: t('waves:board.days'),
    drawn: t('waves:board.days_chart'),
    note: t('waves:board.days_note'),
    empty: cells.length === 0 ? t('waves:board.days_none') : hasFigures ? null : t('waves:board.days_few'),
    chart: hasFigures ? draw(reader, last) : null,
    table: {
      label: t('waves:board.days_table'),
      bars: presentBars(
        reader,
        { caption: t('waves:board.days'), name: t('waves:board.day') },
        cells.toReversed().map(({ code, tens }) => ({ label: date(code, language), tens })),
      ),
    },
  };
};
