// The sample as it was drawn: which row belongs to which PSU, which PSU to which stratum, and the finite population correction.
import { misuse, orNull } from '../misuse.ts';
import { type Dataset, numbersOf } from '../dataset.ts';
import {
  type Identifiers,
  type IdentifierSource,
  combine,
  identifiersFrom,
  oneGroup,
  rowIdentifiers,
} from './identifiers.ts';

export type SampleStructure = {
  /** PSU of each row, 0..psuCount-1. */
  readonly psu: Int32Array;
  readonly psuCount: number;
  /** Stratum of each PSU, 0..strataCount-1. */
  readonly psuStratum: Int32Array;
  readonly strataCount: number;
  /** PSUs drawn in each stratum, n_h. */
  readonly stratumPsus: Float64Array;
  /** 1 - n_h / N_h of each stratum; 1 without a finite population correction. */
  readonly unsampledShare: Float64Array;
  readonly stratumLabel: (stratum: number) => string;
  readonly psuLabel: (psu: number) => string;
};

export type StructureInput = {
  readonly data: Dataset;
  readonly strata?: IdentifierSource;
  readonly psu?: IdentifierSource;
  readonly fpc?: string | Float64Array;
  readonly nest?: boolean;
};

const stratumOfPsus = (strata: Identifiers, psus: Identifiers): Int32Array => {
  const psuStratum = new Int32Array(psus.count).fill(-1);
  for (let row = 0; row < strata.codes.length; row++) {
    const psu = psus.codes[row]!;
    const stratum = strata.codes[row]!;
    const known = psuStratum[psu]!;
    if (known === -1) psuStratum[psu] = stratum;
    else if (known !== stratum)
      throw misuse(
        'psuInTwoStrata',
        { psu: psus.label(psu), first: strata.label(known), second: strata.label(stratum) },
        `PSU ${psus.label(psu)} occurs in strata ${strata.label(known)} and ${strata.label(stratum)}: ` +
          'if PSU numbers start again in every stratum, say nest: true; otherwise mend the ids.',
      );
  }
  return psuStratum;
};

const populationOf = (input: StructureInput): Float64Array | undefined => {
  if (input.fpc === undefined) return undefined;
  const values = typeof input.fpc === 'string' ? numbersOf(input.data, input.fpc) : input.fpc;
  if (values.length === input.data.rows) return values;
  throw new RangeError(
    `The finite population correction has ${values.length} values for ${input.data.rows} rows: give one a row.`,
  );
};

const oneUnsampledShare = (population: number, sampled: number, label: string): number => {
  if (!(population > 0))
    throw misuse(
      'badPopulation',
      { stratum: label, population: orNull(population) },
      `Stratum ${label}: population size ${Number.isNaN(population) ? 'missing' : population}; give the number of PSUs in the population, or the share drawn.`,
    );
  if (population <= 1) return 1 - population;
  if (population < sampled)
    throw misuse(
      'smallPopulation',
      { stratum: label, sampled, population },
      `Stratum ${label} has ${sampled} PSUs in the sample, but only ${population} in the population: ` +
        'mend the finite population correction, which is the number of PSUs in the population or the share drawn.',
    );
  return 1 - sampled / population;
};

const unsampledShares = (
  input: StructureInput,
  strata: Identifiers,
  stratumPsus: Float64Array,
): Float64Array => {
  const population = populationOf(input);
  const shares = new Float64Array(strata.count).fill(1);
  if (population === undefined) return shares;
  const given = new Float64Array(strata.count).fill(-1);
  for (let row = 0; row < population.length; row++) {
    const stratum = strata.codes[row]!;
    if (given[stratum] === -1) given[stratum] = population[row]!;
    else if (!Object.is(given[stratum], population[row]))
      throw misuse(
        'twoPopulations',
        { stratum: strata.label(stratum), first: given[stratum]!, second: population[row]! },
        `Stratum ${strata.label(stratum)} has two population sizes, ${given[stratum]} and ${population[row]}: give one.`,
      );
  }
  return shares.map((_, stratum) =>
    oneUnsampledShare(given[stratum]!, stratumPsus[stratum]!, strata.label(stratum)),
  );
};

/** Reads strata, PSUs and finite population correction out of the data. RangeError names what does not fit. */
export const sampleStructure = (input: StructureInput): SampleStructure => {
  const { data } = input;
  const strata =
    input.strata === undefined ? oneGroup(data.rows) : identifiersFrom(data, input.strata, 'Stratum');
  const ids = input.psu === undefined ? rowIdentifiers(data) : identifiersFrom(data, input.psu, 'PSU');
  const psus = input.nest === true ? combine(strata, ids) : ids;
  const psuStratum = stratumOfPsus(strata, psus);
  const stratumPsus = new Float64Array(strata.count);
  for (const stratum of psuStratum) stratumPsus[stratum]! += 1;
  return {
    psu: psus.codes,
    psuCount: psus.count,
    psuStratum,
    strataCount: strata.count,
    stratumPsus,
    unsampledShare: unsampledShares(input, strata, stratumPsus),
    stratumLabel: strata.label,
    psuLabel: psus.label,
  };
};
