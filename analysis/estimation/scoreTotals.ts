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

/** Columns whose scores are written out in one reading of the model: few enough for the memory, enough for most models. */
const COLUMNS_AT_ONCE = 16;

/** Scores of each row for some columns of the model, each known by its slot. */
const scoresOf = (
  { weights }: SurveyDesign,
  model: ModelRows,
  factor: Float64Array,
  wanted: readonly number[],
): readonly Float64Array[] => {
  const scores = wanted.map(() => new Float64Array(model.rows));
  const place = new Int32Array(model.slots).fill(-1);
  wanted.forEach((slot, at) => (place[slot] = at));
  model.each(({ from, count, parts }) => {
    for (const { base, codes, x } of parts)
      for (let k = 0; k < count; k++) {
        const at = place[base + codes[k]!]!;
        if (at >= 0) scores[at]![from + k] = weights[from + k]! * factor[from + k]! * x[k]!;
      }
  });
  return scores;
};

/** What calibrations leave unexplained, column by column: their residual is taken of rows, not of PSUs. */
const afterCalibration = (design: SurveyDesign, model: ModelRows, factor: Float64Array): Float64Array => {
  const { psu, psuCount } = design.structure;
  const { size } = model;
  const table = new Float64Array(psuCount * size);
  for (let first = 0; first < size; first += COLUMNS_AT_ONCE) {
    const wanted = Array.from(model.slotOf.slice(first, first + COLUMNS_AT_ONCE));
    scoresOf(design, model, factor, wanted).forEach((scores, at) => {
      projectCalibrations(design.calibrations, scores);
      for (let row = 0; row < scores.length; row++) table[psu[row]! * size + first + at]! += scores[row]!;
    });
  }
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
