// Turns the columns that name strata and PSUs into dense integer codes with readable labels.
import { misuse } from '../misuse.ts';
import { type Column, type Dataset, columnOf } from '../dataset.ts';
import { rowNumber } from '../rowNumber.ts';

/** Dense codes 0..count-1, one a row, and a label for each code (made only when somebody asks: usually for an error). */
export type Identifiers = {
  readonly codes: Int32Array;
  readonly count: number;
  readonly label: (code: number) => string;
};

/** One column name, several (their combination), or codes computed elsewhere. */
export type IdentifierSource = string | readonly string[] | Int32Array;

type What = { readonly role: string; readonly variable: string | null; readonly data: Dataset };

const missingIn = (at: number, { role, variable, data }: What): RangeError => {
  const row = rowNumber(data, at);
  return misuse(
    'noIdentifier',
    { role, variable, row },
    `${role}${variable === null ? '' : ` "${variable}"`} is missing in row ${row}: drop the row or fill it in.`,
  );
};

const ofNumbers = (values: ArrayLike<number>, what: What): Identifiers =>
  coded(values, row => {
    throw missingIn(row, what);
  });

const coded = (values: ArrayLike<number>, refuse: (row: number) => void = () => {}): Identifiers => {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) refuse(row);
    let code = codeOf.get(value);
    if (code === undefined) codeOf.set(value, (code = codeOf.size));
    codes[row] = code;
  }
  const distinct = [...codeOf.keys()];
  return { codes, count: distinct.length, label: code => String(distinct[code]) };
};

const ofCategories = (column: Column & { kind: 'category' }, what: What): Identifiers => {
  const row = column.codes.indexOf(-1);
  if (row >= 0) throw missingIn(row, what);
  const dense = ofNumbers(column.codes, what);
  return { ...dense, label: code => column.categories[Number(dense.label(code))]! };
};

const ofColumn = (column: Column, role: string, data: Dataset): Identifiers => {
  const what = { role, variable: column.name, data };
  return column.kind === 'category' ? ofCategories(column, what) : ofNumbers(column.values, what);
};

/** Every combination of two sets of identifiers that occurs gets one code. */
export const combine = (first: Identifiers, second: Identifiers): Identifiers => {
  const pairs = new Float64Array(first.codes.length);
  for (let row = 0; row < pairs.length; row++)
    pairs[row] = first.codes[row]! * second.count + second.codes[row]!;
  const dense = coded(pairs); // both are known in every row
  const label = (code: number): string => {
    const pair = Number(dense.label(code));
    return `${first.label(Math.floor(pair / second.count))}.${second.label(pair % second.count)}`;
  };
  return { ...dense, label };
};

/** Codes for a role (stratum or PSU) from its source. */
export const identifiersFrom = (data: Dataset, source: IdentifierSource, role: string): Identifiers => {
  if (source instanceof Int32Array) {
    if (source.length !== data.rows)
      throw new RangeError(
        `${role} codes have ${source.length} rows, the data ${data.rows}: give one code a row.`,
      );
    return ofNumbers(source, { role, variable: null, data });
  }
  const names = typeof source === 'string' ? [source] : source;
  const all = names.map(name => ofColumn(columnOf(data, name), role, data));
  const first = all[0];
  if (first === undefined) throw new RangeError(`${role} names no column: leave it out or name one.`);
  return all.slice(1).reduce(combine, first);
};

/** Everything in one group. */
export const oneGroup = (rows: number): Identifiers => ({
  codes: new Int32Array(rows),
  count: 1,
  label: () => 'all',
});

/** Every row its own group. */
export const rowIdentifiers = (data: Dataset): Identifiers => ({
  codes: Int32Array.from({ length: data.rows }, (_, row) => row),
  count: data.rows,
  label: code => `row ${rowNumber(data, code)}`,
});
