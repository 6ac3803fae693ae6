// Any number of answers from a list; some options and every missing code stand alone.
import { answerTo, isSet } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { anyOf, maybeMissing } from './chance.ts';
import { missingCategories, optionCategories, variable } from './describe.ts';
import { allowedCodes, isAllowedMissing, mistaken, valuesOf } from './fields.ts';
import type { DefinitionMistake, Form, FormMistake, QuestionModule, Reading } from './module.ts';
import { codesOf, oncePerQuestion, withShownOptions } from './one-of.ts';
import { optionMistakes } from './option-mistakes.ts';
import { readingSeconds, skimmingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';
import { keepSpecify, readSpecify, specifyField, specifyNames } from './specify.ts';

type Multiple = QuestionOf<'multiple'>;

const secondsToChoose = 4;

/** Codes that may be answered, and those of them that stand alone. */
const rulesOf = oncePerQuestion((question: Multiple) => ({
  known: allowedCodes(question, codesOf(question.options)),
  alone: allowedCodes(question, codesOf(question.options.filter(option => option.exclusive))),
}));

const isKnown = (question: Multiple, code: string): boolean => rulesOf(question).known.has(code);

/** The one of the codes that must be alone and is not. */
const notAlone = (question: Multiple, codes: readonly string[]): string | undefined =>
  codes.length < 2 ? undefined : codes.find(code => rulesOf(question).alone.has(code));

const mistakeIn = (question: Multiple, codes: readonly string[]): FormMistake | undefined => {
  const mistake = (code: FormMistake['code'], values?: FormMistake['values']): FormMistake => ({
    question: question.id,
    code,
    ...(values ? { values } : {}),
  });
  if (codes.length === 0) return mistake('choose_any');
  if (codes.some(code => !isKnown(question, code))) return mistake('unknown_answer');
  const lone = notAlone(question, codes);
  if (lone !== undefined) return mistake('not_alone', { code: lone });
  const { max } = question;
  if (max !== undefined && codes.length > max) return mistake('too_many', { max });
  const min = rulesOf(question).alone.has(codes[0] ?? '') ? 1 : leastOf(question);
  return codes.length < min ? mistake('too_few', { min }) : undefined;
};

/** No more is asked for than is shown. */
const leastOf = ({ min, options }: Multiple): number =>
  min ? Math.min(min, options.filter(option => !option.exclusive).length) : 1;

/** Codes in the questionnaire's order, whatever order they were ticked in: order says something about a person. */
const answerOf = (question: Multiple, codes: readonly string[]): Answer => {
  const [first] = codes;
  return first !== undefined && isAllowedMissing(question, first)
    ? first
    : codesOf(question.options).filter(code => codes.includes(code));
};

const read = (question: Multiple, form: Form): Reading => {
  const codes = valuesOf(form, question.id);
  const mistake = mistakeIn(question, codes);
  if (mistake) return mistaken(mistake);
  const { answers, mistakes } = readSpecify(question, codes, form);
  return { answers: { [question.id]: answerOf(question, codes), ...answers }, mistakes };
};

/** The stored codes that are shown now; none where they break a rule of the question. */
const chosenOf = (question: Multiple, answers: Answers): readonly string[] => {
  const answer = answerTo(answers, question.id);
  const codes = (isSet(answer) ? answer : [answer]).filter(
    (code): code is string => typeof code === 'string' && isKnown(question, code),
  );
  return mistakeIn(question, codes) ? [] : codes;
};

const simulate = (question: Multiple, random: () => number): Answers => {
  const missing = maybeMissing(question.missing, random);
  if (missing) return { [question.id]: missing };
  const first = anyOf(question.options, random);
  if (first.exclusive) return { [question.id]: [first.code] };
  const sociable = question.options.filter(option => !option.exclusive);
  const others = sociable.filter(option => option === first || random() < 0.3);
  const enough = [...new Set([...others, ...sociable])].slice(0, Math.max(leastOf(question), others.length));
  const many = codesOf(enough.slice(0, question.max ?? enough.length));
  return { [question.id]: codesOf(sociable).filter(code => many.includes(code)) };
};

const limitMistakes = (question: Multiple): readonly DefinitionMistake[] => {
  const { min, max } = question;
  if (min === undefined) return [];
  if (max !== undefined && min > max)
    return [{ path: ['min'], said: { code: 'above_max', values: { max } } }];
  return min > leastOf(question)
    ? [{ path: ['min'], said: { code: 'many_together', values: { min, most: leastOf(question) } } }]
    : [];
};

const mostChoices = 5000;

/** Every subset of the options asked about, beside any number of the others, and each option alone. */
const tellingChoices: QuestionModule<Multiple>['representatives'] = (question, { codes }) => {
  const sociable = codesOf(question.options.filter(option => !option.exclusive));
  const named = sociable.filter(code => codes.includes(code));
  const others = sociable.filter(code => !codes.includes(code));
  if (2 ** named.length * (others.length + 1) > mostChoices) return undefined;
  const subsets = named.reduce<readonly (readonly string[])[]>(
    (all, code) => [...all, ...all.map(subset => [...subset, code])],
    [[]],
  );
  const beside = [...others.keys(), others.length].map(count => others.slice(0, count));
  const alone = codesOf(question.options.filter(option => option.exclusive)).map(code => [code]);
  return [...subsets.flatMap(subset => beside.map(some => [...subset, ...some])), ...alone].filter(
    choice => mistakeIn(question, choice) === undefined,
  );
};

export const multiple: QuestionModule<Multiple> = {
  visible: withShownOptions,
  read,
  fields: (question, answers) => {
    const codes = chosenOf(question, answers);
    return { ...(codes.length === 0 ? {} : { [question.id]: codes }), ...specifyField(question, answers) };
  },
  keep: (question, answers) => {
    const codes = chosenOf(question, answers);
    if (codes.length === 0) return {};
    return { [question.id]: answerOf(question, codes), ...keepSpecify(question, codes, answers) };
  },
  isAnswered: (question, answers) => chosenOf(question, answers).length > 0,
  variables: question => [
    variable(question, {
      type: 'set',
      categories: [...optionCategories(question.options), ...missingCategories(question)],
      isOrdered: false,
    }),
  ],
  names: question => [
    ...specifyNames(question),
    ...codesOf(question.options).map(code => `${question.id}_${code}`),
  ],
  hasCode: isKnown,
  representatives: tellingChoices,
  mistakes: question => [...optionMistakes(question.options, 'options'), ...limitMistakes(question)],
  seconds: (question, language) =>
    readingSeconds([question.text, question.hint], language) +
    skimmingSeconds(question.options, language) +
    secondsToChoose,
  simulate,
};
