// Rules about conditions: those that decide nothing, and those that mean something else than they say.
import { references } from '../conditions/index.ts';
import type { Expression, Reference } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import type { Place } from './place.ts';
import { expressionsOf, isTrue, outcomesOf } from './reach.ts';
import type { Outcomes } from './reach.ts';
import { pagesOf, questionsOf } from './rule.ts';
import type { Discovery, Rule, Sentence } from './rule.ts';
import type { Study } from './study.ts';

export type Condition = {
  readonly place: Place;
  readonly expression: Expression;
  /** Conditions of the page and question around it, which hold already. */
  readonly around: readonly string[];
};

export const conditionsOf = (questionnaire: Questionnaire): readonly Condition[] => [
  ...pagesOf(questionnaire).flatMap(({ page, place }) => condition(place, page.relevant, [])),
  ...questionsOf(questionnaire).flatMap(({ page, question, place }) => [
    ...condition(place, question.relevant, [page.relevant]),
    ...(['options', 'rows'] as const).flatMap(field =>
      partsOf(question, field).flatMap((part, index) =>
        condition([...place, field, index], part.relevant, [page.relevant, question.relevant]),
      ),
    ),
  ]),
];

/** Every expression of a questionnaire: conditions, constraints and calculations. */
export const expressionsIn = (questionnaire: Questionnaire): readonly Expression[] => [
  ...conditionsOf(questionnaire).map(({ expression }) => expression),
  ...expressionsOf([
    ...questionsOf(questionnaire).map(({ question }) =>
      question.type === 'information' ? undefined : question.constraint,
    ),
    ...(questionnaire.calculations ?? []).flatMap(({ value, relevant }) => [value, relevant]),
  ]),
];

export type Conditional = { readonly relevant?: string | undefined };

export const partsOf = (question: Question, field: 'options' | 'rows'): readonly Conditional[] => {
  if (field === 'rows') return 'rows' in question ? question.rows : [];
  return 'options' in question ? question.options : [];
};

const condition = (
  place: Place,
  relevant: string | undefined,
  around: readonly (string | undefined)[],
): readonly Condition[] =>
  expressionsOf([relevant]).map(expression => ({
    place: [...place, 'relevant'],
    expression,
    around: around.filter(outer => outer !== undefined),
  }));

type OutcomeRule = Omit<Rule, 'find'> & {
  readonly judge: (outcomes: Outcomes) => boolean;
  /** Which expressions of a condition are judged: the whole, or its parts. */
  readonly of?: (condition: Condition) => readonly Expression[];
};

const outcomeRule = ({ judge, of = ({ expression }) => [expression], ...rule }: OutcomeRule): Rule => ({
  ...rule,
  find: study =>
    conditionsOf(study.questionnaire).flatMap(each =>
      of(each).some(expression => {
        const outcomes = outcomesOf(study, isTrue(expression, each.around));
        return outcomes !== undefined && judge(outcomes);
      })
        ? [{ place: each.place }]
        : [],
    ),
});

/** `a`, `b` and `c` of `a or b or c`; nothing where there is no `or`. */
const alternatives = (expression: Expression): readonly Expression[] => {
  if (expression.kind !== 'operation' || expression.operator !== 'or') return [];
  const both = [expression.left, expression.right];
  return both.flatMap(side => {
    const inner = alternatives(side);
    return inner.length > 0 ? inner : [side];
  });
};

type ReferenceRule = Omit<Rule, 'find'> & {
  readonly judge: (reference: Reference, questionnaire: Questionnaire) => Sentence | undefined;
};

const referenceRule = ({ judge, ...rule }: ReferenceRule): Rule => ({
  ...rule,
  find: ({ questionnaire }) =>
    conditionsOf(questionnaire).flatMap(({ place, expression }): readonly Discovery[] => {
      const said = references(expression).flatMap(reference => judge(reference, questionnaire) ?? []);
      const unique = new Map(said.map(message => [message.en, message]));
      return [...unique.values()].map(message => ({ place, message }));
    }),
});

const typeOf = (questionnaire: Questionnaire, name: string): string | undefined =>
  questionsOf(questionnaire).find(({ question }) => question.id === name)?.question.type;

/** Conditions the checker could not decide: too many combinations, or sums with answers. */
export const undecidedConditions = (study: Study): readonly Place[] =>
  conditionsOf(study.questionnaire)
    .filter(({ expression, around }) => outcomesOf(study, isTrue(expression, around)) === undefined)
    .map(({ place }) => place);

export const conditionRules: readonly Rule[] = [
  outcomeRule({
    code: 'never-shown',
    severity: 'error',
    about: {
      ru: 'Условие не выполняется ни при каких ответах: этого никто не увидит',
      en: 'A condition is true for no answers: nobody will see this',
    },
    remedy: {
      ru: 'Исправьте условие или уберите то, что за ним',
      en: 'Correct the condition, or remove what it hides',
    },
    judge: ({ canHold, canFail }) => !canHold && canFail,
  }),
  outcomeRule({
    code: 'always-shown',
    severity: 'warning',
    about: {
      ru: 'Условие выполняется при любых ответах: оно ничего не решает',
      en: 'A condition is true for all answers: it decides nothing',
    },
    remedy: { ru: 'Уберите или исправьте условие', en: 'Remove the condition, or correct it' },
    judge: ({ canHold, canFail }) => canHold && !canFail,
  }),
  outcomeRule({
    code: 'alternative-never-true',
    severity: 'warning',
    about: {
      ru: 'Одна из частей условия, соединённых `or`, не бывает верна',
      en: 'One of the alternatives joined by `or` is never true',
    },
    remedy: { ru: 'Исправьте или уберите эту часть', en: 'Correct that part, or remove it' },
    judge: ({ canHold, canFail }) => !canHold && canFail,
    of: ({ expression }) => alternatives(expression),
  }),
  referenceRule({
    code: 'set-compared',
    severity: 'warning',
    about: {
      ru: 'Вопрос с несколькими ответами сравнивается через `=`: верно, только если ответ один',
      en: 'A question that takes several answers is compared with `=`: true only where one was given',
    },
    remedy: { ru: "Напишите selected(${вопрос}, 'код')", en: "Write selected(${question}, 'code')" },
    judge: ({ name, codes, isCompared }, questionnaire) =>
      isCompared && codes.length > 0 && typeOf(questionnaire, name) === 'multiple'
        ? {
            ru: `Вопрос ${name} с несколькими ответами сравнивается с «${codes[0]}» через =`,
            en: `Compares ${name}, which takes several answers, with "${codes[0]}" by =`,
          }
        : undefined,
  }),
  referenceRule({
    code: 'words-compared',
    severity: 'warning',
    about: {
      ru: 'Условие сравнивает слова свободного ответа: одно и то же пишут сотней способов',
      en: 'A condition compares the words of a free answer: people write the same thing in a hundred ways',
    },
    remedy: { ru: 'Спросите с вариантами ответа', en: 'Ask with options' },
    judge: ({ name, codes }, questionnaire) =>
      codes.length > 0 && typeOf(questionnaire, name) === 'text' && !codes.every(isMissingCode)
        ? {
            ru: `Сравниваются слова, которые напишут в ${name}`,
            en: `Compares the words people will write in ${name}`,
          }
        : undefined,
  }),
];
