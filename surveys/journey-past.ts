// The part of a path that an answer to one page asks for. Only the server needs it: on a phone the whole path is at hand.
import type { Answers } from './answer.ts';
import type { Context } from './context.ts';
import { follow, isAnswered } from './journey.ts';
import type { Journey, Step } from './journey.ts';
import type { Questionnaire } from './schema.ts';

/**
 * The path as far as it takes to answer a page: past that page, and on to the first without an answer. What lies further
 * on changes neither where the page leads nor whether anything is left to answer.
 */
export const journeyPast = (
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context,
  pageId: string,
): Journey => {
  let seen = 0;
  let [hasMet, isPast, isOpen] = [false, false, false];
  const isEnough = (steps: readonly Step[]): boolean => {
    for (const step of steps.slice(seen)) {
      isPast ||= hasMet;
      hasMet ||= step.page.id === pageId;
      isOpen ||= !isAnswered(step, answers);
    }
    seen = steps.length;
    return isPast && isOpen;
  };
  return { steps: follow(questionnaire, answers, context, isEnough).steps };
};
