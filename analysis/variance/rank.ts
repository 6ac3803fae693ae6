// How many of the replicate weight vectors are linearly independent: the degrees of freedom that they leave.
import type { Replicates } from './replicates.ts';

const TOLERANCE = 1e-10;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Rank of `count` vectors laid one after another, by modified Gram-Schmidt (relative tolerance 1e-5 of the length). */
export const rankOf = (vectors: Float64Array, count: number): number => {
  const length = vectors.length / count;
  if (length === 0) return 0;
  const basis: Float64Array[] = [];
  for (let i = 0; i < count && basis.length < length; i++) {
    const left = vectors.slice(i * length, (i + 1) * length);
    const size = dot(left, left);
    for (const one of basis) {
      const share = dot(left, one);
      for (let at = 0; at < length; at++) left[at]! -= share * one[at]!;
    }
    const rest = dot(left, left);
    if (rest > TOLERANCE * size) basis.push(left.map(value => value / Math.sqrt(rest)));
  }
  return basis.length;
};

const remembered = new WeakMap<Float64Array, number>();

/** Replicate weights of the rows of a domain, one replicate after another. */
const insideOf = (weights: Float64Array, replicates: Replicates): Float64Array => {
  const rows = weights.length;
  const kept = Uint32Array.from(weights.keys()).filter(row => weights[row] !== 0);
  const inside = new Float64Array(kept.length * replicates.count);
  for (let unit = 0; unit < replicates.count; unit++)
    for (let at = 0; at < kept.length; at++)
      inside[unit * kept.length + at] = replicates.weights[unit * rows + kept[at]!]!;
  return inside;
};

/** Degrees of freedom of replicate weights in a domain, worked out once: the rank of what is left of them, minus 1. */
export const replicateFreedom = (weights: Float64Array, replicates: Replicates): number => {
  if (replicates.degreesOfFreedom !== null) return replicates.degreesOfFreedom;
  const known =
    remembered.get(weights) ?? Math.max(0, rankOf(insideOf(weights, replicates), replicates.count) - 1);
  remembered.set(weights, known);
  return known;
};
