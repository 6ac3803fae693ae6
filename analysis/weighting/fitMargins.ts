// Iterative proportional fitting on the joint cells of the margins: rows are touched only before and after.
import type { JointCells } from './jointCells.ts';
import type { MatchedMargin } from './margins.ts';

export type RakeOptions = {
  /** Largest relative misfit of a margin cell at which to stop; default 1e-9. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** Standard errors: regression residual (Deville-Sarndal, default) or the unweighted sweep of R's survey::rake. */
  readonly variance?: 'regression' | 'sweep';
};

export type WorstMargin = {
  readonly variable: string;
  readonly category: string;
  readonly target: number;
  readonly achieved: number;
  /** |achieved - target| / target. */
  readonly relativeError: number;
};

const fitMargin = (cells: JointCells, weights: Float64Array, index: number, totals: Float64Array): void => {
  const codes = cells.codes[index]!;
  const sums = new Float64Array(totals.length);
  for (let cell = 0; cell < weights.length; cell++) sums[codes[cell]!]! += weights[cell]!;
  for (let cell = 0; cell < weights.length; cell++) {
    const sum = sums[codes[cell]!]!;
    if (sum !== 0) weights[cell]! *= totals[codes[cell]!]! / sum;
  }
};

const worstOf = (
  cells: JointCells,
  weights: Float64Array,
  margins: readonly MatchedMargin[],
): WorstMargin => {
  let worst: WorstMargin | undefined;
  margins.forEach((margin, index) => {
    const sums = new Float64Array(margin.totals.length);
    for (let cell = 0; cell < weights.length; cell++) sums[cells.codes[index]![cell]!]! += weights[cell]!;
    margin.totals.forEach((target, code) => {
      const achieved = sums[code]!;
      const relativeError = target > 0 ? Math.abs(achieved - target) / target : 0;
      if (worst !== undefined && relativeError <= worst.relativeError) return;
      worst = {
        variable: margin.variable,
        category: margin.column.categories[code]!,
        target,
        achieved,
        relativeError,
      };
    });
  });
  return worst!;
};

export type Fitted = {
  readonly weights: Float64Array;
  readonly iterations: number;
  readonly worst: WorstMargin;
  readonly converged: boolean;
  /** Largest relative misfit of a margin cell after each iteration. */
  readonly misfits: readonly number[];
};

/** Proportional fitting on the joint cells of the margins. */
export const fitMargins = (
  cells: JointCells,
  margins: readonly MatchedMargin[],
  { tolerance = 1e-9, maxIterations = 1000 }: RakeOptions,
): Fitted => {
  const weights = cells.sums.slice();
  const misfits: number[] = [];
  for (let iterations = 1; ; iterations++) {
    margins.forEach((margin, index) => fitMargin(cells, weights, index, margin.totals));
    const worst = worstOf(cells, weights, margins);
    misfits.push(worst.relativeError);
    const converged = worst.relativeError <= tolerance;
    if (converged || iterations >= maxIterations) return { weights, iterations, worst, converged, misfits };
  }
};
