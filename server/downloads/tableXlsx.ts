// A table of the desk as a workbook: the same cells as on the page, shares as numbers, intervals beside them, the method below.
import writeExcelFile from 'write-excel-file/node';
import type { PresentedTable, TableCell } from '../presenters/staff/analysis/table.ts';
import { neutral } from './formulaGuard.ts';

type Cell = {
  value: string | number;
  fontWeight?: 'bold';
  type?: StringConstructor | NumberConstructor;
  format?: string;
} | null;

const words = (text: string, isBold = false): Cell => ({
  value: String(neutral(text)),
  type: String,
  ...(isBold ? { fontWeight: 'bold' } : {}),
});

/** Whatever is no number stays words. */
const shown = ({ text, number }: TableCell): Cell =>
  number === null ? words(text) : { value: number, type: Number, format: '0' };

const headings = ({ corner, banners, columns }: PresentedTable): Cell[][] => {
  const over = (banners ?? []).flatMap(({ label, span }) =>
    Array.from({ length: span }, (_, at) =>
      at === 0 && label !== null ? [words(label, true), null, null] : [null, null, null],
    ).flat(),
  );
  const own = columns.flatMap(({ label, letter, start }) => [
    words([label, letter, start && `(${start})`].filter(Boolean).join(' '), true),
    null,
    null,
  ]);
  return [...(banners ? [[null, ...over]] : []), [words(corner, true), ...own]];
};

/** Each column takes three: the figure, its interval, its letters. */
export const tableXlsx = async (table: PresentedTable, method: readonly string[]): Promise<Buffer> => {
  const rows = table.rows.map(({ heading, cells }) => [
    words(heading),
    ...cells.flatMap(cell => [
      shown(cell),
      cell.under === null ? null : words(cell.under),
      cell.letters === '' ? null : words(cell.letters),
    ]),
  ]);
  const sheet = [
    [words(table.caption, true)],
    [words(table.note)],
    [],
    ...headings(table),
    ...rows,
    [],
    ...method.map(line => [words(line)]),
  ];
  return writeExcelFile(sheet, { columns: [{ width: 40 }] }).toBuffer();
};
