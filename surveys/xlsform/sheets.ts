// A workbook as plain data: sheets of rows of cells. Files are read and written elsewhere.

export type Cell = string | number | boolean | Date | null;
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };
export type Workbook = readonly Sheet[];

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Control signs, and those that turn the direction of the text around them: no page can show them. */
const unprintable = /[^\P{Cc}\t\n\r]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
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
    .replace(unprintable, '')
    .replace(spaces, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
};

/** Whether a cell holds signs that `cellText` takes out and somebody may have meant. */
export const hasUnprintable = (cell: Cell | undefined): boolean =>
  typeof cell === 'string' && cell.search(unprintable) !== -1;

/** A, B, ... Z, AA: how spreadsheets call the column at an index. */
export const columnLetter = (index: number): string => {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
};
