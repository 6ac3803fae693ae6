// The one pass over the rows that every estimator shares: weighted totals of a few row variables, and the same totals for each
// unit over which the variance is taken (PSUs, or replicates). Everything after this works on that small table, not on rows.
import type { SurveyDesign } from '../design.ts';
import { projectCalibrations } from '../weighting/calibration.ts';

/** `size` totals of the full sample, and a table of them unit by unit (units x size, row-major). */
export type Totals = {
  readonly size: number;
  readonly totals: Float64Array;
  readonly unitCount: number;
  readonly units: Float64Array;
};

const addUp = (units: Float64Array, unitCount: number, size: number): Float64Array => {
  const totals = new Float64Array(size);
  for (let at = 0, unit = 0; unit < unitCount; unit++)
    for (let cell = 0; cell < size; cell++, at++) totals[cell]! += units[at]!;
  return totals;
};

const cellsByPsu = (design: SurveyDesign, codes: ArrayLike<number>, size: number): Totals => {
  const { psu, psuCount } = design.structure;
  const { weights } = design;
  const units = new Float64Array(psuCount * size);
  for (let row = 0; row < psu.length; row++) {
    const code = codes[row]!;
    if (code >= 0) units[psu[row]! * size + code]! += weights[row]!;
  }
  return { size, totals: addUp(units, psuCount, size), unitCount: psuCount, units };
};

const cellsByReplicate = (design: SurveyDesign, codes: ArrayLike<number>, size: number): Totals => {
  const { weights, count } = design.replicates!;
  const rows = design.data.rows;
  const units = new Float64Array(count * size);
  const totals = new Float64Array(size);
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!;
    if (code < 0 || design.weights[row] === 0) continue;
    totals[code]! += design.weights[row]!;
    for (let unit = 0; unit < count; unit++) units[unit * size + code]! += weights[unit * rows + row]!;
  }
  return { size, totals, unitCount: count, units };
};

const indicators = (codes: ArrayLike<number>, size: number, rows: number): Float64Array[] => {
  const columns = Array.from({ length: size }, () => new Float64Array(rows));
  for (let row = 0; row < rows; row++) if (codes[row]! >= 0) columns[codes[row]!]![row] = 1;
  return columns;
};

/** Weighted counts of the cells of a classification (code -1: in no cell), for the sample and for every unit. */
export const cellTotals = (design: SurveyDesign, codes: ArrayLike<number>, size: number): Totals => {
  if (design.replicates !== null) return cellsByReplicate(design, codes, size);
  if (design.calibrations.length > 0) return columnTotals(design, indicators(codes, size, design.data.rows));
  return cellsByPsu(design, codes, size);
};

const columnsByReplicate = (design: SurveyDesign, columns: readonly Float64Array[]): Totals => {
  const { weights, count } = design.replicates!;
  const rows = design.data.rows;
  const size = columns.length;
  const units = new Float64Array(count * size);
  const totals = new Float64Array(size);
  columns.forEach((values, cell) => {
    for (let row = 0; row < rows; row++) {
      const value = values[row]!;
      if (design.weights[row] === 0 || value === 0) continue;
      totals[cell]! += design.weights[row]! * value;
      for (let unit = 0; unit < count; unit++)
        units[unit * size + cell]! += weights[unit * rows + row]! * value;
    }
  });
  return { size, totals, unitCount: count, units };
};

/**
 * Weighted totals of number columns, for the sample and for every unit. Missing values must already be 0 (see `presentOnly`).
 * After calibration the units hold what the calibration leaves unexplained; the totals stay the plain weighted ones.
 */
export const columnTotals = (design: SurveyDesign, columns: readonly Float64Array[]): Totals => {
  if (design.replicates !== null) return columnsByReplicate(design, columns);
  const { psu, psuCount } = design.structure;
  const size = columns.length;
  const units = new Float64Array(psuCount * size);
  const totals = new Float64Array(size);
  columns.forEach((values, cell) => {
    const weighted = values.map((value, row) => (value === 0 ? 0 : value * design.weights[row]!));
    for (let row = 0; row < weighted.length; row++) totals[cell]! += weighted[row]!;
    projectCalibrations(design.calibrations, weighted);
    for (let row = 0; row < weighted.length; row++) units[psu[row]! * size + cell]! += weighted[row]!;
  });
  return { size, totals, unitCount: psuCount, units };
};
