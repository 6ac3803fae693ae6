// Made-up adults of the republic: a sample stratified by its 17 districts, in clusters of about ten, with what makes people alike.
import { normal, weighted } from './random.ts';

export type Latent = {
  /** How often officials expect something of this person. */
  readonly exposure: number;
  readonly trust: number;
  readonly tolerance: number;
};

export type Person = Latent & {
  readonly district: string;
  readonly psu: string;
  /** Base weight: how many adults this person stands for. */
  readonly weight: number;
  readonly settlement: 'urban' | 'rural';
  readonly sex: 'male' | 'female';
  readonly age: number;
};

export type District = { readonly code: string; readonly population: number; readonly urbanShare: number };

const clusterSize = 10;
const smallestStratum = 30;

/** Larger districts get more interviews, small ones enough to be seen: in proportion to the power 0.7 of the population. */
const allocate = (districts: readonly District[], size: number): readonly number[] => {
  const powers = districts.map(({ population }) => population ** 0.7);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map(power => Math.max(smallestStratum, Math.round((size * power) / sum)));
};

const agesBands = [
  [18, 0.31],
  [30, 0.31],
  [45, 0.23],
  [60, 0.15],
] as const;

const ageOf = (random: () => number): number => {
  const from = weighted(agesBands, random);
  return from + Math.floor(random() * (from === 60 ? 25 : from === 18 ? 12 : 15));
};

type Place = {
  readonly district: District;
  readonly psu: string;
  readonly shared: Latent;
  readonly settlement: Person['settlement'];
};

const personAt = (place: Place, sampled: number, random: () => number): Person => {
  const adults = 1 + Math.floor(random() * 4); // one adult of the household is asked, so large households weigh more
  const own = (shared: number) => shared + normal(random);
  return {
    district: place.district.code,
    psu: place.psu,
    weight: (place.district.population / sampled) * (adults / 2.5),
    settlement: place.settlement,
    sex: random() < 0.46 ? 'male' : 'female',
    age: ageOf(random),
    exposure: own(place.shared.exposure),
    trust: own(place.shared.trust),
    tolerance: own(place.shared.tolerance),
  };
};

/** A sample of about `size` adults. Neighbours of one cluster resemble each other: that is what makes a design effect. */
export const samplePeople = (
  districts: readonly District[],
  size: number,
  random: () => number,
): readonly Person[] => {
  const allocation = allocate(districts, size);
  return districts.flatMap((district, at) => {
    const sampled = allocation[at] ?? 0;
    const clusters = Math.max(3, Math.round(sampled / clusterSize));
    const districtTrust = 0.25 * normal(random);
    const places = Array.from({ length: clusters }, (_, cluster): Place => ({
      district,
      psu: `${district.code}.${cluster + 1}`,
      settlement: (cluster + 0.5) / clusters < district.urbanShare ? 'urban' : 'rural',
      shared: {
        exposure: 0.3 * normal(random) - districtTrust / 2,
        trust: districtTrust + 0.3 * normal(random),
        tolerance: 0.25 * normal(random),
      },
    }));
    return Array.from({ length: sampled }, (_, number) => number % clusters).flatMap(cluster =>
      places.slice(cluster, cluster + 1).map(place => personAt(place, sampled, random)),
    );
  });
};
