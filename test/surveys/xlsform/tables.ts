// Workbooks written as text: `| a | b |` rows under `survey`, `choices` and `settings`.
import type { Cell, Workbook } from '../../../surveys/xlsform/sheets.ts';

/** A line `# name` begins a sheet; an empty line stays an empty row. */
export const workbookOf = (text: string): Workbook => {
  const sheets: { name: string; rows: Cell[][] }[] = [];
  for (const line of text.replace(/^\n/, '').replace(/\n *$/, '').split('\n')) {
    const heading = /^\s*# (.*)$/.exec(line);
    if (heading) sheets.push({ name: heading[1] ?? '', rows: [] });
    else sheets.at(-1)?.rows.push(cellsOf(line));
  }
  return sheets;
};

const cellsOf = (line: string): Cell[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cell => cell.replaceAll('\\n', '\n'))
    .map(cell => (/^ *-?\d+(\.\d+)? *$/.test(cell) ? Number(cell) : cell.trim() === '' ? null : cell));
