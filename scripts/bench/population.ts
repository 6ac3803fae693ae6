// An invented population for benchmarks: 40 strata of 25 PSUs, unequal weights, closed questions, an amount. The same seed, the same people.
import {
  categoryColumn,
  dataset,
  numberColumn,
  surveyDesign,
  type CategoryColumn,
  type Dataset,
  type SurveyDesign,
} from '../../analysis/index.ts';

const strata = 40;
const psusEach = 25;
const districts = 17;

/** Numbers from 0 up to 1 (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const labelled = (name: string, labels: readonly string[], codes: Int16Array): CategoryColumn => ({
  ...categoryColumn(name, [], labels),
  codes,
});

const numbered = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);

const columns = ['stratum', 'district', 'sex', 'age_group', 'q1', 'q2', 'q3', 'q4', 'q5'] as const;
const measures = ['psu', 'weight', 'age', 'amount', 'paid', 'leaning', 'trust', 'contacts'] as const;

const labelsOf = (name: (typeof columns)[number]): readonly string[] => {
  if (name === 'stratum') return numbered(strata, 's');
  if (name === 'district') return numbered(districts, 'd');
  if (name === 'sex') return ['m', 'f'];
  return name === 'age_group' ? ['18-32', '33-47', '48-62', '63+'] : numbered(5, 'a');
};

type Person = Readonly<Record<(typeof columns)[number], number> & Record<(typeof measures)[number], number>>;

/** One respondent: answers lean on the PSU, so that there are design effects to find. */
const invent = (unit: number, random: () => number): Person => {
  const pick = (count: number): number => Math.floor(random() * count);
  const stratum = Math.floor(unit / psusEach);
  const leaning = (unit % 7) / 20;
  const answer = (): number => (random() < leaning ? pick(2) : pick(5));
  const [sex, age] = [pick(2), 18 + pick(70)];
  return {
    ...{ stratum, psu: unit, leaning, sex, age },
    district: stratum % districts,
    age_group: Math.min(3, Math.floor((age - 18) / 15)),
    ...{ q1: answer(), q2: answer(), q3: answer(), q4: answer(), q5: answer() },
    weight: 0.5 + 2 * random(),
    amount: Math.round(1000 * Math.exp(1.2 * (random() + random() + random() - 1.5))),
    paid: random() < 0.05 + 0.2 * leaning + (sex === 0 ? 0.03 : 0) ? 1 : 0,
    trust: 1 + pick(5),
    contacts: pick(12),
  };
};

/** Respondents with strata, PSUs, weights, five questions of five answers, district, sex, age and amounts. */
export const inventPopulation = (rows: number, seed = 20260101): Dataset => {
  const random = seeded(seed);
  const codes = new Map(columns.map(name => [name, new Int16Array(rows)]));
  const values = new Map(measures.map(name => [name, new Float64Array(rows)]));
  for (let row = 0; row < rows; row++) {
    const person = invent(Math.floor((row * strata * psusEach) / rows), random);
    for (const [name, array] of codes) array[row] = person[name];
    for (const [name, array] of values) array[row] = person[name];
  }
  return dataset([
    ...[...codes].map(([name, array]) => labelled(name, labelsOf(name), array)),
    ...[...values].map(([name, array]) => numberColumn(name, array)),
  ]);
};

export const designOf = (data: Dataset): SurveyDesign =>
  surveyDesign({ data, weights: 'weight', strata: 'stratum', psu: 'psu', nest: true });
