// Columns that grow while responses arrive: typed arrays that double, so a million rows cost a million numbers.
import type { CategoryColumn, NumberColumn } from '../../analysis/dataset.ts';

type Growing<Value, Column> = {
  readonly add: (value: Value) => void;
  readonly hasValues: () => boolean;
  readonly column: () => Column;
};

const firstRows = 1024;

/** Codes are stored in 16 bits with a sign. */
const mostCategories = 32_767;

const grown = <Values extends Int16Array | Float64Array>(values: Values, rows: number): Values => {
  if (rows < values.length) return values;
  const larger = (
    values instanceof Int16Array ? new Int16Array(values.length * 2) : new Float64Array(values.length * 2)
  ) as Values; // the same kind of array as the one it replaces
  larger.set(values);
  return larger;
};

export const growingNumbers = (name: string): Growing<number, NumberColumn> => {
  let values = new Float64Array(firstRows);
  let rows = 0;
  let has = false;
  return {
    add: value => {
      values = grown(values, rows);
      values[rows] = value;
      rows += 1;
      if (!Number.isNaN(value)) has = true;
    },
    hasValues: () => has,
    column: () => ({ kind: 'number', name, values: values.slice(0, rows) }),
  };
};

/** A closed set: what is not in it is missing. */
export const growingCategories = (
  name: string,
  categories: readonly string[],
): Growing<string | undefined, CategoryColumn> => {
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  return collect(name, codeOf, value => codeOf.get(value) ?? -1);
};

/** Categories are numbered as they first appear. RangeError when there are more than a code can hold. */
export const openCategories = (name: string): Growing<string | undefined, CategoryColumn> => {
  const codeOf = new Map<string, number>();
  return collect(name, codeOf, value => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    if (codeOf.size === mostCategories) {
      throw new RangeError(`Column "${name}" has over ${mostCategories} categories: group them first.`);
    }
    codeOf.set(value, codeOf.size);
    return codeOf.size - 1;
  });
};

const collect = (
  name: string,
  codeOf: ReadonlyMap<string, number>,
  encode: (value: string) => number,
): Growing<string | undefined, CategoryColumn> => {
  let codes = new Int16Array(firstRows);
  let rows = 0;
  let has = false;
  return {
    add: value => {
      codes = grown(codes, rows);
      const code = value === undefined ? -1 : encode(value);
      codes[rows] = code;
      rows += 1;
      if (code !== -1) has = true;
    },
    hasValues: () => has,
    column: () => ({ kind: 'category', name, categories: [...codeOf.keys()], codes: codes.slice(0, rows) }),
  };
};
