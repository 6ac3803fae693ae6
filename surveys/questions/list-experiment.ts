// How many statements of a list are true, never which. Chance gives each interview one of two lists: the control arm sees the
// innocent statements, the treatment arm the same with the sensitive one among them. The arm stands beside the answer.
import { answerTo } from '../answer.ts';
import type { Answers } from '../answer.ts';
import type { Context } from '../context.ts';
import type { MissingCode } from '../missing.ts';
import { pick, shuffle } from '../random.ts';
import { maybeMissing } from './chance.ts';
import { missingCategories, variable } from './describe.ts';
import { isAllowedMissing, mistaken, valuesOf } from './fields.ts';
import type { QuestionModule, Reading } from './module.ts';
import { doubledCodes } from './option-mistakes.ts';
import { readingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

type List = QuestionOf<'list-experiment'>;

const secondsToCount = 6;

export const armName = (list: { readonly id: string }): string => `${list.id}_arm`;

/** Without a seed nobody is put to the test: the innocent list. */
const armOf = (list: List, { seed }: Context): 'control' | 'treatment' =>
  seed !== undefined && pick(seed, armName(list), 2) === 1 ? 'treatment' : 'control';

/** The statements this interview sees, in an order of its own, under `items`. */
const visible = (list: List, _: unknown, context: Context): List => {
  const { items, sensitive_item } = list;
  const mine = armOf(list, context) === 'treatment' ? [...items, sensitive_item] : items;
  const { seed } = context;
  return { ...list, items: seed === undefined ? mine : [...shuffle(seed, `${list.id}_items`, mine)] };
};

const isCount = ({ items }: List, value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= items.length;

const read = (list: List, form: { readonly [name: string]: string | readonly string[] }): Reading => {
  const { id } = list;
  const [value, ...more] = valuesOf(form, id);
  if (value === undefined || more.length > 0) return mistaken({ question: id, code: 'choose_count' });
  if (isAllowedMissing(list, value)) return { answers: { [id]: value }, mistakes: [] };
  const count = /^\d$/.test(value) ? Number(value) : NaN;
  return isCount(list, count)
    ? { answers: { [id]: count }, mistakes: [] }
    : mistaken({ question: id, code: 'unknown_answer' });
};

const answerOf = (list: List, answers: Answers): number | MissingCode | undefined => {
  const answer = answerTo(answers, list.id);
  return isCount(list, answer) || isAllowedMissing(list, answer) ? answer : undefined;
};

const arms = [
  { code: 'control', label: { ru: 'Список без острого пункта', en: 'List without the sensitive item' } },
  { code: 'treatment', label: { ru: 'Список с острым пунктом', en: 'List with the sensitive item' } },
];

const variables: QuestionModule<List>['variables'] = list => [
  variable(list, {
    type: 'number',
    categories: missingCategories(list),
    isOrdered: true,
    indirect: {
      model: 'list',
      group: armName(list),
      treatment: 'treatment',
      items: list.items.map(({ label }) => label),
      sensitiveItem: list.sensitive_item.label,
    },
  }),
  {
    name: armName(list),
    question: armName(list),
    type: 'category',
    origin: 'arm',
    label: { ru: 'Какой список достался', en: 'Which list was shown' },
    text: list.text,
    categories: arms.map(arm => ({ ...arm, isMissing: false })),
    isOrdered: false,
  },
];

const simulate = (list: List, random: () => number): Answers => {
  const missing = maybeMissing(list.missing, random);
  return { [list.id]: missing ?? list.items.filter(() => random() < 0.4).length };
};

export const listExperiment: QuestionModule<List> = {
  visible,
  recorded: (list, context) => ({ [armName(list)]: armOf(list, context) }),
  read,
  fields: (list, answers) => {
    const answer = answerOf(list, answers);
    return answer === undefined ? {} : { [list.id]: String(answer) };
  },
  keep: (list, answers) => {
    const answer = answerOf(list, answers);
    return answer === undefined ? {} : { [list.id]: answer };
  },
  isAnswered: (list, answers) => answerOf(list, answers) !== undefined,
  variables,
  names: list => [armName(list)],
  hasCode: (list, code) => isAllowedMissing(list, code) || /^\d$/.test(code),
  representatives: () => undefined,
  mistakes: ({ items, sensitive_item }) => [
    ...doubledCodes(items, 'items'),
    ...(items.some(({ code }) => code === sensitive_item.code)
      ? [
          {
            path: ['sensitive_item', 'code'],
            said: { code: 'code_of_innocent', values: { code: sensitive_item.code } } as const,
          },
        ]
      : []),
  ],
  seconds: (list, language) =>
    readingSeconds([list.text, list.hint, ...list.items.map(({ label }) => label)], language) +
    secondsToCount,
  simulate,
};
