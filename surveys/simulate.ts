// A random respondent: valid answers along one path. Tests, demonstrations and the estimate of minutes use it.
import { answerTo } from './answer.ts';
import type { Answers } from './answer.ts';
import { evaluate, hasPart, parsedOnce } from './conditions/index.ts';
import type { Expression, Value } from './conditions/index.ts';
import type { Context } from './context.ts';
import { walk } from './walk/walk.ts';
import type { Walk } from './walk/walk.ts';
import { isMissingCode, skipped } from './missing.ts';
import { anyOf } from './questions/chance.ts';
import { moduleOf } from './questions/index.ts';
import type { Question } from './questions/schema.ts';
import type { Questionnaire } from './schema.ts';
import { breaksConstraint, constraintOf } from './walk/constraint.ts';
import type { Scope } from './walk/constraint.ts';

/** So many answers are tried against a constraint before it is called impossible. */
const mostTries = 200;

/** One simulated interview. */
export type Respondent = Walk & {
  /** What conditions could look at in the end: answers and calculated values. */
  readonly known: Answers;
  /** Questions to which no answer was found that keeps to the constraint; where they may be refused, they were. */
  readonly stuck: readonly string[];
};

/** `random` gives numbers from 0 to below 1; the same numbers give the same respondent. A seed of their own unless one is given. */
export const respondent = (
  questionnaire: Questionnaire,
  random: () => number,
  context: Context = {},
): Respondent => {
  const stuck: string[] = [];
  let known: Answers = {};
  const answering = (question: Question, scope: Scope): Answers => {
    known = scope.answers; // grows until the end of the walk
    const given = answerOf(question, scope, random);
    if (given.isStuck) stuck.push(question.id);
    return given.answers ?? {};
  };
  const walked = walk(questionnaire, answering, { ...context, seed: context.seed ?? seedFrom(random) });
  return { ...walked, known, stuck };
};

/** The answers of a random respondent. RangeError where no answer keeps to a constraint. */
export const simulate = (
  questionnaire: Questionnaire,
  random: () => number,
  context: Context = {},
): Answers => {
  const { answers, stuck } = respondent(questionnaire, random, context);
  const unanswered = stuck.find(id => answerTo(answers, id) === undefined);
  if (unanswered === undefined) return answers;
  throw new RangeError(
    `No answer to ${unanswered} was found that keeps to its constraint: correct the constraint or the question`,
  );
};

export const seedFrom = (random: () => number): string =>
  Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');

type Given = { readonly answers: Answers | undefined; readonly isStuck: boolean };

const answerOf = (question: Question, scope: Scope, random: () => number): Given => {
  const { simulate: answer } = moduleOf(question);
  if (question.type !== 'information' && question.required === false && random() < 1 / 12)
    return { answers: { [question.id]: skipped }, isStuck: false };
  const first = answer(question, random);
  if (!breaksConstraint(question, first, scope)) return { answers: first, isStuck: false };
  for (let tried = 1; tried < mostTries; tried += 1) {
    const given = answer(question, random);
    if (!isMissingCode(answerTo(given, question.id)) && !breaksConstraint(question, given, scope))
      return { answers: given, isStuck: false };
  }
  return tellingAnswer(question, scope, random);
};

/** Chance rarely meets a narrow constraint: then the answers are tried that the numbers in it suggest, and at last a refusal. */
const tellingAnswer = (question: Question, scope: Scope, random: () => number): Given => {
  const parsed = parsedOnce(constraintOf(question) ?? '');
  const numbers = 'expression' in parsed ? numbersIn(parsed.expression, scope) : [];
  const telling = moduleOf(question).representatives(question, { codes: [], rows: [], numbers }) ?? [];
  const sound = telling
    .map(answer => ({ [question.id]: answer }))
    .filter(given => !breaksConstraint(question, given, scope));
  if (sound.length > 0) return { answers: anyOf(sound, random), isStuck: false };
  const [silence] = question.type === 'information' ? [] : question.missing;
  return { answers: silence === undefined ? undefined : { [question.id]: silence }, isStuck: true };
};

/** Numbers written out, and what stands against the answer itself: 7 in `. = ${adults} + 2` where there are five adults. */
const numbersIn = (expression: Expression, { answers, today }: Scope): readonly number[] => {
  const found: number[] = [];
  const keep = (value: Value): void => {
    if (typeof value === 'number') found.push(value);
  };
  hasPart(expression, part => {
    if (part.kind === 'literal') keep(part.value);
    if (part.kind === 'operation' && part.left.kind === 'own') keep(evaluate(part.right, answers, { today }));
    if (part.kind === 'operation' && part.right.kind === 'own') keep(evaluate(part.left, answers, { today }));
    return false;
  });
  return found;
};
