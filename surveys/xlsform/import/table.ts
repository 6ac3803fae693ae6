// A sheet as records under its headers: cells by column and language, each record with its row in the spreadsheet.
import { cellText, columnLetter, hasUnprintable } from '../sheets.ts';
import type { Cell, Sheet, Workbook } from '../sheets.ts';
import type { Place } from '../finding.ts';
import { headerAmong } from './columns.ts';
import type { Header } from './columns.ts';

export type Column = Header & { readonly at: number; readonly written: string };

export type SheetRecord = {
  readonly sheet: string;
  readonly row: number;
  /** The text in the column without a language, or '' where there is none. */
  readonly get: (base: string) => string;
  /** The texts of a column in every language that has one; '' stands for the column without a language. */
  readonly texts: (base: string) => ReadonlyMap<string, string>;
  /** Without a language, all columns of that name that have something. */
  readonly place: (base?: string, language?: string) => Place;
  /** The text at this place of the row. */
  readonly cell: (at: number) => string;
  /** The columns in which it has something. */
  readonly bases: readonly string[];
};

export type Table = {
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly records: readonly SheetRecord[];
  /** Rows and column of cells that stand under no header. */
  readonly strays: ReadonlyMap<number, readonly number[]>;
  /** Rows and column of cells with signs in them that no page can show. */
  readonly unprintable: ReadonlyMap<number, readonly number[]>;
};

const plainName = (name: string): string => name.trim().toLowerCase();

export const sheetNamed = (workbook: Workbook, name: string): Sheet | undefined =>
  workbook.find(sheet => plainName(sheet.name) === name);

const isBlank = (row: readonly Cell[]): boolean => row.every(cell => cellText(cell) === '');

/** Headers stand in the first row that has any; people leave rows empty above. */
export const tableOf = (sheet: Sheet): Table => {
  const top = sheet.rows.findIndex(row => !isBlank(row));
  if (top === -1)
    return { sheet: sheet.name, columns: [], records: [], strays: new Map(), unprintable: new Map() };
  const headers = (sheet.rows[top] ?? []).map(cell => cellText(cell).replace(/\n/g, ' '));
  const columns = headers.flatMap((written, at) =>
    written === '' ? [] : [{ ...headerAmong(headers, written), at, written }],
  );
  const records = sheet.rows.flatMap((row, index) =>
    index <= top || isBlank(row) ? [] : [record(sheet.name, columns, row, index + 1)],
  );
  const known = new Set(columns.map(({ at }) => at));
  return {
    ...{ sheet: sheet.name, columns, records },
    strays: cellsWhere(sheet, (cell, at, row) => row > top && !known.has(at) && cellText(cell) !== ''),
    unprintable: cellsWhere(sheet, hasUnprintable),
  };
};

type IsWanted = (cell: Cell, at: number, row: number) => boolean;

/** Numbers of rows by the place of their column. */
const cellsWhere = ({ rows }: Sheet, isWanted: IsWanted): Table['strays'] => {
  const found = new Map<number, number[]>();
  rows.forEach((row, index) => {
    row.forEach((cell, at) => {
      if (isWanted(cell, at, index)) found.set(at, [...(found.get(at) ?? []), index + 1]);
    });
  });
  return found;
};

const isFirst = ({ base, language }: Header, at: number, all: readonly Header[]): boolean =>
  all.findIndex(other => other.base === base && other.language === language) === at;

const record = (
  sheet: string,
  columns: readonly Column[],
  cells: readonly Cell[],
  row: number,
): SheetRecord => {
  const filled = columns
    .map(column => ({ ...column, text: cellText(cells[column.at]) }))
    .filter(({ text }) => text !== '')
    .filter(isFirst);
  return {
    sheet,
    row,
    bases: filled.map(({ base }) => base),
    cell: at => cellText(cells[at]),
    get: base => filled.find(cell => cell.base === base && cell.language === '')?.text ?? '',
    texts: base =>
      new Map(filled.filter(cell => cell.base === base).map(({ language, text }) => [language, text])),
    place: (base, language) => {
      const there = filled.filter(
        cell => cell.base === base && (language === undefined || cell.language === language),
      );
      const meant = there.length > 0 ? there : columns.filter(cell => cell.base === base).slice(0, 1);
      return meant.length === 0 ? { sheet, row } : { sheet, row, column: meant.map(columnName).join(', ') };
    },
  };
};

export const columnName = ({ at, written }: Column): string => `${columnLetter(at)} (${written})`;
