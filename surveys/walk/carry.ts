// Carrying forward: a question offers only what was chosen, or not chosen, in an earlier one.
import { answerTo, isRecord, isSet, rankedIn } from '../answer.ts';
import type { Answers } from '../answer.ts';
import { isMissingCode } from '../missing.ts';
import type { Question } from '../questions/schema.ts';
import { listOf, withList } from './order.ts';

/** Codes the earlier question does not have stay; where it was not answered, what it has goes. Undefined: nothing is left. */
export const carriedForward = (
  question: Question,
  seen: Answers,
  questions: ReadonlyMap<string, Question>,
): Question | undefined => {
  const carry = 'carry_forward' in question ? question.carry_forward : undefined;
  const source = carry && questions.get(carry.question);
  if (carry === undefined || source === undefined) return question;
  const answer = answerTo(seen, carry.question);
  const isKnown = answer !== undefined && !isMissingCode(answer);
  const chosen = isRecord(answer) ? rankedIn(answer) : isSet(answer) ? answer : [answer];
  const stays = (code: string): boolean =>
    listOf(source).every(option => option.code !== code) ||
    (isKnown && chosen.includes(code) === (carry.take === 'chosen'));
  const left = listOf(question).filter(({ code }) => stays(code));
  return left.length === 0 ? undefined : withList(question, left);
};
