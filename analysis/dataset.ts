// The data of a study as columns of typed arrays. A dataset is never mutated: every verb makes the next one.
import { misuse, notNumbers } from './misuse.ts';

/** Answers to a closed question: an index into `categories` for each row, -1 where nothing was asked or answered. */
export type CategoryColumn = {
  readonly kind: 'category';
  readonly name: string;
  readonly categories: readonly string[];
  readonly codes: Int16Array;
};

/** A measured quantity: one number a row, NaN where it is missing. */
export type NumberColumn = { readonly kind: 'number'; readonly name: string; readonly values: Float64Array };

export type Column = CategoryColumn | NumberColumn;

export type Dataset = {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** The number of each row where it was read, such as its line in a file, for messages; from 1 in order where left out. */
  readonly rowNumbers?: Int32Array;
};

const MOST_CATEGORIES = 32_767;

const manyValues = (variable: string, count: number): RangeError =>
  misuse(
    'manyValues',
    { variable, count },
    `Variable "${variable}" has ${count} distinct values: group them into categories first.`,
  );

/**
 * The number of rows of a column.
 * Assumes: nothing.
 * Units: rows.
 * Errors: Never fails.
 * @example lengthOf(columnOf(data, 'sex')) // 3700
 */
export const lengthOf = (column: Column): number =>
  column.kind === 'category' ? column.codes.length : column.values.length;

/**
 * Columns of one study, side by side.
 * Assumes: row k of every column is the same respondent.
 * Units: each column keeps its own.
 * Errors: RangeError when two columns share a name or differ in length.
 * @example dataset([numberColumn('age', [20, 30])]).rows // 2
 */
export const dataset = (columns: readonly Column[]): Dataset => {
  const byName = new Map<string, Column>();
  const first = columns[0];
  const rows = first === undefined ? 0 : lengthOf(first);
  for (const column of columns) {
    if (byName.has(column.name))
      throw new RangeError(`Two columns are called "${column.name}": rename one of them.`);
    if (lengthOf(column) !== rows)
      throw new RangeError(
        `Column "${column.name}" has ${lengthOf(column)} rows, but "${first?.name}" has ${rows}: give every column one value a row.`,
      );
    byName.set(column.name, column);
  }
  return { rows, columns: byName };
};

/**
 * A dataset with columns added, or replaced where the name is already taken.
 * Assumes: the new columns are in the order of the rows of the data.
 * Units: each column keeps its own.
 * Errors: RangeError when a column has another number of rows.
 * @example withColumns(data, [numberColumn('one', data.columns.get('id').values.map(() => 1))]).columns.size -
 *   data.columns.size // 1
 */
export const withColumns = (data: Dataset, columns: readonly Column[]): Dataset => {
  const next = new Map(data.columns);
  for (const column of columns) next.set(column.name, column);
  return { ...data, ...dataset([...next.values()]) };
};

/**
 * A category column from one label (or null) a row. Categories keep the order given, or else the order of first appearance.
 * Assumes: one answer a row; null where nothing was asked or answered.
 * Units: none: labels.
 * Errors: RangeError when a label is not among the categories given.
 * @example categoryColumn('sex', ['f', 'm', null]).categories // ['f','m']
 */
export const categoryColumn = (
  name: string,
  values: readonly (string | null | undefined)[],
  categories?: readonly string[],
): CategoryColumn => {
  const codeOf = new Map<string, number>((categories ?? []).map((label, code) => [label, code]));
  if (categories !== undefined && codeOf.size !== categories.length)
    throw new RangeError(`Column "${name}" lists the same category twice: give each category one name.`);
  if (codeOf.size > MOST_CATEGORIES) throw manyValues(name, codeOf.size);
  const codes = new Int16Array(values.length).fill(-1);
  values.forEach((value, row) => {
    if (value === null || value === undefined) return;
    if (!codeOf.has(value)) {
      if (categories !== undefined)
        throw new RangeError(
          `Column "${name}" holds "${value}" in row ${row + 1}, which is not one of its categories: ${categories.join(', ')}.`,
        );
      if (codeOf.size === MOST_CATEGORIES) throw manyValues(name, new Set(values).size);
      codeOf.set(value, codeOf.size);
    }
    codes[row] = codeOf.get(value)!;
  });
  return { kind: 'category', name, categories: [...codeOf.keys()], codes };
};

/**
 * A number column from one number (or null) a row. A Float64Array is taken as it is, not copied.
 * Assumes: null and NaN are missing values; 0 is a value.
 * Units: whatever the numbers are in; every estimate of the column comes back in it.
 * Errors: Never fails.
 * @example numberColumn('age', [20, null]).values.length // 2
 */
