// The waves a recipe names, and what it asks of their number and their time.
import { instead, type Found, type Sentence } from './found.ts';
import type { Outline } from './outline.ts';

export const waveMistakes = (
  { data, weighting = [], results }: Outline,
  waves: readonly string[],
): readonly Found[] => {
  const named = [
    ...(data?.waves ?? []).map((wave, at) => ({ wave, path: ['data', 'waves', at] })),
    ...weighting.flatMap((step, at) =>
      (step?.waves ?? []).map((wave, index) => ({ wave, path: ['weighting', at, 'waves', index] })),
    ),
  ].filter(({ wave }) => !waves.includes(wave));
  return [
    ...named.map(({ wave, path }) => ({ path, message: noWave(wave, waves) })),
    ...results.flatMap((item, at): readonly Found[] => {
      if (!item || waves.length >= 2) return timeless(item, at, waves);
      if (item.type === 'trend') return [{ path: ['results', at], message: oneWave }];
      return 'changes' in item && item.changes
        ? [{ path: ['results', at, 'changes'], message: oneWave }]
        : [];
    }),
  ];
};

/** Waves whose place in time nobody can tell. */
const timeless = (
  item: Outline['results'][number],
  at: number,
  waves: readonly string[],
): readonly Found[] => {
  if (item?.type !== 'trend') return [];
  const [wave] = waves.filter(name => item.times?.[name] === undefined && !Number.isFinite(Number(name)));
  return wave === undefined ? [] : [{ path: ['results', at], message: noTime(wave) }];
};

const noTime = (wave: string): Sentence => ({
  ru: `не знает, когда была волна ${wave}: допишите \`times: { ${wave}: 2013.5 }\``,
  en: `does not know when wave ${wave} was: add \`times: { ${wave}: 2013.5 }\``,
});

const oneWave: Sentence = {
  ru: 'требует двух волн: возьмите их больше в `data:` или назовите столбец с волной в `wave:`',
  en: 'needs two waves: take more into `data:`, or name the column of the wave under `wave:`',
};

const noWave = (wave: string, waves: readonly string[]): Sentence => {
  const hint = instead(wave, waves);
  return {
    ru: `это ${wave}, такой волны в данных нет: ${hint.ru}`,
    en: `is ${wave}, which is no wave of the data: ${hint.en}`,
  };
};
