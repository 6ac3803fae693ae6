// A questionnaire being tried by whoever made it: where the answers so far lead, what was computed from them, and why pages were
// passed over. Nothing of it is a response.
import type { Answers } from './answer.ts';
import { isRelevant } from './conditions/relevance.ts';
import type { Context } from './context.ts';
import { isAnswered } from './journey.ts';
import type { Step } from './journey.ts';
import { moduleOf } from './questions/index.ts';
import type { Page, Questionnaire } from './schema.ts';
import { breaksConstraint } from './walk/constraint.ts';
import { walk } from './walk/walk.ts';

/** A page nobody with these answers sees: the conditions that were not met, none where nothing was left to choose. */
export type Passed = { readonly page: string; readonly conditions: readonly string[] };

export type Trial = {
  readonly steps: readonly Step[];
  /** Calculated values that are known, recorded or not. */
  readonly calculated: Answers;
  /** The first page without an answer; undefined at the end. */
  readonly next: Step | undefined;
  /** Pages before `next`, in the order of the file. What lies behind it is not decided yet. */
  readonly passed: readonly Passed[];
};

export const trialOf = (questionnaire: Questionnaire, answers: Answers, context: Context): Trial => {
  let known: Answers = {};
  const { steps } = walk(
    questionnaire,
    (question, scope) => {
      known = scope.answers; // grows until the end of the walk
      const kept = moduleOf(question).keep(question, answers);
      return breaksConstraint(question, kept, scope) ? {} : kept;
    },
    context,
  );
  const next = steps.find(step => !isAnswered(step, answers));
  return {
    steps,
    next,
    calculated: calculatedIn(questionnaire, known),
    passed: passedBefore(questionnaire, steps, next).map(page => ({
      page: page.id,
      conditions: unmet(page, known, context),
    })),
  };
};

const calculatedIn = ({ calculations = [] }: Questionnaire, known: Answers): Answers => {
  const names = new Set(calculations.map(({ id }) => id));
  return Object.fromEntries(Object.entries(known).filter(([name]) => names.has(name)));
};

const passedBefore = (
  { pages }: Questionnaire,
  steps: readonly Step[],
  next: Step | undefined,
): readonly Page[] => {
  const at = next === undefined ? pages.length : pages.findIndex(({ id }) => id === next.page.id);
  return pages.slice(0, at).filter(({ id }) => !steps.some(({ page }) => page.id === id));
};

const unmet = ({ relevant, questions }: Page, known: Answers, context: Context): readonly string[] => {
  const conditions = isRelevant(relevant, known, context)
    ? questions.map(question => question.relevant)
    : [relevant];
  return [...new Set(conditions.filter(condition => condition !== undefined))].filter(
    condition => !isRelevant(condition, known, context),
  );
};
