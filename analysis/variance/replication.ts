// Variance from replicate weights: V = scale * sum of rscale (estimate in replicate - centre) (same)'.
// Source: Wolter, Introduction to Variance Estimation (2007), ch. 3-5; survey::svrVar.
import { type Matrix, matrix } from '../matrix.ts';
import type { Evaluated } from './evaluated.ts';

/** Replicates under which every estimate exists: one that empties a domain says nothing about its spread. */
const usableUnits = ({ design, table, size }: Evaluated): readonly number[] => {
  const { count, rscales } = design.replicates!;
  const units: number[] = [];
  for (let unit = 0; unit < count; unit++) {
    let finite = rscales[unit] !== 0;
    for (let i = 0; i < size; i++) finite &&= Number.isFinite(table[unit * size + i]!);
    if (finite) units.push(unit);
  }
  return units;
};

const centreOf = ({ design, table, size, values }: Evaluated, units: readonly number[]): Float64Array => {
  if (design.replicates!.mse) return values;
  const centre = new Float64Array(size);
  for (const unit of units)
    for (let i = 0; i < size; i++) centre[i]! += table[unit * size + i]! / units.length;
  return centre;
};

/** Variances alone: a replicate under which one estimate does not exist still counts for the others. */
export const replicateVariances = (evaluated: Evaluated): Float64Array =>
  Float64Array.from({ length: evaluated.size }, (_, i) => {
    const { size } = evaluated;
    const table = Float64Array.from(
      { length: evaluated.table.length / size },
      (_value, unit) => evaluated.table[unit * size + i]!,
    );
    const values = evaluated.values.subarray(i, i + 1);
    return replicateCovariance({ ...evaluated, size: 1, values, table }).values[0]!;
  });

/** Covariance matrix of estimates re-computed under each replicate. */
export const replicateCovariance = (evaluated: Evaluated): Matrix => {
  const { design, table, size } = evaluated;
  const { scale, rscales } = design.replicates!;
  const units = usableUnits(evaluated);
  const centre = centreOf(evaluated, units);
  const result = matrix(size, size);
  for (const unit of units)
    for (let i = 0; i < size; i++) {
      const left = scale * rscales[unit]! * (table[unit * size + i]! - centre[i]!);
      for (let j = 0; j < size; j++)
        result.values[i * size + j]! += left * (table[unit * size + j]! - centre[j]!);
    }
  return result;
};
