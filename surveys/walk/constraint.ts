// Whether an answer keeps to the constraint of its question. Only what is certainly broken counts: where the constraint looks at
// something nobody knows, or the person did not want to answer, there is nothing they could correct.
import { answerTo } from '../answer.ts';
import type { Answers } from '../answer.ts';
import { truth } from '../conditions/evaluate.ts';
import { valueOf } from '../conditions/relevance.ts';
import { isMissingCode } from '../missing.ts';
import type { Question } from '../questions/schema.ts';

/** What a constraint may look at: the answers on the path before the question, and the day of the wave. */
export type Scope = { readonly answers: Answers; readonly today?: string | undefined };

export const constraintOf = (question: Question): string | undefined =>
  question.type === 'information' ? undefined : question.constraint;

export const breaksConstraint = (question: Question, given: Answers, scope: Scope): boolean => {
  const constraint = constraintOf(question);
  const own = answerTo(given, question.id);
  if (constraint === undefined || own === undefined || isMissingCode(own)) return false;
  return truth(valueOf(constraint, scope.answers, { today: scope.today, own })) === false;
};
