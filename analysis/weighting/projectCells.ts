// The calibration residual of a whole classification at once, when weights were calibrated to margins of categories:
// only tables are touched, never one column of residuals per category.
import { solveWith } from '../matrix.ts';
import type { SampleStructure } from '../variance/structure.ts';
import type { Auxiliary } from './auxiliary.ts';
import { type Calibration, prepared } from './calibration.ts';

type Cells = { readonly codes: Int16Array; readonly size: number; readonly units: Float64Array };
type Domain = { readonly weights: Float64Array; readonly structure: SampleStructure };

/** Calibrated weights added up by PSU and column of the auxiliary variables. */
const psuTables = new WeakMap<Calibration, Float64Array>();

const addByPsu = (calibration: Calibration, { psu, psuCount }: SampleStructure): Float64Array => {
  const { auxiliary, weights } = calibration;
  const table = new Float64Array(psuCount * auxiliary.size);
  auxiliary.terms.forEach((term, index) => {
    if (term.kind !== 'factor') return;
    const { codes } = term;
    const offset = auxiliary.offsets[index]!;
    for (let row = 0; row < psu.length; row++)
      if (weights[row] !== 0) table[psu[row]! * auxiliary.size + offset + codes[row]!]! += weights[row]!;
  });
  return table;
};

const psuTable = (calibration: Calibration, structure: SampleStructure): Float64Array => {
  const known = psuTables.get(calibration) ?? addByPsu(calibration, structure);
  psuTables.set(calibration, known);
  return known;
};

/** Base weights scaled by what happened to the weight since, by cell and column of the auxiliary variables. */
const crossTable = (aux: Auxiliary, scaled: Float64Array, { codes, size }: Cells): Float64Array => {
  const table = new Float64Array(size * aux.size);
  aux.terms.forEach((term, index) => {
    if (term.kind !== 'factor') return;
    const levels = term.codes;
    const offset = aux.offsets[index]!;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!;
      if (code >= 0 && scaled[row] !== 0) table[code * aux.size + offset + levels[row]!]! += scaled[row]!;
    }
  });
  return table;
};

/** Takes out of the PSU x cell table what the calibration explains, in place. */
export const projectCells = (calibration: Calibration, domain: Domain, cells: Cells): void => {
  const { auxiliary: aux, weights } = calibration;
  const { factor, regression } = prepared(calibration);
  const scaled = new Float64Array(weights.length);
  for (let row = 0; row < scaled.length; row++)
    if (weights[row] !== 0) scaled[row] = (domain.weights[row]! / weights[row]!) * regression[row]!;
  const cross = crossTable(aux, scaled, cells);
  const table = psuTable(calibration, domain.structure);
  const { size, units } = cells;
  for (let cell = 0; cell < size; cell++) {
    const coefficients = solveWith(factor, cross.subarray(cell * aux.size, (cell + 1) * aux.size));
    for (let unit = 0; unit < domain.structure.psuCount; unit++) {
      let explained = 0;
      for (let j = 0; j < aux.size; j++) explained += table[unit * aux.size + j]! * coefficients[j]!;
      units[unit * size + cell]! -= explained;
    }
  }
};
