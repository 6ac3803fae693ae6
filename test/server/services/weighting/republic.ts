// The wave of 2013 of the synthetic republic as columns, and its margins as recipes name them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { categoryColumn, dataset, numberColumn, type Dataset } from '../../../../analysis/index.ts';
import type { Recipe, RecipeMargin } from '../../../../server/services/weighting.ts';
import type { Variable } from '../../../../surveys/variable.ts';
import { readJson, republicFolder } from '../../../analysis/golden/files.ts';

type Line = Readonly<Record<string, string>>;
export const lines = parse<Line>(readFileSync(join(republicFolder, 'republic.csv'), 'utf8'), {
  columns: true,
}).filter(line => line['wave'] === '2013');

const text = (name: string, from = name) =>
  categoryColumn(
    name,
    lines.map(line => line[from] || null),
  );

export const republic = (): Dataset =>
  dataset([
    ...['sex', 'age', 'district', 'direction'].map(name => text(name)),
    numberColumn(
      'years',
      lines.map(line => Number(line['years'])),
    ),
    text('@stratum', 'district'),
    text('@psu', 'psu'),
    numberColumn(
      '@weight',
      lines.map(line => Number(line['weight'])),
    ),
  ]);

export const wave = { design: { strata: true, psu: true, weight: true } } as const;

export const expectedOf = (name: string): readonly number[] => {
  const { cases } = readJson(join(republicFolder, 'R05_weighting.json')) as {
    cases: readonly { name: string; expected: readonly number[] }[];
  };
  return cases.find(one => one.name === name)?.expected ?? [];
};

export const marginOf = (
  variable: string,
  totals: Readonly<Record<string, number>>,
  isFitted = true,
): RecipeMargin => ({
  by: [{ variable, groups: Object.keys(totals).map(code => ({ code, codes: [code] })) }],
  ...{ isFitted, source: { ru: 'Перепись' }, date: '2013-01-01', unit: 'count' },
  totals: Object.entries(totals).map(([cell, total]) => ({ cell, total })),
});

export const sex = marginOf('sex', { f: 452_000, m: 398_000 });
export const age = marginOf('age', { '18-29': 272_000, '30-44': 255_000, '45-59': 204_000, '60+': 119_000 });
export const district = marginOf(
  'district',
  Object.fromEntries(
    parse<Line>(readFileSync(join(republicFolder, 'margin_district.csv'), 'utf8'), { columns: true }).map(
      line => [line['district'] ?? '', Number(line['population'])],
    ),
  ),
);
/** The same ages, cut out of years. */
export const years: RecipeMargin = {
  ...age,
  by: [
    {
      variable: 'years',
      groups: [
        { code: '18_29', from: 18, to: 29 },
        { code: '30_44', from: 30, to: 44 },
        { code: '45_59', from: 45, to: 59 },
        { code: '60_plus', from: 60 },
      ],
    },
  ],
  totals: [272_000, 255_000, 204_000, 119_000].map((total, at) => ({
    cell: ['18_29', '30_44', '45_59', '60_plus'][at] ?? '',
    total,
  })),
};

/** Sex and age crossed: half and half of each age, but for the oldest. */
export const sexByAge: RecipeMargin = {
  ...sex,
  by: [...sex.by, ...age.by],
  totals: age.totals.flatMap(({ cell, total }) => [
    { cell: `f.${cell}`, total: total * (cell === '60+' ? 0.6 : 0.5) },
    { cell: `m.${cell}`, total: total * (cell === '60+' ? 0.4 : 0.5) },
  ]),
};

export const recipe = (margins: readonly RecipeMargin[], more: Partial<Recipe> = {}): Recipe => ({
  ...{ base: 'design', margins, method: { kind: 'rake' }, trimming: null },
  ...more,
});

/** As a codebook would name them. */
export const variables: readonly Variable[] = [
  ...(['sex', 'age', 'district', 'direction'] as const).map((name): Variable => ({
    ...{ name, question: name, type: 'category', label: { ru: name }, text: { ru: name } },
    categories: [...new Set(lines.map(line => line[name] ?? ''))]
      .filter(Boolean)
      .sort()
      .map(code => ({ code, label: { ru: `«${code}»`, en: `the ${code}` }, isMissing: false })),
    isOrdered: name === 'age',
  })),
  {
    ...{
      name: 'years',
      question: 'years',
      type: 'number',
      label: { ru: 'Возраст' },
      text: { ru: 'Возраст' },
    },
    ...{ categories: [], isOrdered: true },
  },
];
