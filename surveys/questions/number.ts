// An amount, or for who does not remember it exactly, the band it lies in.
import { answerTo } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { readAmount } from './amount.ts';
import { bandMistakes } from './bands.ts';
import { anyOf, maybeMissing } from './chance.ts';
import { missingCategories, variable } from './describe.ts';
import { isAllowedMissing, mistaken, valuesOf } from './fields.ts';
import type { Form, FormMistake, QuestionModule, Reading } from './module.ts';
import { doubledCodes } from './option-mistakes.ts';
import { readingSeconds, skimmingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

type NumberQuestion = QuestionOf<'number'>;

const secondsToType = 6;

const bandField = (question: NumberQuestion): string => `${question.id}_band`;

const isBandOrMissing = (question: NumberQuestion, value: unknown): value is string =>
  isAllowedMissing(question, value) || question.bands.some(band => band.code === value);

/** Where both are filled the amount counts: a radio button cannot be cleared, a field can. */
const read = (question: NumberQuestion, form: Form): Reading => {
  const [written, ...more] = valuesOf(form, question.id)
    .map(value => value.trim())
    .filter(Boolean);
  if (more.length > 0) return mistaken({ question: question.id, code: 'not_a_number' });
  if (written !== undefined) return readWritten(question, written);
  const [band, ...others] = valuesOf(form, bandField(question));
  if (band === undefined) return mistaken({ question: question.id, code: 'not_a_number' });
  return others.length === 0 && isBandOrMissing(question, band)
    ? { answers: { [question.id]: band }, mistakes: [] }
    : mistaken({ question: question.id, code: 'unknown_answer' });
};

const readWritten = (question: NumberQuestion, written: string): Reading => {
  const { id, min, max, decimals } = question;
  const amount = readAmount(written);
  const mistake = (code: FormMistake['code'], values = {}): Reading =>
    mistaken({ question: id, code, values });
  if (!amount) return mistake('not_a_number');
  if (amount.decimals > decimals) return mistake('too_precise', { decimals });
  if (amount.value < min) return mistake('too_small', { min });
  if (amount.value > max) return mistake('too_large', { max });
  return { answers: { [id]: amount.value + 0 }, mistakes: [] };
};

const answerOf = (question: NumberQuestion, answers: Answers): Answer | undefined => {
  const answer = answerTo(answers, question.id);
  if (typeof answer === 'number') {
    const { min, max, decimals } = question;
    const isExact = Number.isFinite(answer) && Number(answer.toFixed(decimals)) === answer;
    return isExact && answer >= min && answer <= max ? answer : undefined;
  }
  return isBandOrMissing(question, answer) ? answer : undefined;
};

const simulate = (question: NumberQuestion, random: () => number): Answers => {
  const { id, bands, min, max, decimals } = question;
  const missing = maybeMissing(question.missing, random);
  if (missing) return { [id]: missing };
  if (bands.length > 0 && random() < 0.5) return { [id]: anyOf(bands, random).code };
  const steps = 10 ** decimals;
  const lowest = Math.ceil(min * steps);
  const step = Math.floor(random() * (Math.floor(max * steps) - lowest + 1));
  return { [id]: (lowest + step) / steps };
};

const mistakes: QuestionModule<NumberQuestion>['mistakes'] = question => [
  ...(question.max <= question.min
    ? [{ path: ['max'], said: { code: 'not_above', values: { field: 'min', value: question.min } } as const }]
    : []),
  ...doubledCodes(question.bands, 'bands'),
  ...bandMistakes(question),
];

const variables: QuestionModule<NumberQuestion>['variables'] = question => {
  const { unit, bands } = question;
  const missing = missingCategories(question);
  const amount = variable(question, {
    type: 'number',
    categories: missing,
    isOrdered: true,
    ...(unit === undefined ? {} : { unit }),
  });
  if (bands.length === 0) return [amount];
  const categories = [...bands.map(band => ({ ...band, isMissing: false })), ...missing];
  return [
    amount,
    variable(question, { name: bandField(question), type: 'category', categories, isOrdered: true }),
  ];
};

/** Both ends, the numbers asked about, and what lies a step beside them. */
const tellingAmounts = (
  { min, max, decimals }: NumberQuestion,
  numbers: readonly number[],
): readonly number[] => {
  const step = 10 ** -decimals;
  const near = numbers.flatMap(value => [value - step, value, value + step]);
  const exact = [min, ...near, max].map(value => Number(value.toFixed(decimals)));
  return [...new Set(exact)].filter(value => value >= min && value <= max);
};

export const number: QuestionModule<NumberQuestion> = {
  visible: question => question,
  read,
  fields: (question, answers) => {
    const answer = answerOf(question, answers);
    if (typeof answer === 'number') return { [question.id]: String(answer) };
    return typeof answer === 'string' ? { [bandField(question)]: answer } : {};
  },
  keep: (question, answers) => {
    const answer = answerOf(question, answers);
    return answer === undefined ? {} : { [question.id]: answer };
  },
  isAnswered: (question, answers) => answerOf(question, answers) !== undefined,
  variables,
  names: question => [bandField(question)],
  hasCode: (question, code) => isBandOrMissing(question, code) || /^-?\d+(\.\d+)?$/.test(code),
  representatives: (question, { numbers }) => [
    ...question.bands.map(band => band.code),
    ...tellingAmounts(question, numbers),
  ],
  mistakes,
  seconds: (question, language) =>
    readingSeconds([question.text, question.hint], language) +
    skimmingSeconds(question.bands, language) +
    secondsToType,
  simulate,
};
