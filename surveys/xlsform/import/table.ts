// A sheet as records under its headers: cells by column and language, each record with its row in the spreadsheet.
import { cellText, columnLetter } from '../sheets.ts';
import type { Cell, Sheet, Workbook } from '../sheets.ts';
import type { Place } from '../finding.ts';
import { readHeader } from './columns.ts';
import type { Header } from './columns.ts';

export type Column = Header & { readonly at: number; readonly written: string };

export type SheetRecord = {
  readonly sheet: string;
  readonly row: number;
  /** The text in the column without a language, or '' where there is none. */
  readonly get: (base: string) => string;
  /** The texts of a column in every language that has one; '' stands for the column without a language. */
  readonly texts: (base: string) => ReadonlyMap<string, string>;
  readonly place: (base?: string) => Place;
  /** The columns in which it has something. */
  readonly bases: readonly string[];
};

export type Table = {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly records: readonly SheetRecord[];
};

const plainName = (name: string): string => name.trim().toLowerCase();

export const sheetNamed = (workbook: Workbook, name: string): Sheet | undefined =>
  workbook.find(sheet => plainName(sheet.name) === name);

const isBlank = (row: readonly Cell[]): boolean => row.every(cell => cellText(cell) === '');

/** Headers stand in the first row that has any; people leave rows empty above. */
export const tableOf = (sheet: Sheet): Table => {
  const top = sheet.rows.findIndex(row => !isBlank(row));
  if (top === -1) return { sheet: sheet.name, columns: [], records: [] };
  const columns = (sheet.rows[top] ?? []).flatMap((cell, at) => {
    const written = cellText(cell).replace(/\n/g, ' ');
    return written === '' ? [] : [{ ...readHeader(written), at, written }];
  });
  const records = sheet.rows.flatMap((row, index) =>
    index <= top || isBlank(row) ? [] : [record(sheet.name, columns, row, index + 1)],
  );
  return { sheet: sheet.name, columns, records };
};

const record = (
  sheet: string,
  columns: readonly Column[],
  cells: readonly Cell[],
  row: number,
): SheetRecord => {
  const filled = columns
    .map(column => ({ ...column, text: cellText(cells[column.at]) }))
    .filter(({ text }) => text !== '');
  return {
    sheet,
    row,
    bases: filled.map(({ base }) => base),
    get: base => filled.find(cell => cell.base === base && cell.language === '')?.text ?? '',
    texts: base =>
      new Map(filled.filter(cell => cell.base === base).map(({ language, text }) => [language, text])),
    place: base => {
      const column = filled.find(cell => cell.base === base) ?? columns.find(cell => cell.base === base);
      return column === undefined ? { sheet, row } : { sheet, row, column: columnName(column) };
    },
  };
};

export const columnName = ({ at, written }: Column): string => `${columnLetter(at)} (${written})`;
