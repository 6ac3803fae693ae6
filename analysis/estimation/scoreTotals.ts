// The scores of a regression by PSU: what each row pulls at each coefficient, added up at once.
import type { SurveyDesign } from '../design.ts';
import { projectCalibrations } from '../weighting/calibration.ts';
import { type ModelRows, blockRoom } from './modelBlocks.ts';

/** By PSU and slot: weight x factor x value. */
const bySlots = ({ weights, structure }: SurveyDesign, model: ModelRows, factor: Float64Array) => {
  const { slots } = model;
  const table = new Float64Array(structure.psuCount * slots);
  const pull = blockRoom();
  model.each(({ from, count, parts }) => {
    for (let k = 0; k < count; k++) pull[k] = weights[from + k]! * factor[from + k]!;
    for (const { base, codes, x } of parts)
      for (let k = 0; k < count; k++)
        table[structure.psu[from + k]! * slots + base + codes[k]!]! += pull[k]! * x[k]!;
  });
  return table;
};

/** What calibrations leave unexplained, column by column: their residual is taken of rows, not of PSUs. */
const afterCalibration = (design: SurveyDesign, model: ModelRows, factor: Float64Array): Float64Array => {
  const { weights, structure } = design;
  const table = new Float64Array(structure.psuCount * model.size);
  model.slotOf.forEach((slot, column) => {
    const scores = new Float64Array(model.rows);
    model.each(({ from, count, parts }) => {
      const part = parts.findLast(({ base }) => base <= slot)!;
      for (let k = 0; k < count; k++)
        if (part.base + part.codes[k]! === slot)
          scores[from + k] = weights[from + k]! * factor[from + k]! * part.x[k]!;
    });
    projectCalibrations(design.calibrations, scores);
    for (let row = 0; row < scores.length; row++)
      table[structure.psu[row]! * model.size + column]! += scores[row]!;
  });
  return table;
};

/** PSUs x columns, row-major: weighted totals of every column of a model times one factor a row. */
export const scoreTotals = (design: SurveyDesign, model: ModelRows, factor: Float64Array): Float64Array => {
  if (design.calibrations.length > 0) return afterCalibration(design, model, factor);
  const { slots, slotOf, size } = model;
  const table = bySlots(design, model, factor);
  const totals = new Float64Array(design.structure.psuCount * size);
  for (let unit = 0, at = 0; unit < design.structure.psuCount; unit++)
    for (let column = 0; column < size; column++, at++) totals[at] = table[unit * slots + slotOf[column]!]!;
  return totals;
};
