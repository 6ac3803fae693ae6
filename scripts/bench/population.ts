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
const seeded = (seed: number) => {
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

/** Respondents with strata, PSUs, weights, five questions of five answers, district, sex, age and an amount. */
export const inventPopulation = (rows: number, seed = 20260101): Dataset => {
  const random = seeded(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const short = () => new Int16Array(rows);
  const [stratum, district, sex, group] = [short(), short(), short(), short()];
  const questions = Array.from({ length: 5 }, short);
  const [psu, weight, age, amount, paid, tilt, trust, contacts] = Array.from(
    { length: 8 },
    () => new Float64Array(rows),
  );
  for (let row = 0; row < rows; row++) {
    const unit = Math.floor((row * strata * psusEach) / rows);
    stratum[row] = Math.floor(unit / psusEach);
    psu![row] = unit;
    weight![row] = 0.5 + 2 * random();
    district[row] = stratum[row]! % districts;
    sex[row] = pick(2);
    age![row] = 18 + pick(70);
    group[row] = Math.min(3, Math.floor((age![row]! - 18) / 15));
    const leaning = (unit % 7) / 20;
    for (const question of questions) question[row] = random() < leaning ? pick(2) : pick(5);
    tilt![row] = leaning;
    trust![row] = 1 + pick(5);
    contacts![row] = pick(12);
    amount![row] = Math.round(1000 * Math.exp(1.2 * (random() + random() + random() - 1.5)));
    paid![row] = random() < 0.05 + 0.2 * leaning + (sex[row] === 0 ? 0.03 : 0) ? 1 : 0;
  }
  return dataset([
    labelled('stratum', numbered(strata, 's'), stratum),
    numberColumn('psu', psu!),
    numberColumn('weight', weight!),
    labelled('district', numbered(districts, 'd'), district),
    labelled('sex', ['m', 'f'], sex),
    labelled('age_group', ['18-32', '33-47', '48-62', '63+'], group),
    numberColumn('age', age!),
    numberColumn('amount', amount!),
    numberColumn('paid', paid!),
    numberColumn('leaning', tilt!),
    numberColumn('trust', trust!),
    numberColumn('contacts', contacts!),
    ...questions.map((codes, at) => labelled(`q${at + 1}`, numbered(5, 'a'), codes)),
  ]);
};

export const designOf = (data: Dataset): SurveyDesign =>
  surveyDesign({ data, weights: 'weight', strata: 'stratum', psu: 'psu', nest: true });
