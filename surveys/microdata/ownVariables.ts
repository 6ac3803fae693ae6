// Columns that no question asked for: the weight of each person, and numbers of strata and sampling units.
import type { FileVariable } from './fileVariable.ts';
import type { Units } from './sampleDesign.ts';

export const weightName = 'weight';

const own = { variable: null, answers: [], set: null, withheld: 0 } as const;

export const weightVariable = (values: Float64Array, isAveraged: boolean): FileVariable => ({
  ...own,
  ...{ name: weightName, values, measure: 'scale', change: isAveraged ? 'averaged' : null },
  label: { ru: 'Вес', en: 'Weight' },
  text: {
    ru: 'Скольких человек представляет этот ответ по рецепту взвешивания волны',
    en: 'How many people this answer stands for, by the weighting recipe of the wave',
  },
});

const unitWords: Readonly<Record<Units['name'], Pick<FileVariable, 'label' | 'text'>>> = {
  design_stratum: {
    label: { ru: 'Страта', en: 'Stratum' },
    text: {
      ru: 'Страта выборки, под условным номером',
      en: 'Stratum of the sample, under a number of its own',
    },
  },
  design_psu: {
    label: { ru: 'Гнездо выборки', en: 'Sampling unit' },
    text: {
      ru: 'Первичная единица отбора, под условным номером',
      en: 'Primary sampling unit, under a number of its own',
    },
  },
};

export const unitVariable = ({ name, values }: Units): FileVariable => ({
  ...own,
  ...{ name, values, measure: 'nominal', change: null },
  ...unitWords[name],
});
