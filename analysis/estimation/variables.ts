// Reads the variables of an estimator and finds the rows where all of them are present.
import { misuse } from '../misuse.ts';
import { type CategoryColumn, type Column, type Dataset, type NumberColumn, columnOf } from '../dataset.ts';
import { type SurveyDesign, subset } from '../design.ts';
import { summaryOf } from '../variance/domainSummary.ts';

export const columnsNamed = (data: Dataset, names: string | readonly string[]): readonly Column[] => {
  const list = typeof names === 'string' ? [names] : names;
  if (list.length === 0) throw new RangeError('No variable is named: name at least one.');
  return list.map(name => columnOf(data, name));
};

/** Clears the mask where a column is missing. */
const clearMissing = (mask: Uint8Array, column: Column): void => {
  if (column.kind === 'category') {
    const { codes } = column;
    for (let row = 0; row < mask.length; row++) if (codes[row]! < 0) mask[row] = 0;
  } else {
    const { values } = column;
    for (let row = 0; row < mask.length; row++) if (values[row]! !== values[row]!) mask[row] = 0;
  }
};

const isComplete = (column: Column): boolean => {
  if (column.kind === 'category') {
    const { codes } = column;
    for (let row = 0; row < codes.length; row++) if (codes[row]! < 0) return false;
  } else {
    const { values } = column;
    for (let row = 0; row < values.length; row++) if (values[row]! !== values[row]!) return false;
  }
  return true;
};

/** The domain of rows where none of the columns is missing. RangeError naming the variables when no row is left. */
export const completeDomain = (design: SurveyDesign, columns: readonly Column[]): SurveyDesign => {
  if (columns.every(isComplete) && summaryOf(design).rows > 0) return design;
  const mask = new Uint8Array(design.data.rows).fill(1);
  for (const column of columns) clearMissing(mask, column);
  let [dropped, left] = [0, 0];
  for (let row = 0; row < mask.length; row++) {
    if (design.weights[row] === 0) continue;
    if (mask[row] === 0) dropped++;
    else left++;
  }
  if (left === 0) {
    const names = columns.map(column => `"${column.name}"`).join(', ');
    throw misuse(
      'noValue',
      { variables: columns.map(({ name }) => name) },
      `No row of this domain has a value of ${names}: widen the domain or choose other variables.`,
    );
  }
  return dropped === 0 ? design : subset(design, mask);
};

/** A name for a category of a variable among several variables. */
export const categoryName = (column: CategoryColumn, code: number): string =>
  `${column.name}: ${column.categories[code]}`;

/** Missing values (and rows outside the domain) as 0, so that sums skip them. */
export const zeroFilled = ({ values }: NumberColumn, weights: Float64Array): Float64Array => {
  const filled = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (weights[row] !== 0 && value === value) filled[row] = value;
  }
  return filled;
};
