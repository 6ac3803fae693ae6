// Collapses the rows into the combinations of margin categories that occur, so that raking works on cells, not on rows.
import type { CategoryColumn } from '../dataset.ts';

export type JointCells = {
  /** The cell of each row, -1 where the weight is 0. */
  readonly cellOfRow: Int32Array;
  /** Sum of weights in each cell. */
  readonly sums: Float64Array;
  /** For each margin, the category of each cell. */
  readonly codes: readonly Int32Array[];
};

/** Up to this many combinations of two classifications are numbered by a table, beyond it by a map. */
const DENSE = 1 << 22;

type Numbered = { readonly cellOfRow: Int32Array; readonly firstRows: number[] };

/** Numbers the pairs of an earlier cell and a category in order of appearance. */
const refine = (before: Int32Array, count: number, { codes, categories }: CategoryColumn): Numbered => {
  const width = categories.length;
  const table = count * width <= DENSE ? new Int32Array(count * width) : null;
  const map = new Map<number, number>();
  const cellOfRow = new Int32Array(before.length).fill(-1);
  const firstRows: number[] = [];
  for (let row = 0; row < before.length; row++) {
    if (before[row]! < 0) continue;
    const pair = before[row]! * width + codes[row]!;
    let cell = (table === null ? map.get(pair) : table[pair]) ?? 0;
    if (cell === 0) {
      cell = firstRows.push(row);
      if (table === null) map.set(pair, cell);
      else table[pair] = cell;
    }
    cellOfRow[row] = cell - 1;
  }
  return { cellOfRow, firstRows };
};

/** The joint cells of some columns over the rows of non-zero weight. */
export const jointCells = (columns: readonly CategoryColumn[], weights: Float64Array): JointCells => {
  let cells: Numbered = { cellOfRow: new Int32Array(weights.length), firstRows: [0] };
  for (let row = 0; row < weights.length; row++) if (weights[row] === 0) cells.cellOfRow[row] = -1;
  for (const column of columns) cells = refine(cells.cellOfRow, cells.firstRows.length, column);
  const { cellOfRow, firstRows } = cells;
  const sums = new Float64Array(firstRows.length);
  for (let row = 0; row < weights.length; row++)
    if (cellOfRow[row]! >= 0) sums[cellOfRow[row]!]! += weights[row]!;
  const codes = columns.map(column => Int32Array.from(firstRows, row => column.codes[row]!));
  return { cellOfRow, sums, codes };
};
