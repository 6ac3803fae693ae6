// Rules about conditions: those that decide nothing, and those that mean something else than they say.
import { parsedOnce, references } from '../conditions/index.ts';
import type { Reference } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { outcomesOf } from './reach.ts';
import type { Outcomes } from './reach.ts';
import { pagesOf, questionsOf } from './rule.ts';
import type { Discovery, Rule } from './rule.ts';

type Condition = {
  readonly path: string;
  readonly relevant: string;
  /** Conditions of the page and question around it, which hold already. */
  readonly around: readonly string[];
};

const conditionsOf = (questionnaire: Questionnaire): readonly Condition[] => [
  ...pagesOf(questionnaire).flatMap(({ page, path }) => condition(path, page.relevant, [])),
  ...questionsOf(questionnaire).flatMap(({ page, question, path }) => [
    ...condition(path, question.relevant, [page.relevant]),
    ...(['options', 'rows'] as const).flatMap(field =>
      partsOf(question, field).flatMap((part, index) =>
        condition(`${path}.${field}[${index}]`, part.relevant, [page.relevant, question.relevant]),
      ),
    ),
  ]),
];

type Conditional = { readonly relevant?: string | undefined };

const partsOf = (question: Question, field: 'options' | 'rows'): readonly Conditional[] => {
  if (field === 'rows') return 'rows' in question ? question.rows : [];
  return 'options' in question ? question.options : [];
};

const condition = (
  path: string,
  relevant: string | undefined,
  around: readonly (string | undefined)[],
): readonly Condition[] =>
  relevant === undefined
    ? []
    : [{ path: `${path}.relevant`, relevant, around: around.filter(outer => outer !== undefined) }];

const outcomeRule = (
  code: string,
  severity: Rule['severity'],
  judge: (outcomes: Outcomes) => string | undefined,
): Rule => ({
  code,
  severity,
  find: questionnaire =>
    conditionsOf(questionnaire).flatMap(({ path, relevant, around }): readonly Discovery[] => {
      const outcomes = outcomesOf(questionnaire, relevant, around);
      const message = outcomes && judge(outcomes);
      return message === undefined ? [] : [{ path, message }];
    }),
});

const referenceRule = (
  code: string,
  judge: (reference: Reference, questionnaire: Questionnaire) => string | undefined,
): Rule => ({
  code,
  severity: 'warning',
  find: questionnaire =>
    conditionsOf(questionnaire).flatMap(({ path, relevant }) => {
      const parsed = parsedOnce(relevant);
      const named = 'expression' in parsed ? references(parsed.expression) : [];
      const messages = named.flatMap(reference => judge(reference, questionnaire) ?? []);
      return [...new Set(messages)].map(message => ({ path, message }));
    }),
});

const typeOf = (questionnaire: Questionnaire, name: string): string | undefined =>
  questionsOf(questionnaire).find(({ question }) => question.id === name)?.question.type;

export const conditionRules: readonly Rule[] = [
  outcomeRule('never-shown', 'error', ({ canHold, canFail }) =>
    !canHold && canFail
      ? 'is true for no answers: nobody will see this, so correct the condition'
      : undefined,
  ),
  outcomeRule('always-shown', 'warning', ({ canHold, canFail }) =>
    canHold && !canFail ? 'is true for all answers: remove the condition, or correct it' : undefined,
  ),
  referenceRule('set-compared', ({ name, codes, isCompared }, questionnaire) =>
    isCompared && codes.length > 0 && typeOf(questionnaire, name) === 'multiple'
      ? `compares ${name}, which takes several answers, with =: write selected(\${${name}}, '${codes[0]}')`
      : undefined,
  ),
  referenceRule('words-compared', ({ name, codes }, questionnaire) =>
    codes.length > 0 && typeOf(questionnaire, name) === 'text' && !codes.every(isMissingCode)
      ? `compares the words of ${name}: people write the same thing in a hundred ways`
      : undefined,
  ),
];
