// The one pass over the rows that every estimator shares: weighted totals of a few row variables, and the same totals for each
// unit over which the variance is taken (PSUs, or replicates). Everything after this works on that small table, not on rows.
import type { SurveyDesign } from '../design.ts';
import { projectCalibrations } from '../weighting/calibration.ts';
import { projectCells } from '../weighting/projectCells.ts';
import { cellsByReplicate, columnsByReplicate } from './replicateTotals.ts';

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

const cellsByPsu = (design: SurveyDesign, codes: Int16Array, size: number): Totals => {
  const { psu, psuCount } = design.structure;
  const { weights } = design;
  const units = new Float64Array(psuCount * size);
  for (let row = 0; row < psu.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const code = codes[row]!;
    if (code >= 0) units[psu[row]! * size + code]! += weight;
  }
  return { size, totals: addUp(units, psuCount, size), unitCount: psuCount, units };
};

const indicators = (codes: Int16Array, size: number): Float64Array[] => {
  const columns = Array.from({ length: size }, () => new Float64Array(codes.length));
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) columns[codes[row]!]![row] = 1;
  return columns;
};

/** Weighted counts of the cells of a classification (code -1: in no cell), for the sample and for every unit. */
export const cellTotals = (design: SurveyDesign, codes: Int16Array, size: number): Totals => {
  if (design.replicates !== null) return cellsByReplicate(design, codes, size);
  if (design.calibrations.length === 0) return cellsByPsu(design, codes, size);
  const [only, ...others] = design.calibrations;
  const byCells = only!.kind === 'regression' && only!.auxiliary.terms.every(({ kind }) => kind === 'factor');
  if (others.length > 0 || !byCells) return columnTotals(design, indicators(codes, size));
  const plain = cellsByPsu(design, codes, size);
  projectCells(only!, design, { codes, size, units: plain.units });
  return plain;
};

const weightedColumn = (values: Float64Array, weights: Float64Array): Float64Array => {
  const weighted = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== 0) weighted[row] = value * weights[row]!;
  }
  return weighted;
};

/**
 * Weighted totals of number columns, for the sample and for every unit. Missing values must already be 0.
 * After calibration the units hold what the calibration leaves unexplained; the totals stay the plain weighted ones.
 */
export const columnTotals = (design: SurveyDesign, columns: readonly Float64Array[]): Totals => {
  if (design.replicates !== null) return columnsByReplicate(design, columns);
  const { psu, psuCount } = design.structure;
  const size = columns.length;
  const units = new Float64Array(psuCount * size);
  const totals = new Float64Array(size);
  columns.forEach((values, cell) => {
    const weighted = weightedColumn(values, design.weights);
    let sum = 0;
    for (let row = 0; row < weighted.length; row++) sum += weighted[row]!;
    totals[cell] = sum;
    projectCalibrations(design.calibrations, weighted);
    for (let row = 0; row < weighted.length; row++) units[psu[row]! * size + cell]! += weighted[row]!;
  });
  return { size, totals, unitCount: psuCount, units };
};

const shifted = (values: Float64Array, weights: Float64Array, shift: number): Float64Array => {
  const moved = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) if (weights[row] !== 0) moved[row] = values[row]! - shift;
  return moved;
};

const onesInside = (weights: Float64Array): Float64Array => {
  const ones = new Float64Array(weights.length);
  for (let row = 0; row < weights.length; row++) if (weights[row] !== 0) ones[row] = 1;
  return ones;
};

/** Totals of (value - shift) and of 1 over the domain: what a mean needs. */
export const meanTotals = (design: SurveyDesign, values: Float64Array, shift: number): Totals => {
  const { weights, structure } = design;
  if (design.replicates !== null || design.calibrations.length > 0)
    return columnTotals(design, [shifted(values, weights, shift), onesInside(weights)]);
  const { psu, psuCount } = structure;
  const units = new Float64Array(psuCount * 2);
  for (let row = 0; row < psu.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const at = psu[row]! * 2;
    units[at]! += weight * (values[row]! - shift);
    units[at + 1]! += weight;
  }
  return { size: 2, totals: addUp(units, psuCount, 2), unitCount: psuCount, units };
};
