// Quotas out of a table: a row of names, then a row for each combination with how many answers are wanted. Names and codes must be those
// of the questionnaire; a label in any language does as well as its code. What is wrong is told by row and column.
import type { Category, Variable } from '../../../surveys/variable.ts';
import type { Quotas } from '../../stores/waves.ts';
import { readCount } from '../planning/form.ts';

export type QuotaMistake = {
  readonly code:
    | 'empty'
    | 'no_count_column'
    | 'unknown_column'
    | 'column_twice'
    | 'columns_many'
    | 'no_code'
    | 'unknown_code'
    | 'count'
    | 'twice'
    | 'nothing_wanted';
  /** Counted as a spreadsheet does, from 1; null where the whole table is meant. */
  readonly row: number | null;
  /** The name of the column. */
  readonly column?: string;
  readonly value?: string;
  /** Some of what could have stood there. */
  readonly known?: readonly string[];
};

export type ReadQuotas = { readonly quotas: Quotas } | { readonly mistakes: readonly QuotaMistake[] };

export const mostVariables = 3;
const knownShown = 6;
const mistakesShown = 50;
const countNames = ['count', 'target', 'n', 'number', 'цель', 'число', 'количество', 'квота'];

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const isCalled = (text: string, code: string, label: Category['label']): boolean =>
  same(text, code) || Object.values(label).some(words => words !== undefined && same(text, words));

type Columns = { readonly variables: readonly Variable[]; readonly counts: number };

const readHeader = (
  header: readonly string[],
  known: readonly Variable[],
): Columns | { readonly mistakes: readonly QuotaMistake[] } => {
  const counts = header.length - 1;
  const name = header[counts] ?? '';
  const found = header.slice(0, -1).map(text => known.find(({ name, label }) => isCalled(text, name, label)));
  const names = known.map(variable => variable.name);
  const mistakes = found.flatMap((variable, index): QuotaMistake[] => {
    const column = header[index] ?? '';
    if (!variable)
      return [{ code: 'unknown_column', row: 1, value: column, known: names.slice(0, knownShown) }];
    return found.indexOf(variable) < index ? [{ code: 'column_twice', row: 1, value: column }] : [];
  });
  if (!countNames.some(each => same(each, name)))
    mistakes.push({ code: 'no_count_column', row: 1, value: name });
  if (found.length > mostVariables) mistakes.push({ code: 'columns_many', row: 1 });
  const variables = found.flatMap(variable => variable ?? []);
  return mistakes.length > 0 || variables.length === 0
    ? { mistakes: mistakes.length > 0 ? mistakes : [{ code: 'empty', row: null }] }
    : { variables, counts };
};

const codeIn = (text: string, variable: Variable, row: number): string | QuotaMistake => {
  const column = variable.name;
  if (text === '') return { code: 'no_code', row, column };
  const found = variable.categories.find(
    ({ code, label, isMissing }) => !isMissing && isCalled(text, code, label),
  );
  if (found) return found.code;
  const known = variable.categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code);
  return { code: 'unknown_code', row, column, value: text, known: known.slice(0, knownShown) };
};

type Cell = Quotas['cells'][number];

const readRow = (
  cells: readonly string[],
  { variables, counts }: Columns,
  row: number,
): Cell | readonly QuotaMistake[] => {
  const codes = variables.map((variable, index) => codeIn(cells[index] ?? '', variable, row));
  const target = readCount(cells[counts] ?? '');
  const mistakes = codes.flatMap(code => (typeof code === 'string' ? [] : [code]));
  if (target === undefined || target === null)
    mistakes.push({ code: 'count', row, column: '', value: cells[counts] ?? '' });
  return mistakes.length > 0
    ? mistakes
    : { codes: codes.flatMap(code => (typeof code === 'string' ? [code] : [])), target: target ?? 0 };
};

/** `variables`: those by which people may be counted. */
export const readQuotas = (
  table: readonly (readonly string[])[],
  variables: readonly Variable[],
): ReadQuotas => {
  const rows = table.map((cells, index) => ({ cells, row: index + 1 }));
  const filled = rows.filter(({ cells }) => cells.some(cell => cell !== ''));
  const [header, ...body] = filled;
  if (!header || body.length === 0) return { mistakes: [{ code: 'empty', row: null }] };
  const columns = readHeader(trimmed(header.cells), variables);
  if ('mistakes' in columns) return columns;
  const seen = new Set<string>();
  const mistakes: QuotaMistake[] = [];
  const cells: Cell[] = [];
  for (const { cells: texts, row } of body) {
    const read = readRow(texts, columns, row);
    if (!('codes' in read)) mistakes.push(...read);
    else if (seen.has(read.codes.join('.')))
      mistakes.push({ code: 'twice', row, value: read.codes.join(', ') });
    else {
      seen.add(read.codes.join('.'));
      if (read.target > 0) cells.push(read);
    }
  }
  if (mistakes.length > 0) return { mistakes: mistakes.slice(0, mistakesShown) };
  if (cells.length === 0) return { mistakes: [{ code: 'nothing_wanted', row: null }] };
  return { quotas: { variables: columns.variables.map(({ name }) => name), cells } };
};

/** Without the empty columns that spreadsheets leave at the end. */
const trimmed = (header: readonly string[]): readonly string[] =>
  header.slice(0, header.findLastIndex(cell => cell !== '') + 1);
