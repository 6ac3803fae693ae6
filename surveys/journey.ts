// The path of one respondent: which pages and questions their answers lead to. It is computed from questionnaire and answers
// every time and never stored, so it cannot disagree with them. What chance decides comes from the seed of the interview, and so
// stays as it was on every page, on every device and in every language.
import type { Answers } from './answer.ts';
import { noContext } from './context.ts';
import type { Context } from './context.ts';
import { moduleOf } from './questions/index.ts';
import type { Questionnaire } from './schema.ts';
import { breaksConstraint } from './walk/constraint.ts';
import { walk } from './walk/walk.ts';
import type { Step, Walk } from './walk/walk.ts';

export type { Context } from './context.ts';
export { walk } from './walk/walk.ts';
export type { Answering, Step } from './walk/walk.ts';

export type Journey = { readonly steps: readonly Step[] };

/** An answer that breaks its constraint, perhaps since an earlier one was changed, is as good as none: the path stops there. */
export const follow = (
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context,
  isEnough?: (steps: readonly Step[]) => boolean,
): Walk =>
  walk(
    questionnaire,
    (question, scope) => {
      const kept = moduleOf(question).keep(question, answers);
      return breaksConstraint(question, kept, scope) ? {} : kept;
    },
    context,
    isEnough,
  );

export const journey = (
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context = noContext,
): Journey => ({ steps: follow(questionnaire, answers, context).steps });

/**
 * What a response holds: only what was asked. Answers off the path go, and so do options, rows and bands that are not shown or not
 * known; recorded calculations and what chance decided come to it.
 */
export const onPath = (
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context = noContext,
): Answers => follow(questionnaire, answers, context).answers;

const neighbour = ({ steps }: Journey, pageId: string, distance: number): Step | undefined => {
  const at = steps.findIndex(step => step.page.id === pageId);
  return at === -1 ? undefined : steps[at + distance];
};

export const stepAt = (journey: Journey, pageId: string): Step | undefined => neighbour(journey, pageId, 0);
export const nextStep = (journey: Journey, pageId: string): Step | undefined => neighbour(journey, pageId, 1);
export const previousStep = (journey: Journey, pageId: string): Step | undefined =>
  neighbour(journey, pageId, -1);

/** A page that only informs is answered from the start. */
export const isAnswered = ({ questions, scope }: Step, answers: Answers): boolean => {
  let before = scope?.answers ?? {};
  return questions.every(question => {
    if (!moduleOf(question).isAnswered(question, answers)) return false;
    if (scope === undefined) return true;
    const given = moduleOf(question).keep(question, answers);
    const isSound = !breaksConstraint(question, given, { ...scope, answers: before });
    before = { ...before, ...given };
    return isSound;
  });
};

export const firstUnanswered = ({ steps }: Journey, answers: Answers): Step | undefined =>
  steps.find(step => !isAnswered(step, answers));

/** A page on the path may be opened when every page before it is answered. */
export const mayVisit = (journey: Journey, answers: Answers, pageId: string): boolean => {
  const at = journey.steps.findIndex(step => step.page.id === pageId);
  return at !== -1 && journey.steps.slice(0, at).every(step => isAnswered(step, answers));
};
