// Twenty-four invented waves, alike in size and design to the General Social Survey of 1977-2024, and the trend over them.
import {
  categoryColumn,
  dataset,
  numberColumn,
  numbersOf,
  subset,
  trend,
  where,
  type Dataset,
  type Trend,
} from '../../analysis/index.ts';
import type { Work } from './estimators.ts';
import { designOf, seeded } from './population.ts';

const waveCount = 24;
const respondents = 58_358;
const strata = 90;
const psusEach = 3;

const yearOf = (wave: number): number => 1977 + 2 * wave + (wave > 12 ? 1 : 0);

type Person = {
  readonly wave: number;
  readonly psu: number;
  readonly weight: number;
  readonly agree: string;
};

const invent = (wave: number, random: () => number): Person => {
  const psu = Math.floor(random() * strata * psusEach);
  const share = 0.75 - 0.02 * wave + 0.0002 * wave * wave + 0.02 * (psu % 5);
  return { wave, psu, weight: 0.4 + 2 * random(), agree: random() < share ? 'yes' : 'no' };
};

/** Rows of all waves in one table: year, strata and PSUs of that year, weight, a yes/no answer that grows rarer. */
export const inventWaves = (seed = 20260102): Dataset => {
  const random = seeded(seed);
  const people = Array.from({ length: respondents }, (_, row) =>
    invent(Math.floor((row * waveCount) / respondents), random),
  );
  const strataNames = people.map(({ wave, psu }) => `${yearOf(wave)}-${Math.floor(psu / psusEach)}`);
  const answers = people.map(({ agree }) => agree);
  const years = people.map(({ wave }) => yearOf(wave));
  const [psus, weights] = [people.map(({ psu }) => psu), people.map(({ weight }) => weight)];
  return dataset([
    categoryColumn('stratum', strataNames),
    categoryColumn('agree', answers, ['no', 'yes']),
    numberColumn('psu', psus),
    numberColumn('year', years),
    numberColumn('weight', weights),
  ]);
};

/** From the table of all waves: each wave cut out, then linear, logit and the tests. */
const trendWork = (data: Dataset): (() => Trend) => {
  const design = designOf(data);
  const years = numbersOf(data, 'year');
  const times = [...new Set(years)];
  return () =>
    trend(
      times.map(time => ({
        time,
        design: subset(
          design,
          where(data, row => years[row] === time),
        ),
        variable: 'agree',
        categories: 'yes',
      })),
    );
};

const inR = (rest: string): string =>
  `{ x$y <- as.numeric(x$agree == "yes"); d <- update(d, y=x$y); ${rest} }`;

const squared = 'svyglm(y ~ I(year-2000) + I((year-2000)^2), d)';

/** The trend with everything beside it: R fits its three models one by one, and gives the error of the last. */
export const trendWorks = (data: Dataset): readonly Work[] => {
  const run = trendWork(data);
  return [
    {
      name: 'trend over 24 waves: line, odds, tests of non-linearity',
      goals: { [data.rows]: 30 },
      run: () => run().nonLinearity?.quadratic.standardError ?? Number.NaN,
      r: inR(`svyglm(y ~ year, d); svyglm(y ~ year, d, family=quasibinomial()); SE(${squared})[[3]]`),
    },
  ];
};
