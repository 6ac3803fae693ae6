// A table that somebody pasted or uploaded, read as the totals of a margin. Every row that does not fit is told by its number.
import { cellName, cellsOf } from '../../../surveys/cells.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Classification, TypedMargin } from '../../stores/weightings.ts';
import { readTotal } from './typed.ts';

export type Rows = readonly (readonly string[])[];
export type RowMistake = {
  readonly row: number;
  readonly code: 'unknown' | 'ambiguous' | 'twice' | 'no_number' | 'negative' | 'zero' | 'no_columns';
  readonly text: string;
};
export type Pasted =
  | { readonly totals: TypedMargin['totals']; readonly missing: readonly string[] }
  | { readonly mistakes: readonly RowMistake[]; readonly missing: readonly string[] };

/** Words, then a number; or anything, a comma or a colon, then a number. */
const spokenLines = [
  /^(.*\p{L}\P{N}*?)\s*[,:;]?\s+([-−]?[\d\s\u00a0.,]+%?)$/u,
  /^(.*?)\s*[,:]\s*([-−]?[\d\s\u00a0.,]+%?)$/u,
] as const;

/** Cells of a pasted text: a table brings tabs, a file semicolons, and people write lines. */
export const rowsOfText = (text: string): Rows =>
  text.split(/\r\n|\r|\n/).map(line => {
    for (const mark of ['\t', ';']) if (line.includes(mark)) return line.split(mark).map(cell => cell.trim());
    const spoken = spokenLines.map(pattern => pattern.exec(line.trim())).find(found => found !== null);
    const [, name = line, total] = spoken ?? [];
    return total === undefined ? [line.trim()] : [name.trim(), total.trim()];
  });

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();

type Names = ReadonlyMap<string, readonly string[]>;

/** By code and by the words in any language; a merged group by its code alone and by its parts joined with "+". */
const namesOf = ({ variable, groups }: Classification, variables: readonly Variable[]): Names => {
  const categories = variables.find(({ name }) => name === variable)?.categories ?? [];
  const names = new Map<string, readonly string[]>();
  const learn = (name: string, code: string): void => {
    const known = names.get(plain(name)) ?? [];
    if (!known.includes(code)) names.set(plain(name), [...known, code]);
  };
  for (const { code, codes = [], ...band } of groups) {
    learn(code, code);
    const [only] = codes.length === 1 ? categories.filter(category => category.code === codes[0]) : [];
    const { from, to } = only ?? band;
    if (from !== undefined)
      for (const name of to === undefined
        ? [`${from}+`, `${from} и старше`, `${from} and over`]
        : [`${from}-${to}`])
        learn(name, code);
    const labels = codes.map(each => categories.find(category => category.code === each)?.label);
    for (const language of ['ru', 'ce', 'en'] as const) {
      const words = labels.flatMap(label => label?.[language] ?? []);
      if (words.length === codes.length && words.length > 0) learn(words.join(' + '), code);
    }
  }
  return names;
};

const find = (names: Names, text: string): readonly string[] => names.get(plain(text)) ?? [];

/** Codes and words of cells: of two questions either in two columns, or in one with "×" between. */
const cellFinder = (by: readonly Classification[], variables: readonly Variable[]) => {
  const names = by.map(each => namesOf(each, variables));
  return (labels: readonly string[]): readonly string[] => {
    const parts = by.length === 2 && labels.length === 1 ? (labels[0] ?? '').split(/\s*[×*/|]\s*/) : labels;
    const found = names.map((each, at) => find(each, parts[at] ?? ''));
    const [first = [], second] = found;
    return second === undefined ? first : first.flatMap(one => second.map(other => cellName([one, other])));
  };
};

const isEmpty = (row: readonly string[]): boolean => row.every(cell => cell.trim() === '');
const isSumLine = (row: readonly string[]): boolean =>
  /^(всего|итого|total|sum)\b/i.test((row[0] ?? '').trim()) ||
  plain(row[0] ?? '') === 'всего' ||
  plain(row[0] ?? '') === 'итого';

type Read = { readonly cell: string; readonly typed: string } | RowMistake;

const readRow = (
  row: readonly string[],
  at: number,
  labels: number,
  cellsNamed: (labels: readonly string[]) => readonly string[],
): Read => {
  const filled = row.filter((cell, index) => cell !== '' || index < labels);
  const typed = filled.slice(1).findLast(cell => cell !== '') ?? '';
  const named = filled.length > labels ? filled.slice(0, labels) : filled.slice(0, 1);
  const text = named.join(' × ');
  const mistake = (code: RowMistake['code'], what = text): RowMistake => ({
    row: at + 1,
    code,
    text: what.slice(0, 80),
  });
  const candidates = labels === 1 ? filled.slice(0, -1).map(one => [one]) : [named];
  const cells = candidates.map(cellsNamed).find(found => found.length > 0) ?? [];
  const [cell] = cells;
  if (filled.length < 2) return mistake('no_columns', row.join(' '));
  if (cell === undefined) return mistake('unknown');
  if (cells.length > 1) return mistake('ambiguous');
  const total = readTotal(typed);
  if (total === null) return mistake('no_number', typed);
  if (total <= 0) return mistake(total < 0 ? 'negative' : 'zero', text);
  return { cell, typed };
};

/** A first line whose last cell is no number is the heading; lines of sums are passed over. */
export const readRows = (rows: Rows, margin: TypedMargin, variables: readonly Variable[]): Pasted => {
  const cellsNamed = cellFinder(margin.by, variables);
  const numbered = rows.map((row, at) => ({ row, at })).filter(({ row }) => !isEmpty(row) && !isSumLine(row));
  const [head] = numbered;
  const last = head?.row.findLast(cell => cell !== '') ?? '';
  const isHeading =
    head !== undefined && head.row.length > 1 && readTotal(last) === null && numbered.length > 1;
  const mistakes: RowMistake[] = [];
  const totals = new Map<string, string>();
  for (const { row, at } of isHeading ? numbered.slice(1) : numbered) {
    const read = readRow(row, at, margin.by.length, cellsNamed);
    if ('code' in read) mistakes.push(read);
    else if (totals.has(read.cell)) mistakes.push({ row: at + 1, code: 'twice', text: row[0] ?? '' });
    else totals.set(read.cell, read.typed);
  }
  const missing = cellsOf(margin.by).filter(cell => !totals.has(cell));
  return mistakes.length > 0
    ? { mistakes, missing }
    : { totals: [...totals].map(([cell, typed]) => ({ cell, typed })), missing };
};
