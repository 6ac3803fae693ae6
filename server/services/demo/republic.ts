// The districts and margins of the demonstration, from programme/republic-margins.json: public figures, good for nothing but this.
import { z } from 'zod';
import type { Republic } from '../demonstration.ts';

const file = z.object({
  district_all_ages_about_2010_01_01: z.object({ sum: z.number(), values: z.record(z.string(), z.number()) }),
  republic_census_2010_10_14: z.object({
    sex_preliminary_thousand: z.object({ men: z.number(), women: z.number() }),
  }),
});

/** Name in the file -> code in the questionnaire, and the share of clusters in towns. */
const districts: Readonly<Record<string, readonly [code: string, urbanShare: number]>> = {
  Грозный: ['grozny', 1],
  Аргун: ['argun', 1],
  'Ачхой-Мартановский': ['achkhoy_martan', 0],
  Веденский: ['vedeno', 0],
  Грозненский: ['grozny_district', 0],
  Гудермесский: ['gudermes', 0.36],
  'Итум-Калинский': ['itum_kali', 0],
  Курчалоевский: ['kurchaloy', 0.2],
  Надтеречный: ['nadterechny', 0],
  Наурский: ['naursky', 0],
  'Ножай-Юртовский': ['nozhay_yurt', 0],
  'Серноводский (Сунженский)': ['sernovodsk', 0],
  'Урус-Мартановский': ['urus_martan', 0.4],
  Шалинский: ['shali', 0.39],
  Шаройский: ['sharoy', 0],
  Шатойский: ['shatoy', 0],
  Шелковской: ['shelkovskaya', 0],
};

const districtSource = {
  ru: 'население районов на 1 января 2010 года, все возрасты (только для демонстрации)',
  en: 'population of the districts on 1 January 2010, all ages (demonstration only)',
};
const sexSource = {
  ru: 'перепись 2010 года, предварительно (только для демонстрации)',
  en: 'census of 2010, preliminary (demonstration only)',
};

/** Throws where the file has a district that the questionnaire does not know, or the other way round. */
export const readRepublic = (json: unknown): Republic => {
  const read = file.parse(json);
  const { sum, values } = read.district_all_ages_about_2010_01_01;
  const { men, women } = read.republic_census_2010_10_14.sex_preliminary_thousand;
  const list = Object.entries(districts).map(([name, [code, urbanShare]]) => {
    const population = values[name];
    if (population === undefined) throw new RangeError(`republic-margins.json has no district "${name}"`);
    return { code, population, urbanShare };
  });
  const totals = list.map(({ code, population }) => ({ code, count: population }));
  // The two sources differ by a thousandth in the total: the sexes are scaled to the districts, since margins must agree.
  const sexes = [
    ['male', men],
    ['female', women],
  ] as const;
  const sex = sexes.map(([code, count]) => ({ code, count: (sum * count) / (men + women) }));
  return {
    districts: list,
    margins: [
      { variable: 'district', source: districtSource, totals },
      { variable: 'sex', source: sexSource, totals: sex },
    ],
  };
};
