// What a calibration leaves of the variance. Weights that reproduce known totals cannot err in what those totals explain, so the
// variance is taken over residuals: each weighted value loses weight x (its regression on the auxiliary variables).
// Source: Deville & Sarndal (1992), JASA 87:376-382; Deville, Sarndal, Sautory (1993), JASA 88:1013-1020.
import { type Cholesky, solveWith } from '../matrix.ts';
import { type Auxiliary, addCross, explained, normalFactor } from './auxiliary.ts';

/**
 * regression: residual of z/weight on the auxiliary variables with base weights (default, Deville-Sarndal).
 * sweep: residual by repeated subtraction of UNWEIGHTED margin means, as survey::rake does (for comparison with R).
 */
export type Calibration = {
  readonly kind: 'regression' | 'sweep';
  readonly auxiliary: Auxiliary;
  /** Weights before. */
  readonly base: Float64Array;
  /** Weights after. */
  readonly weights: Float64Array;
  /** Divides the base weight in the regression: the variance assumed for the row (Deville's 1/q). Left out: 1. */
  readonly rowVariance?: Float64Array;
  /** PSU of each row when weights were calibrated on PSU means (one adjustment a PSU). */
  readonly clusters?: Int32Array;
  readonly converged: boolean;
};

type Prepared = { readonly factor: Cholesky; readonly regression: Float64Array };

const factors = new WeakMap<Calibration, Prepared>();

const regressionWeights = ({ base, rowVariance }: Calibration): Float64Array =>
  rowVariance === undefined ? base : base.map((weight, row) => weight / rowVariance[row]!);

/** The factor of the normal equations and the regression weights, made once. */
export const prepared = (calibration: Calibration): Prepared => {
  const known = factors.get(calibration);
  if (known !== undefined) return known;
  const regression = regressionWeights(calibration);
  const made = { factor: normalFactor(calibration.auxiliary, regression), regression };
  factors.set(calibration, made);
  return made;
};

const regress = (calibration: Calibration, weighted: Float64Array): void => {
  const { auxiliary, weights } = calibration;
  const { factor, regression } = prepared(calibration);
  const scaled = new Float64Array(weighted.length);
  for (let row = 0; row < scaled.length; row++)
    if (weighted[row] !== 0 && weights[row] !== 0)
      scaled[row] = (weighted[row]! / weights[row]!) * regression[row]!;
  const coefficients = solveWith(factor, addCross(auxiliary, scaled));
  const fitted = explained(auxiliary, coefficients);
  for (let row = 0; row < weighted.length; row++)
    if (weights[row] !== 0) weighted[row]! -= weights[row]! * fitted[row]!;
};

const SWEEPS = 10;

const sweepMargin = (
  codes: Int16Array,
  levels: number,
  weights: Float64Array,
  weighted: Float64Array,
): void => {
  const sums = new Float64Array(levels);
  const counts = new Float64Array(levels);
  for (let row = 0; row < weighted.length; row++) {
    if (weights[row] === 0) continue;
    sums[codes[row]!]! += weighted[row]! / weights[row]!;
    counts[codes[row]!]! += 1;
  }
  for (let row = 0; row < weighted.length; row++)
    if (weights[row] !== 0) weighted[row]! -= (weights[row]! * sums[codes[row]!]!) / counts[codes[row]!]!;
};

const sweep = ({ auxiliary, weights }: Calibration, weighted: Float64Array): void => {
  for (let round = 0; round < SWEEPS; round++)
    for (const term of auxiliary.terms)
      if (term.kind === 'factor') sweepMargin(term.codes, term.levels, weights, weighted);
};

/** Takes out of weighted values what the calibrations explain, in place. */
export const projectCalibrations = (calibrations: readonly Calibration[], weighted: Float64Array): void => {
  for (const calibration of calibrations) {
    if (calibration.kind === 'sweep') sweep(calibration, weighted);
    else {
      regress(calibration, weighted);
      // a second pass removes the rounding error that number columns leave in the normal equations
      if (calibration.auxiliary.terms.some(term => term.kind === 'number')) regress(calibration, weighted);
    }
  }
};
