// Rules about constraints, calculations, repeated answers and order by chance.
import { answerTo } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { hasPart, references } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import type { Respondent } from '../simulate.ts';
import { breaksConstraint, constraintOf } from '../walk/constraint.ts';
import { isAnchored, listOf } from '../walk/order.ts';
import { pipesIn } from '../walk/piping.ts';
import { expressionsIn, conditionsOf } from './conditions.ts';
import { domainOf } from './domain.ts';
import { expressionsOf } from './reach.ts';
import { askedOf, questionRule, questionsOf } from './rule.ts';
import type { Asked, Discovery, Rule } from './rule.ts';
import type { Study } from './study.ts';
import { says, textsIn, textsOf, translationsOf } from './texts.ts';

/** In letters of the parsed expression: about five comparisons. */
const longCondition = 700;
const mostRepeated = 5;

/** Whether the constraint looks only at its own answer and the day. */
const isOnlyOwn = (constraint: string): boolean =>
  expressionsOf([constraint]).every(
    expression => references(expression).length === 0 && !hasPart(expression, isToday),
  );
const isToday = (part: { readonly kind: string }): boolean =>
  part.kind === 'call' && 'function' in part && part.function === 'today';

/** Answers worth trying against the constraint of a question, where that looks at nothing else. */
const trials = (question: Asked): readonly boolean[] | undefined => {
  const constraint = constraintOf(question);
  if (constraint === undefined || !isOnlyOwn(constraint)) return undefined;
  return domainOf({ ...question, missing: [] }, expressionsOf([constraint]))?.map(
    answer => !breaksConstraint(question, { [question.id]: answer }, { answers: {} }),
  );
};

const askedIds = new WeakMap<Respondent, ReadonlySet<string>>();

const asksOf = (respondent: Respondent, id: string): boolean => {
  const known = askedIds.get(respondent);
  if (known) return known.has(id);
  const ids = new Set(respondent.steps.flatMap(({ questions }) => questions.map(question => question.id)));
  askedIds.set(respondent, ids);
  return ids.has(id);
};

/**
 * Everybody who was asked and tried to answer found no answer that is accepted. A constraint that looks at an answer which
 * somebody did not give refuses nothing: their answers show nothing.
 */
const isUnmet = ({ respondents }: Study, question: Asked): boolean => {
  const { id } = question;
  const needs = needsOf(question);
  const answering = respondents.filter(
    each =>
      asksOf(each, id) &&
      needs.every(name => isGiven(answerTo(each.known, name))) &&
      (each.stuck.includes(id) || !isMissingCode(answerTo(each.known, id))),
  );
  return answering.length > 0 && answering.every(({ stuck }) => stuck.includes(id));
};

const needsOf = (question: Asked): readonly string[] =>
  expressionsOf([constraintOf(question)]).flatMap(each => references(each).map(({ name }) => name));

const isGiven = (answer: Answer | undefined): boolean => answer !== undefined && !isMissingCode(answer);

const isImpossible = (_: Study, question: Asked): boolean => {
  const tried = trials(question);
  return tried !== undefined && tried.length > 0 && tried.every(holds => !holds);
};

const constraintRule = (
  rule: Omit<Rule, 'find'>,
  breaks: (study: Study, question: Asked) => boolean,
): Rule => ({
  ...rule,
  find: study =>
    askedOf(study.questionnaire).flatMap(({ question, place }) =>
      constraintOf(question) !== undefined && breaks(study, question)
        ? [{ place: [...place, 'constraint'] }]
        : [],
    ),
});

const namesUsed = (questionnaire: Questionnaire): ReadonlySet<string> =>
  new Set([
    ...expressionsIn(questionnaire).flatMap(expression => references(expression).map(({ name }) => name)),
    ...textsOf(questionnaire).flatMap(({ text }) =>
      translationsOf(text).flatMap(([, words]) => pipesIn(words).map(({ name }) => name)),
    ),
    ...askedOf(questionnaire).flatMap(({ question }) =>
      'carry_forward' in question && question.carry_forward ? [question.carry_forward.question] : [],
    ),
  ]);

/** What the texts of a question repeat without words of their own for "no answer". */
const bare = (question: Question): ReadonlySet<string> =>
  new Set(
    textsIn(question).flatMap(text =>
      translationsOf(text).flatMap(([, words]) =>
        pipesIn(words).flatMap(({ name, fallback }) => (fallback === undefined ? [name] : [])),
      ),
    ),
  );

/** Somebody read the question who was not asked what it repeats, or whose value is not known. */
const pipedUnasked = ({ questionnaire, respondents }: Study): readonly Discovery[] =>
  questionsOf(questionnaire).flatMap(({ question, place }) => {
    const names = [...bare(question)].filter(name =>
      respondents.some(each => asksOf(each, question.id) && !Object.hasOwn(each.known, name)),
    );
    return names.map(name => ({
      place,
      message: {
        ru: `Повторяет ответ на ${name}, который задают не всем, кто это читает`,
        en: `Repeats ${name}, which not everybody who reads this was asked`,
      },
    }));
  });

/** A question whose options come from an earlier answer, and somebody for whom none came. */
const carriedNothing = ({ questionnaire, respondents }: Study): readonly Discovery[] =>
  askedOf(questionnaire).flatMap(({ question, place }) => {
    const carry = 'carry_forward' in question ? question.carry_forward : undefined;
    const source =
      carry && askedOf(questionnaire).find(each => each.question.id === carry.question)?.question;
    if (carry === undefined || source === undefined) return [];
    const stays = listOf(question).some(({ code }) => !moduleOf(source).hasCode(source, code));
    const isLost = respondents.some(each => asksOf(each, carry.question) && !asksOf(each, question.id));
    return !stays && isLost && question.relevant === undefined
      ? [{ place: [...place, 'carry_forward'] }]
      : [];
  });

