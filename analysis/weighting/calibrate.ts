// Calibration: weights as close as possible to the old ones that reproduce known totals of categories and of quantities.
import { checkChoice } from '../choice.ts';
import { misuse } from '../misuse.ts';
import { numbersOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { rowNumber } from '../rowNumber.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { type Auxiliary, type AuxiliaryTerm, auxiliary, factorTerm } from './auxiliary.ts';
import { clusterMeans } from './clusterMeans.ts';
import { type Distance, type Solution, distanceOf, solveCalibration } from './solveCalibration.ts';
import type { WorstMargin } from './fitMargins.ts';
import { type Margin, matchMargin, noMarginValue, noMargins } from './margins.ts';
import { noWeight } from './weightDiagnostics.ts';

/** A margin of categories, or the known total of a quantity. */
export type CalibrationTarget = Margin | { readonly variable: string; readonly total: number };

export type CalibrateOptions = {
  readonly method?: 'linear' | 'raking' | 'logit';
  /** Smallest and largest allowed new weight over old. Needed for 'logit'. */
  readonly bounds?: readonly [number, number];
  /** Largest |misfit| / (1 + |total|) at which to stop; default 1e-10. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** One adjustment for everybody in a PSU. */
  readonly perCluster?: boolean;
  /** Number variable to which the row variance is proportional (linear only): the ratio estimator. */
  readonly varianceProportionalTo?: string;
};

export type Calibrated = {
  readonly design: SurveyDesign;
  readonly converged: boolean;
  readonly iterations: number;
  /** After each step that was taken: the largest |misfit| / (|total| + the smaller of 1 and the largest total). */
  readonly misfits: readonly number[];
  readonly worstMargin: WorstMargin;
  /** Smallest and largest new weight over old. */
  readonly adjustment: { readonly min: number; readonly max: number };
};

export type Targets = {
  readonly terms: readonly AuxiliaryTerm[];
  readonly totals: Float64Array;
  readonly names: readonly string[];
};

const readTargets = (design: SurveyDesign, targets: readonly CalibrationTarget[]): Targets => {
  if (targets.length === 0) throw noMargins();
  const terms: AuxiliaryTerm[] = [];
  const totals: number[] = [];
  const names: string[] = [];
  for (const target of targets) {
    if ('total' in target) {
      terms.push({ kind: 'number', name: target.variable, values: completeNumbers(design, target.variable) });
      totals.push(target.total);
      names.push(target.variable);
      continue;
    }
    const { column, totals: known } = matchMargin(design.data, target, design.weights);
    terms.push(factorTerm(column));
    totals.push(...known);
    names.push(...column.categories);
  }
  return { terms, totals: Float64Array.from(totals), names };
};

const completeNumbers = (design: SurveyDesign, name: string): Float64Array => {
  const values = numbersOf(design.data, name);
  const missing = values.findIndex((value, at) => Number.isNaN(value) && design.weights[at] !== 0);
  if (missing >= 0) throw noMarginValue(name, rowNumber(design.data, missing));
  // a missing value outside the domain weighs nothing, but 0 x NaN would spoil the sums
  return values.map((value, at) => (design.weights[at] === 0 ? 0 : value));
};

const worstOf = (
  aux: Auxiliary,
  names: readonly string[],
  totals: Float64Array,
  achieved: Float64Array,
): WorstMargin => {
  let worst = 0;
  const misfit = (i: number): number => Math.abs(achieved[i]! - totals[i]!) / (Math.abs(totals[i]!) || 1);
  totals.forEach((_, i) => {
    if (misfit(i) > misfit(worst)) worst = i;
  });
  const term = aux.offsets.findLastIndex(offset => offset <= worst);
  return {
    variable: aux.terms[term]!.name,
    category: names[worst]!,
    target: totals[worst]!,
    achieved: achieved[worst]!,
    relativeError: misfit(worst),
  };
};

const distanceFor = (options: CalibrateOptions): Distance => {
  const { method = 'linear', bounds } = options;
  if (bounds !== undefined && !(bounds[0] < 1 && bounds[1] > 1))
    throw misuse(
      'badBounds',
      { bounds },
      `Bounds [${bounds.join(', ')}] must lie on both sides of 1, such as [0.4, 2.5].`,
    );
  if (method === 'logit' && bounds === undefined)
    throw misuse(
      'noBounds',
      {},
      "Method 'logit' needs bounds for the ratio of new to old weight, such as [0.4, 2.5].",
    );
  return distanceOf(method, bounds ?? [-Infinity, Infinity]);
};

const calibratedDesign = (
  design: SurveyDesign,
  aux: Auxiliary,
  base: Float64Array,
  solved: Solution,
): SurveyDesign => {
  const weights = design.weights.map((weight, row) => weight * solved.adjustment[row]!);
  const stored = base.map((weight, row) => weight * solved.adjustment[row]!);
  const calibration = {
    kind: 'regression' as const,
    auxiliary: aux,
    base,
    weights: stored,
    ...(solved.rowVariance === undefined ? {} : { rowVariance: solved.rowVariance }),
    converged: solved.converged,
  };
  const flags = solved.converged ? design.flags : [...new Set([...design.flags, 'notConverged' as const])];
  return { ...design, weights, calibrations: [...design.calibrations, calibration], flags };
};

/** Smallest and largest without spreading a million numbers on the stack. */
const rangeOf = (adjustment: Float64Array, weights: Float64Array): { min: number; max: number } => {
  let [min, max] = [Infinity, -Infinity];
  for (let row = 0; row < adjustment.length; row++) {
    if (weights[row] === 0) continue;
    min = Math.min(min, adjustment[row]!);
    max = Math.max(max, adjustment[row]!);
  }
  return { min, max };
};

const replicated = (design: SurveyDesign, solve: (weights: Float64Array) => Solution): SurveyDesign => {
  const replicates = design.replicates!;
  const rows = design.data.rows;
  const weights = replicates.weights.slice();
  for (let unit = 0; unit < replicates.count; unit++) {
    const own = weights.subarray(unit * rows, (unit + 1) * rows);
    const { adjustment } = solve(own);
    for (let row = 0; row < rows; row++) own[row]! *= adjustment[row]!;
  }
  return { ...design, calibrations: [], replicates: { ...replicates, weights } };
};

const refuseWeightless = (design: SurveyDesign): void => {
  if (summaryOf(design).weighted > 0) return;
  throw noWeight(design.data.rows);
};

/**
 * Calibration of weights (GREG, generalized raking) to known totals.
 * In words: finds one multiplier a row, a function F of a combination of the auxiliary variables, so that the totals agree.
 * linear: F = 1 + u, may go negative; raking: F = exp(u); logit: F between the bounds. Bounds clip linear and raking.
 * When to use: raking for margins and quantities together; logit to keep weights from exploding.
 * Assumes: the totals are exact and of the population surveyed; response depends on the auxiliary variables only.
 * Units: totals: people in a category, or the sum of a quantity in its own units; weights come back in people.
 * Errors: RangeError naming the empty margin cell, missing values, impossible bounds. Not converging is reported.
 * Source: Deville & Sarndal (1992), JASA 87:376-382; Deville, Sarndal, Sautory (1993), JASA 88:1013-1020 for the error; equals
 * survey::calibrate, CALMAR2.
 * @example surveyTotal(calibrate(design, [{ variable: 'years', total: 36000000 }]).design, 'years').estimates[0].value //
 *   36000000
 */
export const calibrate = (
  design: SurveyDesign,
  targets: readonly CalibrationTarget[],
  options: CalibrateOptions = {},
): Calibrated => {
  checkChoice('method', options.method, ['linear', 'raking', 'logit']);
  refuseWeightless(design);
  const { terms, totals, names } = readTargets(design, targets);
  const whole = auxiliary(terms, design.data.rows);
  const aux =
    options.perCluster === true ? clusterMeans(whole, design) : { auxiliary: whole, base: design.weights };
  const rowVariance =
    options.varianceProportionalTo === undefined
      ? undefined
      : completeNumbers(design, options.varianceProportionalTo);
  const solve = (base: Float64Array): Solution =>
    solveCalibration(
      { auxiliary: aux.auxiliary, base, totals, rowVariance, distance: distanceFor(options) },
      options,
    );
  const solved = solve(aux.base);
  const { converged, iterations, misfits } = solved;
  const calibrated = calibratedDesign(design, aux.auxiliary, aux.base, solved);
  return {
    design: design.replicates === null ? calibrated : replicated(calibrated, solve),
    ...{ converged, iterations, misfits },
    worstMargin: worstOf(whole, names, totals, solved.achieved),
    adjustment: rangeOf(solved.adjustment, design.weights),
  };
};
