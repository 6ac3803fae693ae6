// A random respondent: valid answers along one path. Tests, demonstrations and the estimate of minutes use it.
import type { Answers } from './answer.ts';
import { parsedOnce, hasPart } from './conditions/index.ts';
import type { Expression } from './conditions/index.ts';
import type { Context } from './context.ts';
import { walk } from './journey.ts';
import { skipped } from './missing.ts';
import { anyOf } from './questions/chance.ts';
import { moduleOf } from './questions/index.ts';
import type { Question } from './questions/schema.ts';
import type { Questionnaire } from './schema.ts';
import { breaksConstraint, constraintOf } from './walk/constraint.ts';
import type { Scope } from './walk/constraint.ts';

/** So many answers are tried against a constraint before it is called impossible. */
const mostTries = 200;

/**
 * `random` gives numbers from 0 to below 1; the same numbers give the same respondent. A seed of their own unless one is given.
 * RangeError where no answer keeps to a constraint.
 */
export const simulate = (
  questionnaire: Questionnaire,
  random: () => number,
  context: Context = {},
): Answers => {
  const seed = context.seed ?? seedFrom(random);
  const answering = (question: Question, scope: Scope): Answers => answerOf(question, scope, random);
  return walk(questionnaire, answering, { ...context, seed }).answers;
};

export const seedFrom = (random: () => number): string =>
  Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');

const answerOf = (question: Question, scope: Scope, random: () => number): Answers => {
  const { simulate: answer } = moduleOf(question);
  if (question.type === 'information') return answer(question, random);
  if (question.required === false && random() < 1 / 12) return { [question.id]: skipped };
  if (constraintOf(question) === undefined) return answer(question, random);
  for (let tried = 0; tried < mostTries; tried += 1) {
    const given = answer(question, random);
    if (!breaksConstraint(question, given, scope)) return given;
  }
  return tellingAnswer(question, scope, random);
};

/** Chance rarely meets a narrow constraint: then the answers are tried that the numbers written in it suggest. */
const tellingAnswer = (question: Question, scope: Scope, random: () => number): Answers => {
  const parsed = parsedOnce(constraintOf(question) ?? '');
  const numbers = 'expression' in parsed ? numbersIn(parsed.expression) : [];
  const telling = moduleOf(question).representatives(question, { codes: [], rows: [], numbers }) ?? [];
  const sound = telling
    .map(answer => ({ [question.id]: answer }))
    .filter(given => !breaksConstraint(question, given, scope));
  if (sound.length > 0) return anyOf(sound, random);
  throw new RangeError(
    `No answer to ${question.id} was found that keeps to its constraint ${constraintOf(question)}: correct it`,
  );
};

const numbersIn = (expression: Expression): readonly number[] => {
  const found: number[] = [];
  hasPart(expression, part => {
    if (part.kind === 'literal' && typeof part.value === 'number') found.push(part.value);
    return false;
  });
  return found;
};
