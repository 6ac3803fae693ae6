// Variance from replicate weights: V = scale * sum of rscale (estimate in replicate - centre) (same)'.
// Source: Wolter, Introduction to Variance Estimation (2007), ch. 3-5; survey::svrVar.
import { type Matrix, matrix } from '../matrix.ts';
import type { Evaluated } from './evaluated.ts';

const centreOf = ({ design, table, size, values }: Evaluated): Float64Array => {
  const { mse, count, rscales } = design.replicates!;
  if (mse) return values;
  const centre = new Float64Array(size);
  let used = 0;
  for (let unit = 0; unit < count; unit++) {
    if (rscales[unit] === 0) continue;
    used++;
    for (let i = 0; i < size; i++) centre[i]! += table[unit * size + i]!;
  }
  return centre.map(sum => sum / used);
};

/** Covariance matrix of estimates re-computed under each replicate. */
export const replicateCovariance = (evaluated: Evaluated): Matrix => {
  const { design, table, size } = evaluated;
  const { scale, rscales, count } = design.replicates!;
  const centre = centreOf(evaluated);
  const result = matrix(size, size);
  for (let unit = 0; unit < count; unit++)
    for (let i = 0; i < size; i++) {
      const left = scale * rscales[unit]! * (table[unit * size + i]! - centre[i]!);
      for (let j = 0; j < size; j++)
        result.values[i * size + j]! += left * (table[unit * size + j]! - centre[j]!);
    }
  return result;
};
