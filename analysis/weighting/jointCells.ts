// Collapses the rows into the combinations of margin categories that occur, so that raking works on cells, not on rows.
import type { CategoryColumn } from '../dataset.ts';

export type JointCells = {
  readonly cellOfRow: Int32Array;
  /** Sum of weights in each cell. */
  readonly sums: Float64Array;
  /** For each margin, the category of each cell. */
  readonly codes: readonly Int32Array[];
};

const DENSE = 1 << 22;

const combinedCodes = (columns: readonly CategoryColumn[], rows: number): Float64Array => {
  const combined = new Float64Array(rows);
  for (const column of columns) {
    const levels = column.categories.length;
    for (let row = 0; row < rows; row++) combined[row] = combined[row]! * levels + column.codes[row]!;
  }
  return combined;
};

/** A function that numbers combinations in order of appearance. */
const numbering = (combinations: number): ((key: number) => number) => {
  let next = 0;
  if (combinations <= DENSE) {
    const known = new Int32Array(combinations).fill(-1);
    return key => (known[key]! < 0 ? (known[key] = next++) : known[key]!);
  }
  const known = new Map<number, number>();
  return key => {
    let cell = known.get(key);
    if (cell === undefined) known.set(key, (cell = next++));
    return cell;
  };
};

/** The joint cells of some columns over the rows of non-zero weight. */
export const jointCells = (columns: readonly CategoryColumn[], weights: Float64Array): JointCells => {
  const rows = weights.length;
  const combined = combinedCodes(columns, rows);
  const cellFor = numbering(columns.reduce((product, column) => product * column.categories.length, 1));
  const cellOfRow = new Int32Array(rows).fill(-1);
  const sums: number[] = [];
  const firstRows: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (weights[row] === 0) continue;
    const cell = cellFor(combined[row]!);
    cellOfRow[row] = cell;
    if (cell === sums.length) {
      sums.push(0);
      firstRows.push(row);
    }
    sums[cell]! += weights[row]!;
  }
  const codes = columns.map(column => Int32Array.from(firstRows, row => column.codes[row]!));
  return { cellOfRow, sums: Float64Array.from(sums), codes };
};
