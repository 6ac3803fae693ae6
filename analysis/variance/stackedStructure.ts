// The strata and PSUs of several waves put together, kept apart or recognized as the same.
import type { SurveyDesign } from '../design.ts';
import type { SampleStructure } from './structure.ts';

type Labels = { readonly labels: string[]; readonly index: Map<string, number> };

const noLabels = (): Labels => ({ labels: [], index: new Map() });

const placeOf = ({ labels, index }: Labels, label: string): number => {
  const known = index.get(label);
  if (known !== undefined) return known;
  index.set(label, labels.length);
  return labels.push(label) - 1;
};

type Stack = {
  readonly strata: Labels;
  readonly psus: Labels;
  readonly psuStratum: number[];
  readonly unsampledShare: number[];
};

/** The place of each PSU of one wave in the stack. */
const placeWave = (stack: Stack, structure: SampleStructure, prefix: string): Int32Array =>
  Int32Array.from({ length: structure.psuCount }, (_, unit) => {
    const own = structure.psuStratum[unit]!;
    const label = prefix + structure.stratumLabel(own);
    const stratum = placeOf(stack.strata, label);
    const psu = placeOf(stack.psus, `${label} / ${structure.psuLabel(unit)}`);
    stack.unsampledShare[stratum] = structure.unsampledShare[own]!;
    stack.psuStratum[psu] = stratum;
    return psu;
  });

/** With overlap, strata and PSUs of the same label are the same; without, those of each wave are its own. */
export const stackedStructure = (
  waves: readonly { readonly name: string; readonly design: SurveyDesign }[],
  rows: number,
  overlap: boolean,
): SampleStructure => {
  const stack: Stack = { strata: noLabels(), psus: noLabels(), psuStratum: [], unsampledShare: [] };
  const psu = new Int32Array(rows);
  let at = 0;
  for (const { name, design } of waves) {
    const place = placeWave(stack, design.structure, overlap ? '' : `${name}.`);
    for (const unit of design.structure.psu) psu[at++] = place[unit]!;
  }
  const stratumPsus = new Float64Array(stack.strata.labels.length);
  for (const stratum of stack.psuStratum) stratumPsus[stratum]! += 1;
  return {
    psu,
    psuCount: stack.psus.labels.length,
    psuStratum: Int32Array.from(stack.psuStratum),
    strataCount: stack.strata.labels.length,
    stratumPsus,
    unsampledShare: Float64Array.from(stack.unsampledShare),
    stratumLabel: stratum => stack.strata.labels[stratum]!,
    psuLabel: unit => stack.psus.labels[unit]!,
  };
};
