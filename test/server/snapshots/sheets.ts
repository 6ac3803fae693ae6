// A made-up sheet of so many rows, which one can tell from another by its numbers.
import type { Sheet } from '../../../server/snapshots/format.ts';
import { categoryColumn, dataset, numberColumn } from '../../../analysis/dataset.ts';

export const sheetOf = (rows: number): Sheet => {
  const numbers = Float64Array.from({ length: rows }, (_, row) => (row % 7 === 0 ? NaN : row + rows / 1e6));
  const labels = Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? null : ['да', 'нет'][row % 2]));
  return {
    keys: Buffer.alloc(rows * 48, rows % 251),
    data: dataset([categoryColumn('met', labels, ['да', 'нет']), numberColumn('amount', numbers)]),
  };
};
