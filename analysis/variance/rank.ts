// How many of the replicate weight vectors are linearly independent.
const TOLERANCE = 1e-10;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Rank of `count` vectors laid one after another, by modified Gram-Schmidt (relative tolerance 1e-5 of the length). */
export const rankOf = (vectors: Float64Array, count: number): number => {
  const length = vectors.length / count;
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
