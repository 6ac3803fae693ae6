// Observed minus expected counts of a crosstab as a function of its cell totals, for the Wald tests.
import { misuse } from '../misuse.ts';
import type { CategoryColumn } from '../dataset.ts';
import type { Statistic } from '../variance/statistic.ts';

const MOST_CELLS = 32_767;

/** The cell of each row of data, -1 where either question is missing. */
export const tableOf = (rows: CategoryColumn, columns: CategoryColumn): Int16Array => {
  const width = columns.categories.length;
  if (rows.categories.length * width > MOST_CELLS)
    throw misuse(
      'manyCells',
      { rows: rows.name, columns: columns.name, most: MOST_CELLS },
      `"${rows.name}" by "${columns.name}" has over ${MOST_CELLS} cells: group categories first.`,
    );
  const [down, across] = [rows.codes, columns.codes];
  const cells = new Int16Array(down.length);
  for (let i = 0; i < cells.length; i++) {
    const [row, column] = [down[i]!, across[i]!];
    cells[i] = row < 0 || column < 0 ? -1 : row * width + column;
  }
  return cells;
};

type Margins = { readonly rows: Float64Array; readonly columns: Float64Array; readonly all: number };

const marginsOf = (from: ArrayLike<number>, at: number, height: number, width: number): Margins => {
  const [rows, columns] = [new Float64Array(height), new Float64Array(width)];
  let all = 0;
  for (let r = 0; r < height; r++)
    for (let c = 0; c < width; c++) {
      const value = from[at + r * width + c]!;
      rows[r]! += value;
      columns[c]! += value;
      all += value;
    }
  return { rows, columns, all };
};

/** Observed minus expected total of every cell but the first row and column. */
export const independenceStatistic = (height: number, width: number): Statistic => {
  let full: Margins = { rows: new Float64Array(height), columns: new Float64Array(width), all: 1 };
  const inner = (visit: (r: number, c: number, i: number) => void): void => {
    let i = 0;
    for (let r = 1; r < height; r++) for (let c = 1; c < width; c++) visit(r, c, i++);
  };
  return {
    size: (height - 1) * (width - 1),
    value: (totals, out, at) => {
      full = marginsOf(totals, 0, height, width);
      inner((r, c, i) => {
        out[at + i] = totals[r * width + c]! - (full.rows[r]! * full.columns[c]!) / full.all;
      });
    },
    score: (units, from, out, at) => {
      const own = marginsOf(units, from, height, width);
      inner((r, c, i) => {
        const [row, column] = [full.rows[r]! / full.all, full.columns[c]! / full.all];
        const expected = own.rows[r]! * column + own.columns[c]! * row - own.all * row * column;
        out[at + i] = units[from + r * width + c]! - expected;
      });
    },
  };
};
