// Upper tail of a weighted sum of chi-squares over an independent chi-square / df, by the saddlepoint approximation.
// Source: Kuonen (1999), Biometrika 86:929-935; Lumley & Scott (2014), J. Survey Stat. Methodol. 2:1-24.
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

type Part = { readonly weight: number; readonly df: number };

const EDGE = 0.99999;

/** P(sum of weight x chi-square(df) > 0), some weights being negative. */
const tailAtZero = (parts: readonly Part[]): number => {
  const sumOver = (f: (weight: number) => number): number =>
    parts.reduce((sum, { weight, df }) => sum + df * f(weight), 0);
  const positive = Math.max(...parts.map(({ weight }) => weight));
  const negative = Math.min(...parts.map(({ weight }) => weight));
  const slope = (zeta: number): number => sumOver(weight => weight / (1 - 2 * zeta * weight));
  const zeta = bisect(slope, EDGE / (2 * negative), EDGE / (2 * positive));
  if (Math.abs(zeta * positive) < 1e-4)
    throw new RangeError("The saddlepoint approximation breaks down near the mean: use the statistic 'F'.");
  const cumulant = -sumOver(weight => Math.log(1 - 2 * zeta * weight)) / 2;
  const w = Math.sign(zeta) * Math.sqrt(-2 * cumulant);
  const v = zeta * Math.sqrt(2 * sumOver(weight => (weight / (1 - 2 * zeta * weight)) ** 2));
  return normalSf(w + Math.log(v / w) / w);
};

/** p-value of a Pearson statistic whose distribution is the sum of eigenvalue x chi-square(1) over chi-square(df) / df. */
export const saddlepointTail = (statistic: number, designEffects: Matrix, df: number): number =>
  tailAtZero([
    ...symmetricEigenvalues(designEffects).map(weight => ({ weight, df: 1 })),
    { weight: -statistic / df, df: Math.floor(df) }, // whole copies, as survey::pFsum takes them
  ]);
