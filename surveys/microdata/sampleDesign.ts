// Weights, strata and sampling units as they may leave: a weight is made of the very answers that were hidden, so that it would tell them.
import type { Dataset } from '../../analysis/dataset.ts';
import type { Anonymity } from './anonymise.ts';

/** The mean weight of those who cannot be told from one another: their sum stays what it was. */
export const averageWeights = (weights: Float64Array, classOf: Int32Array): Float64Array => {
  const sums = new Map<number, { sum: number; count: number }>();
  classOf.forEach((own, person) => {
    const found = sums.get(own) ?? { sum: 0, count: 0 };
    found.sum += weights[person] ?? 0;
    found.count += 1;
    sums.set(own, found);
  });
  return Float64Array.from(classOf, own => {
    const { sum, count } = sums.get(own) ?? { sum: 0, count: 1 };
    return Number((sum / count).toPrecision(10));
  });
};

/** Numbers in place of names: the largest unit is 1. */
const pseudonyms = (names: readonly string[]): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const order = [...sizes].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return new Map(order.map(([name], at) => [name, at + 1]));
};

const namesIn = (data: Dataset, column: string): readonly string[] | null => {
  const found = data.columns.get(column);
  return found?.kind === 'category' ? Array.from(found.codes, code => found.categories[code] ?? '') : null;
};

const smallest = (names: readonly string[]): number => {
  const sizes = new Map<string, number>();
  for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  return Math.min(...sizes.values());
};

export type Units = { readonly name: 'design_stratum' | 'design_psu'; readonly values: Float64Array };
export type SampleUnits = {
  readonly units: readonly Units[];
  /** Those that would make groups smaller than k. */
  readonly left: readonly Units['name'][];
};

/** Strata, and then sampling units inside them, each only where every group of people stays as large as it has to be. */
export const sampleUnits = (data: Dataset, { classOf, k }: Anonymity): SampleUnits => {
  let names: readonly string[] = Array.from(classOf, String);
  const units: Units[] = [];
  const left: Units['name'][] = [];
  for (const [name, column] of [
    ['design_stratum', '@stratum'],
    ['design_psu', '@psu'],
  ] as const) {
    const own = namesIn(data, column);
    if (!own) continue;
    const finer = names.map((before, person) => `${before} ${own[person]}`);
    if (left.length > 0 || smallest(finer) < k) {
      left.push(name);
      continue;
    }
    const numbers = pseudonyms(own);
    names = finer;
    units.push({ name, values: Float64Array.from(own, unit => numbers.get(unit) ?? NaN) });
  }
  return { units, left };
};
