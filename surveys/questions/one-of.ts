// One answer out of several: what single choice, districts and scales have in common.
import { answerTo } from '../answer.ts';
import type { Answers } from '../answer.ts';
import type { MissingCode } from '../missing.ts';
import { anyOf, maybeMissing } from './chance.ts';
import { allowedCodes, mistaken, valuesOf } from './fields.ts';
import type { Form, IsShown, Reading } from './module.ts';
import type { Option } from './option.ts';

type Choosing = {
  readonly id: string;
  readonly missing: readonly MissingCode[];
  readonly required?: boolean | undefined;
};

export type OneOf = {
  readonly id: string;
  readonly missing: readonly MissingCode[];
  readonly codes: readonly string[];
  /** Everything that may be answered, and for each what is then kept. */
  readonly kept: ReadonlyMap<unknown, Answers>;
};

export const codesOf = (options: readonly Option[]): readonly string[] => options.map(option => option.code);

/** A question is looked at many times on every page, and is the same object each time: what is made of it is made once. */
export const oncePerQuestion = <Q extends object, Made extends object>(
  make: (question: Q) => Made,
): ((question: Q) => Made) => {
  const made = new WeakMap<Q, Made>();
  return question => {
    const known = made.get(question);
    if (known) return known;
    const one = make(question);
    made.set(question, one);
    return one;
  };
};

/** What may be answered to each question of a type, where these are its codes. */
export const oneOfBy = <Q extends Choosing>(codesOfOne: (question: Q) => readonly string[]) =>
  oncePerQuestion((question: Q): OneOf => {
    const { id, missing } = question;
    const codes = codesOfOne(question);
    const kept = new Map([...allowedCodes(question, codes)].map(code => [code, { [id]: code }]));
    return { id, missing, codes, kept };
  });

export const isOneOf = ({ kept }: OneOf, value: unknown): value is string => kept.has(value);

export const readOneOf = (question: OneOf, form: Form): Reading => {
  const [value, ...more] = valuesOf(form, question.id);
  if (value === undefined || more.length > 0) return mistaken({ question: question.id, code: 'choose_one' });
  if (!isOneOf(question, value)) return mistaken({ question: question.id, code: 'unknown_answer' });
  return { answers: { [question.id]: value }, mistakes: [] };
};

/** The chosen code where it is one of those shown. */
export const chosen = (question: OneOf, answers: Answers): string | undefined => {
  const answer = answerTo(answers, question.id);
  return isOneOf(question, answer) ? answer : undefined;
};

export const keepOneOf = ({ id, kept }: OneOf, answers: Answers): Answers =>
  kept.get(answerTo(answers, id)) ?? {};

export const simulateOneOf = (question: OneOf, random: () => number): Answers => ({
  [question.id]: maybeMissing(question.missing, random) ?? anyOf(question.codes, random),
});

/** The same question with the options shown now. The question itself where all are. */
export const withShownOptions = <Q extends { readonly options: Option[] }>(
  question: Q,
  isShown: IsShown,
): Q | undefined => {
  if (question.options.every(option => option.relevant === undefined)) return question;
  const options = question.options.filter(option => isShown(option.relevant));
  return options.length === 0 ? undefined : { ...question, options };
};
