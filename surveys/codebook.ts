// Questionnaire -> variables: what the columns of its data will be, in the questionnaire's order. After what people said come
// recorded calculations and the orders in which things were shown.
import type { Localised } from './localised.ts';
import { moduleOf } from './questions/index.ts';
import type { Question } from './questions/schema.ts';
import type { Calculation, Questionnaire } from './schema.ts';
import type { Variable } from './variable.ts';
import { stretchesOf } from './walk/blocks.ts';
import { listOf } from './walk/order.ts';
import { unpiped } from './walk/piping.ts';

export type { Category, Headline, Variable } from './variable.ts';
export { missingLabels } from './missing.ts';

export const codebook = (questionnaire: Questionnaire): readonly Variable[] => [
  ...questionnaire.pages.flatMap(page =>
    page.questions.flatMap(question =>
      moduleOf(question)
        .variables(unpiped(question))
        .map(variable => (page.topic === undefined ? variable : { ...variable, topic: page.topic })),
    ),
  ),
  ...(questionnaire.calculations ?? []).flatMap(calculationVariables),
  ...questionnaire.pages.flatMap(page => page.questions.flatMap(orderVariables)),
  ...blockVariables(questionnaire),
];

/** A calculation without codes is a number; yes and no are 1 and 0 in it. */
const calculationVariables = ({ id, record, label, options }: Calculation): readonly Variable[] =>
  record
    ? [
        {
          ...{ name: id, question: id, label: label ?? { ru: id }, text: label ?? { ru: id } },
          type: options === undefined ? 'number' : 'category',
          categories: (options ?? []).map(option => ({ ...option, isMissing: false })),
          isOrdered: options === undefined,
          origin: 'calculation',
        },
      ]
    : [];

const placeWords: Localised = { ru: 'место в показанном порядке', en: 'place in the order shown' };

const placeVariable = (list: string, code: string, label: Localised): Variable => ({
  ...{ name: `${list}_${code}`, question: list, type: 'number', placeOf: code, origin: 'order' },
  ...{ label, text: placeWords, categories: [], isOrdered: true },
});

const orderVariables = (question: Question): readonly Variable[] =>
  'order' in question && question.order !== undefined
    ? listOf(unpiped(question)).map(({ code, label }) => placeVariable(`${question.id}_order`, code, label))
    : [];

const blockVariables = (questionnaire: Questionnaire): readonly Variable[] =>
  stretchesOf(questionnaire).flatMap(stretch =>
    'units' in stretch
      ? stretch.units.map(({ name, pages }) =>
          placeVariable(`${stretch.id}_order`, name, unpiped(pages[0]?.title) ?? { ru: name }),
        )
      : [],
  );