const otherWords = /^(другое|иное|прочее|ничего|никто|нигде|ни |other|none|nothing|nobody)/iu;

export const logicRules: readonly Rule[] = [
  constraintRule(
    {
      code: 'constraint-impossible',
      severity: 'error',
      about: {
        ru: 'Условие на ответ не выполняет ни один ответ: дальше не пройти',
        en: 'No answer meets the constraint: nobody can go on',
      },
      remedy: { ru: 'Исправьте `constraint` или границы', en: 'Correct `constraint`, or the limits' },
    },
    isImpossible,
  ),
  constraintRule(
    {
      code: 'constraint-unmet',
      severity: 'warning',
      about: {
        ru: 'Никто из 1000 случайных респондентов не нашёл ответа, который здесь примут',
        en: 'None of 1,000 simulated respondents found an answer that is accepted here',
      },
      remedy: {
        ru: 'Проверьте `constraint` вместе с границами прежних вопросов',
        en: 'Check `constraint` against the limits of the earlier questions',
      },
    },
    (study, question) => isUnmet(study, question) && !isImpossible(study, question),
  ),
  constraintRule(
    {
      code: 'constraint-idle',
      severity: 'warning',
      about: {
        ru: 'Условие на ответ выполняет любой ответ: оно ничего не решает',
        en: 'Every answer meets the constraint: it decides nothing',
      },
      remedy: { ru: 'Уберите или исправьте `constraint`', en: 'Remove `constraint`, or correct it' },
    },
    (_, question) => {
      const tried = trials(question);
      return tried !== undefined && tried.length > 0 && tried.every(Boolean);
    },
  ),
  questionRule({
    code: 'constraint-unexplained',
    severity: 'advice',
    about: {
      ru: 'Ответ могут не принять, а почему — не сказано',
      en: 'An answer may be refused without a reason',
    },
    remedy: { ru: 'Напишите `constraint_message`', en: 'Write `constraint_message`' },
    judge: question => question.constraint !== undefined && question.constraint_message === undefined,
  }),
  {
    code: 'calculation-unused',
    severity: 'advice',
    about: { ru: 'Вычисленное значение нигде не нужно', en: 'Nothing uses a calculation' },
    remedy: { ru: 'Уберите его или сохраните: `record: true`', en: 'Remove it, or keep it: `record: true`' },
    find: ({ questionnaire }) => {
      const used = namesUsed(questionnaire);
      return (questionnaire.calculations ?? []).flatMap(({ id, record }, index) =>
        record || used.has(id) ? [] : [{ place: ['calculations', index] }],
      );
    },
  },
  {
    code: 'piped-unasked',
    severity: 'warning',
    about: {
      ru: 'Текст повторяет ответ, который есть не у всех, кто это читает: выйдет «[нет ответа]»',
      en: 'A text repeats an answer that not everybody who reads it has given: it would say "[no answer]"',
    },
    remedy: {
      ru: 'Дайте слова на этот случай: ${вопрос|там}, или добавьте `relevant`',
      en: 'Give words for that case, ${question|there}, or add `relevant`',
    },
    find: pipedUnasked,
  },
  {
    code: 'carried-nothing',
    severity: 'warning',
    about: {
      ru: 'Варианты берутся из прежнего ответа; если там ничего, вопрос молча пропадёт',
      en: 'The options come from an earlier answer; where that has none, the question vanishes in silence',
    },
    remedy: {
      ru: 'Добавьте вариант с новым кодом или напишите `relevant`',
      en: 'Add an option with a code of its own, or write `relevant`',
    },
    find: carriedNothing,
  },
  questionRule({
    code: 'random-other-loose',
    severity: 'warning',
    about: {
      ru: '«Другое» или «ничего» окажется посередине случайного порядка',
      en: '"Other" or "none" would land in the middle of the random order',
    },
    remedy: { ru: 'Добавьте варианту `anchor: true`', en: 'Write `anchor: true` for it' },
    judge: question =>
      'order' in question &&
      question.order !== undefined &&
      listOf(question).flatMap((item, index) =>
        !isAnchored(item) && says(item.label, otherWords)
          ? [{ place: ['rows' in question ? 'rows' : 'options', index] }]
          : [],
      ),
  }),
  questionRule({
    code: 'random-steps',
    severity: 'error',
    about: {
      ru: 'Ступени от одного конца к другому показываются вразброс',
      en: 'Steps from one end to the other are shown in a random order',
    },
    remedy: {
      ru: 'Возьмите `order: flip` или уберите `order`',
      en: 'Use `order: flip`, or remove `order`',
    },
    judge: question =>
      question.type === 'single' &&
      question.ordered === true &&
      question.order !== undefined &&
      question.order !== 'flip',
  }),
  {
    code: 'condition-repeated',
    severity: 'advice',
    about: {
      ru: 'Одно и то же длинное условие написано много раз',
      en: 'The same long condition is written many times',
    },
    remedy: {
      ru: 'Вычислите его один раз в `calculations` или соберите вопросы на страницу',
      en: 'Compute it once under `calculations`, or put the questions on a page',
    },
    find: ({ questionnaire }) => {
      const seen = new Map<string, number>();
      return conditionsOf(questionnaire).flatMap(({ place, expression }) => {
        const text = JSON.stringify(expression);
        seen.set(text, (seen.get(text) ?? 0) + 1);
        return text.length > longCondition && seen.get(text) === mostRepeated ? [{ place }] : [];
      });
    },
  },
];
