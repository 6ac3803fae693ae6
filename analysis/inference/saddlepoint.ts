// Upper tail of a weighted sum of chi-squares with one degree of freedom each, by the saddlepoint approximation.
// Source: Kuonen (1999), Biometrika 86:929-935.
import { normalSf } from '../distributions.ts';
import { symmetricEigenvalues } from '../eigenvalues.ts';
import type { Matrix } from '../matrix.ts';

const bisect = (f: (x: number) => number, low: number, high: number): number => {
  let [left, right] = [low, high];
  for (let round = 0; round < 200; round++) {
    const middle = (left + right) / 2;
    if (f(middle) < 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
};

/** P(sum of eigenvalue x chi-square > x) for the eigenvalues of a symmetric matrix of design effects. */
export const saddlepointTail = (x: number, designEffects: Matrix): number => {
  const raw = symmetricEigenvalues(designEffects);
  const largest = Math.max(...raw);
  const weights = raw.map(value => value / largest);
  const at = x / largest;
  const sumOver = (f: (weight: number) => number): number =>
    weights.reduce((sum, weight) => sum + f(weight), 0);
  const slope = (zeta: number): number => sumOver(weight => weight / (1 - 2 * zeta * weight));
  const low = at > sumOver(weight => weight) ? -0.01 : -weights.length / (2 * at);
  const zeta = bisect(z => slope(z) - at, low, 0.499995);
  const cumulant = -sumOver(weight => Math.log(1 - 2 * zeta * weight)) / 2;
  const w = Math.sign(zeta) * Math.sqrt(2 * (zeta * at - cumulant));
  const v = zeta * Math.sqrt(2 * sumOver(weight => weight ** 2 / (1 - 2 * zeta * weight) ** 2));
  if (Math.abs(zeta) < 1e-4)
    throw new RangeError("The saddlepoint approximation breaks down near the mean: use the statistic 'F'.");
  return normalSf(w + Math.log(v / w) / w);
};
