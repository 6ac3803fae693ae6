// What the walk needs to know of a questionnaire beforehand. Made once for each: versions are frozen, so the plan never ages.
import type { Question } from '../questions/schema.ts';
import type { Calculation, Page, Questionnaire } from '../schema.ts';
import { stretchesOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { calculationQueue } from './calculations.ts';
import { constraintOf } from './constraint.ts';
import { isFixed } from './fixed.ts';
import { hasPipes } from './piping.ts';

export type Plan = {
  readonly stretches: readonly (Page | Block)[];
  readonly questions: ReadonlyMap<string, Question>;
  readonly calculations: ReadonlyMap<string, Calculation>;
  readonly newQueue: ReturnType<typeof calculationQueue>;
  /** Pages whose title, and questions whose texts, repeat earlier answers. */
  readonly piped: ReadonlySet<Page | Question>;
  /** Questions that are always shown as they are written. */
  readonly fixed: ReadonlySet<Question>;
  /** Pages with a constraint. */
  readonly constrained: ReadonlySet<Page>;
};

const plans = new WeakMap<Questionnaire, Plan>();

export const planOf = (questionnaire: Questionnaire): Plan => {
  const known = plans.get(questionnaire);
  if (known) return known;
  const plan = makePlan(questionnaire);
  plans.set(questionnaire, plan);
  return plan;
};

const makePlan = (questionnaire: Questionnaire): Plan => {
  const { pages, calculations = [] } = questionnaire;
  const questions = pages.flatMap(page => page.questions);
  return {
    stretches: stretchesOf(questionnaire),
    questions: new Map(questions.map(question => [question.id, question])),
    calculations: new Map(calculations.map(each => [each.id, each])),
    newQueue: calculationQueue(questionnaire),
    piped: new Set([...pages.filter(({ title }) => hasPipes(title)), ...questions.filter(hasPipes)]),
    fixed: new Set(questions.filter(isFixed)),
    constrained: new Set(pages.filter(page => page.questions.some(each => constraintOf(each) !== undefined))),
  };
};
