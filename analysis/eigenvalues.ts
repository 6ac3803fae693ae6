// Eigenvalues of symmetric matrices.
import type { Matrix } from './matrix.ts';

const rotate = (a: Float64Array, size: number, p: number, q: number): void => {
  const off = a[p * size + q]!;
  if (Math.abs(off) < 1e-300) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const [left, right] = [a[k * size + p]!, a[k * size + q]!];
    a[k * size + p] = c * left - s * right;
    a[k * size + q] = s * left + c * right;
  }
  for (let k = 0; k < size; k++) {
    const [left, right] = [a[p * size + k]!, a[q * size + k]!];
    a[p * size + k] = c * left - s * right;
    a[q * size + k] = s * left + c * right;
  }
};

/** Eigenvalues of a symmetric matrix by Jacobi rotations. */
export const symmetricEigenvalues = (symmetric: Matrix): number[] => {
  const size = symmetric.rows;
  const a = symmetric.values.slice();
  for (let sweep = 0; sweep < 60; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, size, p, q);
  return Array.from({ length: size }, (_, i) => a[i * size + i]!);
};
