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

type Counted = { readonly rows: number; readonly weighted: number; readonly seen: Uint8Array };

const summaryFrom = (structure: SampleStructure, { rows, weighted, seen }: Counted): DomainSummary => {
  const { psuCount, psuStratum, strataCount } = structure;
  const stratumPsus = new Float64Array(strataCount);
  let psus = 0;
  for (let unit = 0; unit < psuCount; unit++) {
    if (seen[unit] === 0) continue;
    psus++;
    stratumPsus[psuStratum[unit]!]! += 1;
  }
  let strata = 0;
  for (let stratum = 0; stratum < strataCount; stratum++) if (stratumPsus[stratum]! > 0) strata++;
  return { rows, weighted, psus, strata, stratumPsus };
};

const summarize = ({ weights, structure }: Owner): DomainSummary => {
  const { psu, psuCount } = structure;
  const seen = new Uint8Array(psuCount);
  let [rows, weighted] = [0, 0];
  for (let row = 0; row < psu.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    rows++;
    weighted += weight;
    seen[psu[row]!] = 1;
  }
  return summaryFrom(structure, { rows, weighted, seen });
};

/** The same for each of `count` groups (code -1: in none), all in one pass. */
export const summariesOf = (owner: Owner, codes: Int16Array, count: number): readonly DomainSummary[] => {
  const { weights, structure } = owner;
  const { psu, psuCount } = structure;
  const seen = new Uint8Array(psuCount * count);
  const [rows, weighted] = [new Float64Array(count), new Float64Array(count)];
  for (let row = 0; row < psu.length; row++) {
    const weight = weights[row]!;
    const code = codes[row]!;
    if (weight === 0 || code < 0) continue;
    rows[code]! += 1;
    weighted[code]! += weight;
    seen[code * psuCount + psu[row]!] = 1;
  }
  return Array.from(rows, (own, group) =>
    summaryFrom(structure, {
      ...{ rows: own, weighted: weighted[group]! },
      seen: seen.subarray(group * psuCount, (group + 1) * psuCount),
    }),
  );
};

export const summaryOf = (owner: Owner): DomainSummary => {
  const known = remembered.get(owner) ?? summarize(owner);
  remembered.set(owner, known);
  return known;
};
