// Weighted totals under each set of replicate weights.
import type { SurveyDesign } from '../design.ts';

type ReplicateTotals = {
  readonly size: number;
  readonly totals: Float64Array;
  readonly unitCount: number;
  readonly units: Float64Array;
};

/** Weighted counts of cells in the full sample and in every replicate. */
export const cellsByReplicate = (design: SurveyDesign, codes: Int16Array, size: number): ReplicateTotals => {
  const { weights, count } = design.replicates!;
  const rows = design.data.rows;
  const units = new Float64Array(count * size);
  const totals = new Float64Array(size);
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    if (code < 0 || design.weights[row] === 0) continue;
    totals[code]! += design.weights[row]!;
    for (let unit = 0; unit < count; unit++) units[unit * size + code]! += weights[unit * rows + row]!;
  }
  return { size, totals, unitCount: count, units };
};

/** Weighted totals of columns in the full sample and in every replicate. */
export const columnsByReplicate = (
  design: SurveyDesign,
  columns: readonly Float64Array[],
): ReplicateTotals => {
  const { weights, count } = design.replicates!;
  const rows = design.data.rows;
  const size = columns.length;
  const units = new Float64Array(count * size);
  const totals = new Float64Array(size);
  columns.forEach((values, cell) => {
    for (let row = 0; row < rows; row++) {
      const value = values[row]!;
      if (design.weights[row] === 0 || value === 0) continue;
      totals[cell]! += design.weights[row]! * value;
      for (let unit = 0; unit < count; unit++)
        units[unit * size + cell]! += weights[unit * rows + row]! * value;
    }
  });
  return { size, totals, unitCount: count, units };
};
