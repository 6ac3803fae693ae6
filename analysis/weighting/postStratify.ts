// Post-stratification: the weights of each cell are scaled to its known population.
import { crossCategories, withColumns } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { auxiliary, factorTerm } from './auxiliary.ts';
import { type Margin, matchMargin } from './margins.ts';

/** Known totals of one variable, or of the combinations of several; a combination is named "category.category". */
export type Cells = Margin | { readonly variables: readonly string[]; readonly totals: Margin['totals'] };

const asMargin = (design: SurveyDesign, cells: Cells): { data: SurveyDesign['data']; margin: Margin } => {
  if ('variable' in cells) return { data: design.data, margin: cells };
  const joint = crossCategories(design.data, cells.variables);
  return { data: withColumns(design.data, [joint]), margin: { variable: joint.name, totals: cells.totals } };
};

/** Post-strata rescaled for one set of weights. */
const scaled = (weights: Float64Array, codes: Int16Array, totals: Float64Array): Float64Array => {
  const sums = new Float64Array(totals.length);
  for (let row = 0; row < weights.length; row++) if (weights[row] !== 0) sums[codes[row]!]! += weights[row]!;
  return weights.map((weight, row) =>
    weight === 0 ? 0 : (weight * totals[codes[row]!]!) / sums[codes[row]!]!,
  );
};

/**
 * Post-stratification of weights.
 * In words: weight x known population of the cell / sum of weights in the cell; errors from the scatter inside cells.
 * When to use: the joint distribution (sex x age) is known and no cell is small (about 30 respondents or more).
 * Rows of weight 0 add nothing to the error (R's postStratify lets them add the mean of their cell).
 * Assumes: the totals are exact; inside a cell those who answered are like those who did not.
 * Units: totals: people; weights come back in people.
 * Errors: RangeError naming a cell that is empty in the sample or has no total.
 * Source: Holt & Smith (1979), JRSS A 142:33-46; Sarndal et al. (1992), section 7.6; equals survey::postStratify.
 * @example surveyTotal(postStratify(design, { variable: 'sex', totals: { f: 450000, m: 400000 } }), 'sex').estimates[0].value
 *   // 450000
 */
export const postStratify = (design: SurveyDesign, cells: Cells): SurveyDesign => {
  const { data, margin } = asMargin(design, cells);
  const { column, totals } = matchMargin(data, margin, design.weights);
  const weights = scaled(design.weights, column.codes, totals);
  if (design.replicates !== null) {
    const { replicates } = design;
    const rows = design.data.rows;
    const each = Array.from({ length: replicates.count }, (_, unit) =>
      scaled(replicates.weights.subarray(unit * rows, (unit + 1) * rows), column.codes, totals),
    );
    const all = new Float64Array(replicates.weights.length);
    each.forEach((own, unit) => all.set(own, unit * rows));
    return { ...design, weights, replicates: { ...replicates, weights: all, degreesOfFreedom: null } };
  }
  const calibration = {
    kind: 'regression' as const,
    auxiliary: auxiliary([factorTerm(column)], data.rows),
    base: design.weights,
    weights,
    converged: true,
  };
  return { ...design, weights, calibrations: [...design.calibrations, calibration] };
};
