// From totals to estimates with their covariance. An estimator is a smooth function of weighted totals; it says its value and
// how one unit moves it (its linearized score). Replicate designs need only the value, computed again under each replicate.
import type { SurveyDesign } from '../design.ts';
import type { Matrix } from '../matrix.ts';
import { linearizedCovariance, linearizedVariances } from './linearization.ts';
import { replicateCovariance, replicateVariances } from './replication.ts';
import type { Evaluated } from './evaluated.ts';
import type { Totals } from './totals.ts';

export type Statistic = {
  readonly size: number;
  /** Writes the estimates that these totals give into `out` from `at`. */
  readonly value: (totals: ArrayLike<number>, out: Float64Array, at: number) => void;
  /** Writes the scores of one unit, whose totals start at `from` in `units`, into `out` from `at`, where zeros are. */
  readonly score: (units: Float64Array, from: number, out: Float64Array, at: number) => void;
};

export const evaluate = (design: SurveyDesign, totals: Totals, statistic: Statistic): Evaluated => {
  const values = new Float64Array(statistic.size);
  statistic.value(totals.totals, values, 0);
  const table = new Float64Array(totals.unitCount * statistic.size);
  for (let unit = 0; unit < totals.unitCount; unit++) {
    const at = unit * statistic.size;
    if (design.replicates === null) statistic.score(totals.units, unit * totals.size, table, at);
    else statistic.value(totals.units.subarray(unit * totals.size, (unit + 1) * totals.size), table, at);
  }
  return { design, size: statistic.size, values, table };
};

/** Covariance matrix of the estimates. */
export const covarianceOf = (evaluated: Evaluated): Matrix =>
  evaluated.design.replicates === null ? linearizedCovariance(evaluated) : replicateCovariance(evaluated);

/** Only the diagonal of the covariance matrix: cheaper when nothing else is asked. */
export const variancesOf = (evaluated: Evaluated): Float64Array =>
  evaluated.design.replicates === null ? linearizedVariances(evaluated) : replicateVariances(evaluated);

/** Several sets of estimates of one design side by side, so that their covariance is known. */
export const sideBySide = (parts: readonly Evaluated[]): Evaluated => {
  const first = parts[0];
  if (first === undefined) throw new RangeError('There are no estimates to put side by side.');
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const unitCount = first.table.length / first.size;
  const table = new Float64Array(unitCount * size);
  const values = new Float64Array(size);
  let offset = 0;
  for (const part of parts) {
    values.set(part.values, offset);
    for (let unit = 0; unit < unitCount; unit++)
      table.set(part.table.subarray(unit * part.size, (unit + 1) * part.size), unit * size + offset);
    offset += part.size;
  }
  return { design: first.design, size, values, table };
};
