// Columns that grow while responses arrive: typed arrays that double, so a million rows cost a million numbers. A row that nobody sets
// is missing.
import type { CategoryColumn, NumberColumn } from '../../analysis/dataset.ts';

/** A column being filled. Rows may be set in any order, each once, and only where there is room. */
export type Growing<Value, Column> = {
  readonly grow: (room: number) => void;
  readonly set: (row: number, value: Value) => void;
  readonly hasValues: () => boolean;
  readonly column: (rows: number) => Column;
};

/** Rows to make room for where nobody knows how many will come. */
export const firstRoom = 1024;
/** Codes are stored in 16 bits with a sign. */
const mostCategories = 32_767;
export const missing = -1;

export const growingNumbers = (name: string): Growing<number, NumberColumn> => {
  let values = new Float64Array(0);
  let has = false;
  return {
    grow: room => {
      const larger = new Float64Array(room).fill(NaN, values.length);
      larger.set(values);
      values = larger;
    },
    set: (row, value) => {
      values[row] = value;
      if (!Number.isNaN(value)) has = true;
    },
    hasValues: () => has,
    column: rows => ({
      kind: 'number',
      name,
      values: rows === values.length ? values : values.slice(0, rows),
    }),
  };
};

/** Codes of the categories there are in the end. */
export const growingCodes = (
  name: string,
  categories: () => readonly string[],
): Growing<number, CategoryColumn> => {
  let codes = new Int16Array(0);
  let has = false;
  return {
    grow: room => {
      const larger = new Int16Array(room).fill(missing, codes.length);
      larger.set(codes);
      codes = larger;
    },
    set: (row, code) => {
      codes[row] = code;
      if (code !== missing) has = true;
    },
    hasValues: () => has,
    column: rows => ({
      kind: 'category',
      name,
      categories: categories(),
      codes: rows === codes.length ? codes : codes.slice(0, rows),
    }),
  };
};

/** Categories are numbered as they first appear. RangeError when there are more than a code can hold. */
export const openCategories = (name: string): Growing<string, CategoryColumn> => {
  const codeOf = new Map<string, number>();
  const codes = growingCodes(name, () => [...codeOf.keys()]);
  const encode = (value: string): number => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    if (codeOf.size === mostCategories)
      throw new RangeError(`Column "${name}" has over ${mostCategories} categories: group them first.`);
    codeOf.set(value, codeOf.size);
    return codeOf.size - 1;
  };
  return { ...codes, set: (row, value) => codes.set(row, encode(value)) };
};

/** A closed set: what is not in it is missing. */
export const closedCategories = (
  name: string,
  categories: readonly string[],
): Growing<string | undefined, CategoryColumn> => {
  const codeOf = new Map<string | undefined, number>(categories.map((category, code) => [category, code]));
  const codes = growingCodes(name, () => categories);
  return { ...codes, set: (row, value) => codes.set(row, codeOf.get(value) ?? missing) };
};

/** A column filled row after row, which makes its own room; undefined is a row without a value. */
export const appended = <Value, Column>(growing: Growing<Value, Column>) => {
  let [rows, room] = [0, 0];
  return {
    add: (value: Value | undefined): void => {
      if (rows === room) {
        room = Math.max(firstRoom, room * 2);
        growing.grow(room);
      }
      if (value !== undefined) growing.set(rows, value);
      rows += 1;
    },
    column: (): Column => growing.column(rows),
  };
};
