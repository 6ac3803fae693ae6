// One figure of every chart type, as any test of drawings needs them.
import type { Language } from '../../../../surveys/localised.ts';
import { figureOf, pictureMethod, pictureOf } from '../../../../server/presenters/figures/figureOf.ts';
import { planFigure, type PlanInput } from '../../../../server/presenters/figures/plan.ts';
import type { ChartType } from '../../../../server/services/results/chartType.ts';
import { readerIn } from '../../../support/reader.ts';
import { longStatement } from '../method/statement.ts';
import { contents } from './contents.ts';

const wanted: readonly (readonly [keyof typeof contents, ChartType])[] = [
  ['bars', 'bars'],
  ['trend', 'trend'],
  ['likert', 'likert'],
  ['battery', 'likert'],
  ['battery', 'multiples'],
  ['battery', 'slope'],
  ['districts', 'districts'],
  ['districts', 'map'],
  ['districts', 'likert'],
  ['occupations', 'districts'],
  ['occupations', 'bars'],
  ['slope', 'slope'],
  ['slope', 'multiples'],
  ['longest', 'bars'],
  ['longest', 'slope'],
  ['longest', 'multiples'],
  ['longestGroups', 'bars'],
  ['longestGroups', 'districts'],
  ['longestGroups', 'likert'],
];

export const plan: PlanInput = {
  ...{ id: 'plan', title: '6. Рост доверия среди обратившихся на горячую линию', unit: '%', direction: 'up' },
  ...{ years: [2011, 2012, 2013], plan: [20, 45, 60], fact: [19, 38, 52] },
  ...{ low: [12, 30, 45], high: [26, 46, 59], isDemonstration: true },
  source: ['Опрос обратившихся на горячую линию, 2011–2013'],
};

export const falling: PlanInput = {
  ...{
    id: 'falling',
    title: '4. Служащие с неполными сведениями о доходах',
    unit: 'человек',
    direction: 'down',
  },
  ...{ years: [2011, 2012, 2013], plan: [30, 10, 0], fact: [34, 13, 4], isDemonstration: true },
  source: ['Отчёт комиссии по служебному поведению, 24.01.2014'],
};

export const gallery = (language: Language) => {
  const reader = readerIn(language);
  const drawn = wanted.map(([content, type]) => {
    const figure = figureOf(reader, contents[content], type);
    if (!figure) throw new RangeError(`${content} cannot be drawn as ${type}`);
    const method = pictureMethod(reader, contents[content], [longStatement]);
    return { name: `${content}-${type}`, figure, picture: pictureOf(figure, method) };
  });
  return [
    ...drawn,
    ...[plan, falling].map(input => {
      const figure = planFigure(reader, input);
      return { name: input.id, figure, picture: pictureOf(figure, null) };
    }),
  ];
};

export type GalleryItem = ReturnType<typeof gallery>[number];