export const numberColumn = (
  name: string,
  values: readonly (number | null | undefined)[] | Float64Array,
): NumberColumn => ({
  kind: 'number',
  name,
  values: values instanceof Float64Array ? values : Float64Array.from(values, value => value ?? Number.NaN),
});

/**
 * The column of that name.
 * Assumes: names are as in the data, letter for letter.
 * Units: those of the column.
 * Errors: RangeError naming the variables there are.
 * @example columnOf(data, 'sex').kind // 'category'
 */
export const columnOf = (data: Dataset, name: string): Column => {
  const column = data.columns.get(name);
  if (column === undefined)
    throw new RangeError(
      `There is no variable "${name}"; there are: ${[...data.columns.keys()].join(', ')}.`,
    );
  return column;
};

/**
 * The numbers of a variable.
 * Assumes: nothing; missing values are NaN.
 * Units: those of the variable.
 * Errors: RangeError for a closed question: recode it to numbers first.
 * @example numbersOf(data, 'years').length // 3700
 */
export const numbersOf = (data: Dataset, name: string): Float64Array => {
  const column = columnOf(data, name);
  if (column.kind === 'number') return column.values;
  throw notNumbers(name);
};

/**
 * A variable as categories: a closed question as it is, a number column by its distinct values in ascending order.
 * Assumes: equal numbers are the same answer: a measured quantity should be cut into classes first.
 * Units: none: labels.
 * Errors: RangeError for more distinct values than a column of categories can hold.
 * @example categoriesOf(data, 'wave').categories // ['2011','2012','2013']
 */
export const categoriesOf = (data: Dataset, name: string): CategoryColumn => {
  const column = columnOf(data, name);
  if (column.kind === 'category') return column;
  const values = column.values;
  const distinct = [...new Set(values)].filter(value => !Number.isNaN(value)).sort((a, b) => a - b);
  if (distinct.length > MOST_CATEGORIES) throw manyValues(name, distinct.length);
  const codeOf = new Map(distinct.map((value, code) => [value, code]));
  const codes = Int16Array.from(values, value => codeOf.get(value) ?? -1);
  return { kind: 'category', name, categories: distinct.map(String), codes };
};

/**
 * A mask with 1 in the rows for which the test holds.
 * Assumes: the test is true or false for every row; it is called once a row, in order.
 * Units: 1 for yes, 0 for no.
 * Errors: Never fails.
 * @example where(data, row => row < 3).slice(0, 5).join(' ') // '1 1 1 0 0'
 */
export const where = (data: Dataset, test: (row: number) => boolean): Uint8Array => {
  const mask = new Uint8Array(data.rows);
  for (let row = 0; row < data.rows; row++) if (test(row)) mask[row] = 1;
  return mask;
};

/**
 * A mask with 1 in the rows where a variable takes one of the categories named.
 * Assumes: missing answers are not in any category: they get 0.
 * Units: 1 for yes, 0 for no.
 * Errors: RangeError for a category that the variable does not have.
 * @example whereCategory(data, 'sex', ['f']).slice(0, 5).join(' ') // '0 0 1 0 1'
 */
export const whereCategory = (data: Dataset, name: string, categories: readonly string[]): Uint8Array => {
  const column = categoriesOf(data, name);
  const wanted = new Set(
    categories.map(category => {
      const code = column.categories.indexOf(category);
      if (code < 0)
        throw misuse(
          'noCategory',
          { variable: name, category, categories: column.categories },
          `Variable "${name}" has no category "${category}"; it has: ${column.categories.join(', ')}.`,
        );
      return code;
    }),
  );
  return where(data, row => wanted.has(column.codes[row]!));
};

/**
 * The combinations of several closed questions as one, named "a.b", the first varying fastest; missing where any is missing.
 * Assumes: every combination may occur: empty ones are categories too.
 * Units: none: labels.
 * Errors: RangeError when there are too many combinations.
 * @example crossCategories(data, ['sex', 'direction']).categories.length // 8
 */
export const crossCategories = (data: Dataset, names: readonly string[]): CategoryColumn => {
  const columns = names.map(name => categoriesOf(data, name));
  const [first, ...rest] = columns;
  if (first === undefined) throw new RangeError('No variable is named to combine: name at least one.');
  return rest.reduce((left, right): CategoryColumn => {
    const width = left.categories.length;
    if (width * right.categories.length > MOST_CATEGORIES)
      throw new RangeError(
        `The combinations of ${names.join(' x ')} are too many: group their categories first.`,
      );
    return {
      kind: 'category',
      name: `${left.name}.${right.name}`,
      categories: right.categories.flatMap(b => left.categories.map(a => `${a}.${b}`)),
      codes: left.codes.map((a, row) =>
        a < 0 || right.codes[row]! < 0 ? -1 : right.codes[row]! * width + a,
      ),
    };
  }, first);
};
