// What a domain consists of, read in one pass over the rows and remembered: a design never changes.
import type { SampleStructure } from './structure.ts';

export type DomainSummary = {
  /** Rows of non-zero weight. */
  readonly rows: number;
  readonly weighted: number;
  readonly psus: number;
  readonly strata: number;
  /** PSUs with such rows in each stratum. */
  readonly stratumPsus: Float64Array;
};

type Owner = { readonly weights: Float64Array; readonly structure: SampleStructure };

const remembered = new WeakMap<Owner, DomainSummary>();

const summarize = ({ weights, structure }: Owner): DomainSummary => {
  const { psu, psuCount, psuStratum, strataCount } = structure;
  const seen = new Uint8Array(psuCount);
  let [rows, weighted] = [0, 0];
  for (let row = 0; row < psu.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    rows++;
    weighted += weight;
    seen[psu[row]!] = 1;
  }
  const stratumPsus = new Float64Array(strataCount);
  let psus = 0;
  for (let unit = 0; unit < psuCount; unit++) {
    psus += seen[unit]!;
    stratumPsus[psuStratum[unit]!]! += seen[unit]!;
  }
  let strata = 0;
  for (let stratum = 0; stratum < strataCount; stratum++) if (stratumPsus[stratum]! > 0) strata++;
  return { rows, weighted, psus, strata, stratumPsus };
};

export const summaryOf = (owner: Owner): DomainSummary => {
  const known = remembered.get(owner) ?? summarize(owner);
  remembered.set(owner, known);
  return known;
};
