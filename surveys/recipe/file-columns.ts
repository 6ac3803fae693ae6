// Rows of a CSV file -> columns, as the recipe declares them. A cell that cannot be read is a mistake with its row and a remedy.
import { dataset, type CategoryColumn, type Column, type Dataset } from '../../analysis/dataset.ts';
import { appended, closedCategories, growingNumbers, openCategories } from '../tabulate/growing.ts';
import type { Sentence } from './found.ts';
import type { FileColumn } from './schema.ts';

export type FileRow = Readonly<Record<string, string>>;
export type CellMistake = { readonly column: string; readonly message: Sentence };

type Collector = {
  readonly header: string;
  /** A mistake where the cell cannot be read. */
  readonly add: (cell: string) => Sentence | null;
  readonly column: () => Column;
};

export type FileTable = {
  readonly add: (row: FileRow) => readonly CellMistake[];
  readonly finish: () => Dataset;
};

/** Columns of the file that the recipe reads, under their names in the file. */
export const headersOf = (columns: Readonly<Record<string, FileColumn>>): readonly string[] =>
  Object.entries(columns).map(([name, { column }]) => column ?? name);

export const fileTable = (columns: Readonly<Record<string, FileColumn>>): FileTable => {
  const collectors = Object.entries(columns).map(([name, column]) => collectorOf(name, column));
  return {
    add: row =>
      collectors.flatMap(({ header, add }) => {
        const message = add((row[header] ?? '').trim());
        return message === null ? [] : [{ column: header, message }];
      }),
    finish: () => dataset(collectors.map(({ column }) => column())),
  };
};

const collectorOf = (name: string, column: FileColumn): Collector =>
  column.type === 'number' ? numberCollector(name, column) : categoryCollector(name, column);

/** Decimal, with a comma or a point; NaN for anything else, such as 0x10, or 1e400, which no computer number holds. */
export const numberIn = (cell: string): number => {
  const value = decimal.test(cell) ? Number(cell.replace(',', '.')) : NaN;
  return Number.isFinite(value) ? value : NaN;
};
const decimal = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i;

export const isEmpty = (cell: string, { missing }: FileColumn): boolean =>
  cell === '' || missing.includes(cell);

const numberCollector = (name: string, declared: FileColumn): Collector => {
  const values = appended(growingNumbers(name));
  return {
    header: declared.column ?? name,
    add: cell => {
      const value = isEmpty(cell, declared) ? NaN : numberIn(cell);
      values.add(value);
      return Number.isNaN(value) && !isEmpty(cell, declared)
        ? {
            ru: `«${cell}» не число: исправьте, перечислите в \`missing\` или объявите столбец как category`,
            en: `"${cell}" is not a number: correct it, list it under \`missing\`, or declare a category`,
          }
        : null;
    },
    column: values.column,
  };
};

const categoryCollector = (name: string, declared: FileColumn): Collector => {
  const { categories } = declared;
  const codes = categories ? appended(closedCategories(name, categories)) : appended(openCategories(name));
  return {
    header: declared.column ?? name,
    add: cell => {
      codes.add(isEmpty(cell, declared) ? undefined : cell);
      const isKnown = isEmpty(cell, declared) || !categories || categories.includes(cell);
      if (isKnown) return null;
      const there = categories.join(', ');
      return {
        ru: `«${cell}» нет среди кодов ${there}: добавьте в \`categories\` или в \`missing\``,
        en: `"${cell}" is none of ${there}: add it to \`categories\` or \`missing\``,
      };
    },
    column: () => (categories ? codes.column() : inOrder(codes.column())),
  };
};

/** Numbers by size, then everything else by the alphabet: the order does not depend on the order of the rows. */
export const inOrder = ({ name, categories, codes }: CategoryColumn): CategoryColumn => {
  const sorted = categories.toSorted(compareCodes);
  const place = categories.map(category => sorted.indexOf(category));
  return {
    kind: 'category',
    name,
    categories: sorted,
    codes: codes.map(code => (code < 0 ? -1 : (place[code] ?? -1))),
  };
};

export const compareCodes = (first: string, second: string): number => {
  const [a, b] = [Number(first), Number(second)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
  return first < second ? -1 : first > second ? 1 : 0;
};
