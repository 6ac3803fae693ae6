// Reads a reference CSV (comma, quoted strings, empty = missing) into columns for the statistics tests.
import { readFileSync } from 'node:fs';
import { type Column, type Dataset, categoryColumn, dataset, numberColumn } from '../../../analysis/index.ts';

const cellsOf = (line: string): string[] =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        m => (m[1]?.replaceAll('""', '"') ?? m[2])!,
      )
    : line.split(',');

const isNumber = (text: string): boolean => text === '' || text === 'NA' || Number.isFinite(Number(text));

const missing = (text: string | undefined): boolean => text === undefined || text === '' || text === 'NA';

const columnFrom = (name: string, cells: readonly (string | undefined)[]): Column => {
  if (cells.every(cell => cell === undefined || isNumber(cell)))
    return numberColumn(
      name,
      Float64Array.from(cells, cell => (missing(cell) ? Number.NaN : Number(cell))),
    );
  const values = cells.map(cell => (missing(cell) ? null : cell!));
  const levels = [...new Set(values)].filter(value => value !== null).sort((a, b) => (a < b ? -1 : 1));
  return categoryColumn(name, values, levels);
};

/** The table as columns: all-numeric ones become numbers, the others categories in alphabetical order, as in R. */
export const readTable = (path: string): Dataset => {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter(line => line !== '');
  const rows = lines.slice(1).map(cellsOf);
  return dataset(
    cellsOf(lines[0]!).map((name, index) =>
      columnFrom(
        name,
        rows.map(row => row[index]),
      ),
    ),
  );
};
