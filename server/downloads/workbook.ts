// Workbooks as files, written so that no text runs as a formula.
import writeSheets from 'write-excel-file/node';
import { neutral } from './formulaGuard.ts';
import type { Cell, Workbook } from '../../surveys/xlsform/sheets.ts';

const isText = (value: Cell): value is string => typeof value === 'string';

/** Columns as wide as people can read, the header fixed above. */
export const writeWorkbook = async (workbook: Workbook): Promise<Buffer> => {
  const sheets = workbook.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, at) =>
      row.map(cell =>
        cell === null ? null : { ...cellObject(cell), ...(at === 0 ? { fontWeight: 'bold' as const } : {}) },
      ),
    ), // cells of the library are a union that objects built here do not narrow to
    stickyRowsCount: 1,
    columns: widths(rows),
  }));
  return writeSheets(sheets).toBuffer();
};

const cellObject = (cell: Exclude<Cell, null>) =>
  isText(cell) ? { value: String(neutral(cell)), type: String } : { value: cell };

const widths = (rows: readonly (readonly Cell[])[]): { readonly width: number }[] =>
  (rows[0] ?? []).map((_, at) => ({
    width: Math.min(60, Math.max(8, ...rows.map(row => String(row[at] ?? '').length + 2))),
  }));
