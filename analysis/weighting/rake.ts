// Raking (iterative proportional fitting): weights that reproduce several known margins at once.
import type { SurveyDesign } from '../design.ts';
import { auxiliary, factorTerm } from './auxiliary.ts';
import type { Calibration } from './calibration.ts';
import { type RakeOptions, type WorstMargin, fitMargins } from './fitMargins.ts';
import { type JointCells, jointCells } from './jointCells.ts';
import { type Margin, matchMargins } from './margins.ts';
import { rerakeReplicates } from './rerakeReplicates.ts';

export type Raked = {
  readonly design: SurveyDesign;
  readonly converged: boolean;
  readonly iterations: number;
  readonly worstMargin: WorstMargin;
  /** Largest relative misfit of a margin cell after each iteration. */
  readonly misfits: readonly number[];
};

const rakedDesign = (
  design: SurveyDesign,
  weights: Float64Array,
  made: Omit<Calibration, 'base' | 'weights'>,
): SurveyDesign => ({
  ...design,
  weights,
  calibrations: [...design.calibrations, { ...made, base: design.weights, weights }],
  flags: made.converged ? design.flags : [...new Set([...design.flags, 'notConverged' as const])],
});

/** Each row's weight times the adjustment of its joint cell. */
const spread = ({ weights }: SurveyDesign, cells: JointCells, fitted: Float64Array): Float64Array => {
  const factors = fitted.map((sum, cell) => sum / cells.sums[cell]!);
  const raked = new Float64Array(weights.length);
  for (let row = 0; row < raked.length; row++) {
    const cell = cells.cellOfRow[row]!;
    if (cell >= 0) raked[row] = weights[row]! * factors[cell]!;
  }
  return raked;
};

/**
 * Raking: multiplies the weights of each category in turn until all margins agree with their known totals.
 * In words: weight x exp(sum of one number for each category the row is in), the numbers found by turns until no margin is off.
 * When to use: population totals are known for several variables one by one, but not for their combinations.
 * Assumes: nonresponse depends on the margins without interactions; totals are exact and add up to the same population.
 * Standard errors account for the calibration: residuals of the regression on the margins (variance: 'sweep' repeats R's rake).
 * Units: totals: people (or shares of one sum); weights come back on the scale of the totals.
 * Errors: RangeError naming the margin cell that is empty in the sample or has no total. Not converging is reported, never
 * hidden.
 * Source: Deming & Stephan (1940), Ann. Math. Stat. 11:427-444; Deville, Sarndal, Sautory (1993), JASA 88:1013-1020.
 * @example rake(design, [{ variable: 'sex', totals: { f: 450, m: 400 } }, { variable: 'arm', totals: { control: 500, treated:
 *   350 } }]).converged // true
 */
export const rake = (design: SurveyDesign, margins: readonly Margin[], options: RakeOptions = {}): Raked => {
  const matched = matchMargins(design.data, margins, design.weights);
  const columns = matched.map(margin => margin.column);
  const cells = jointCells(columns, design.weights);
  const fitted = fitMargins(cells, matched, options);
  const raked = rakedDesign(design, spread(design, cells, fitted.weights), {
    kind: options.variance ?? 'regression',
    auxiliary: auxiliary(columns.map(factorTerm), design.data.rows),
    converged: fitted.converged,
  });
  return {
    design: design.replicates === null ? raked : rerakeReplicates(raked, matched, options),
    converged: fitted.converged,
    iterations: fitted.iterations,
    worstMargin: fitted.worst,
    misfits: fitted.misfits,
  };
};
