// Calibration with one adjustment a PSU works on PSU means of the auxiliary variables and weights.
import type { SurveyDesign } from '../design.ts';
import { type Auxiliary, auxiliary } from './auxiliary.ts';

const averaged = (values: Float64Array, design: SurveyDesign, counts: Float64Array): Float64Array => {
  const { psu, psuCount } = design.structure;
  const sums = new Float64Array(psuCount);
  for (let row = 0; row < psu.length; row++) if (design.weights[row] !== 0) sums[psu[row]!]! += values[row]!;
  return Float64Array.from(psu, (unit, row) => (design.weights[row] === 0 ? 0 : sums[unit]! / counts[unit]!));
};

/** The auxiliary variables and base weights averaged inside PSUs; factors become one number column a level. */
export const clusterMeans = (
  aux: Auxiliary,
  design: SurveyDesign,
): { readonly auxiliary: Auxiliary; readonly base: Float64Array } => {
  const { psu, psuCount } = design.structure;
  const counts = new Float64Array(psuCount);
  for (let row = 0; row < psu.length; row++) if (design.weights[row] !== 0) counts[psu[row]!]! += 1;
  const terms = aux.terms.flatMap(term => {
    const columns =
      term.kind === 'number'
        ? [term.values]
        : Array.from({ length: term.levels }, (_, level) =>
            Float64Array.from(term.codes, code => (code === level ? 1 : 0)),
          );
    return columns.map(values => ({
      kind: 'number' as const,
      name: term.name,
      values: averaged(values, design, counts),
    }));
  });
  return { auxiliary: auxiliary(terms, aux.rows), base: averaged(design.weights, design, counts) };
};
