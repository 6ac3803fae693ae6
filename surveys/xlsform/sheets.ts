// A workbook as plain data: sheets of rows of cells. Files are read and written elsewhere.

export type Cell = string | number | boolean | Date | null;
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };
export type Workbook = readonly Sheet[];

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const spaces = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;

/**
 * What a person sees in the cell: no invisible signs, no spaces at the ends; whole numbers without a point, and no
 * apostrophe that only keeps a text from running as a formula.
 */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell)
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(spaces, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
};

/** A, B, ... Z, AA: how spreadsheets call the column at an index. */
export const columnLetter = (index: number): string => {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
};
