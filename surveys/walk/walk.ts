// One walk goes through the questionnaire and lets only what is asked on the way be seen by later conditions: an answer that lies
// off the path decides nothing. Conditions look back only, so the walk ends and has one result.
import { answerTo, isRecord, tableOf } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { isRelevant } from '../conditions/relevance.ts';
import { noContext } from '../context.ts';
import type { Context } from '../context.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';
import type { Page, Questionnaire } from '../schema.ts';
import { unitsInOrder } from './blocks.ts';
import type { Block } from './blocks.ts';
import { calculated } from './calculations.ts';
import { carriedForward } from './carry.ts';
import type { Scope } from './constraint.ts';
import { arranged } from './order.ts';
import { piped } from './piping.ts';
import type { WordsOf } from './piping.ts';
import { planOf } from './plan.ts';
import type { Plan } from './plan.ts';
import { plainWords, wordsOfAnswer } from './words.ts';

/** A page on the path, with the questions asked now: only the options and rows shown, in this interview's order, texts filled. */
export type Step = {
  readonly page: Page;
  readonly questions: readonly Question[];
  /** What constraints on this page may look at; only where it has any. */
  readonly scope?: Scope;
};

/** `answers` is what a response holds: what was asked, recorded calculations, and what chance decided. */
export type Walk = { readonly steps: readonly Step[]; readonly answers: Answers };

/** What is answered to a question that is asked. */
export type Answering = (question: Question, scope: Scope) => Answers;

type Walking = {
  readonly plan: Plan;
  readonly context: Context;
  readonly answering: Answering;
  readonly steps: Step[];
  /** What conditions and texts may look at: answers and calculated values. */
  readonly seen: Record<string, Answer>;
  /** The same for the answering of each question. */
  readonly scope: Scope;
  readonly response: Record<string, Answer>;
  readonly shown: Map<string, Question>;
  readonly ready: ReturnType<Plan['newQueue']>;
};

/** `isEnough` is asked between pages and blocks: true ends the walk there. */
export const walk = (
  questionnaire: Questionnaire,
  answering: Answering,
  context: Context = noContext,
  isEnough?: (steps: readonly Step[]) => boolean,
): Walk => {
  const plan = planOf(questionnaire);
  const [seen, response] = [tableOf({}), tableOf({})];
  const scope = { answers: seen, today: context.today };
  const walking: Walking = {
    ...{ plan, context, answering, scope, steps: [], seen, response },
    ...{ shown: new Map(), ready: plan.newQueue() },
  };
  calculate(walking, undefined);
  for (const stretch of plan.stretches) {
    if ('units' in stretch) visitBlock(walking, stretch);
    else visitPage(walking, stretch);
    if (isEnough?.(walking.steps)) break;
  }
  return { steps: walking.steps, answers: response };
};

const visitBlock = (walking: Walking, block: Block): void => {
  const { context, steps, response } = walking;
  const met = unitsInOrder(block, context).filter(({ pages }) => {
    const before = steps.length;
    pages.forEach(page => visitPage(walking, page));
    return steps.length > before;
  });
  if (context.seed !== undefined && met.length > 1)
    response[`${block.id}_order`] = met.map(({ name }) => name);
};

const visitPage = (walking: Walking, page: Page): void => {
  const { plan, context, seen, steps } = walking;
  const { today } = context;
  const isShown = isRelevant(page.relevant, seen, context);
  const title = isShown && plan.piped.has(page) ? piped(page.title, wordsIn(walking)) : page.title;
  const scope = plan.constrained.has(page) ? { answers: tableOf(seen), today } : undefined;
  const questions: Question[] = [];
  for (const question of page.questions) {
    const asked = isShown ? visitQuestion(walking, question) : undefined;
    calculate(walking, question.id);
    if (asked !== undefined) questions.push(asked);
  }
  if (questions.length === 0) return;
  const shown = title === page.title ? page : { ...page, title };
  steps.push(scope === undefined ? { page: shown, questions } : { page: shown, questions, scope });
};

/** The question as shown, answered; undefined where it is not asked. */
const visitQuestion = (walking: Walking, question: Question): Question | undefined => {
  const { plan, context, seen, response } = walking;
  if (!isRelevant(question.relevant, seen, context)) return undefined;
  if (plan.fixed.has(question)) return ask(walking, question);
  const offered = carriedForward(question, seen, plan.questions);
  const visible =
    offered && moduleOf(offered).visible(offered, relevant => isRelevant(relevant, seen, context), context);
  if (visible === undefined) return undefined;
  const filled = plan.piped.has(question) ? piped(visible, wordsIn(walking)) : visible;
  const { question: asked, order } = arranged(filled, context.seed);
  ask(walking, filled);
  Object.assign(response, moduleOf(filled).recorded?.(filled, context));
  if (order !== undefined) response[`${question.id}_order`] = order;
  return asked;
};

const ask = ({ seen, scope, response, shown, answering }: Walking, question: Question): Question => {
  const given = answering(question, scope);
  shown.set(question.id, question);
  Object.assign(seen, given);
  Object.assign(response, given);
  return question;
};

const calculate = (walking: Walking, passed: string | undefined): void => {
  const { plan, context, seen, response, ready } = walking;
  if (plan.calculations.size === 0) return;
  for (const calculation of ready(passed)) {
    const value = calculated(calculation, seen, context);
    if (value !== undefined) seen[calculation.id] = value;
    if (value !== undefined && calculation.record) response[calculation.id] = value;
    calculate(walking, calculation.id);
  }
};

const wordsIn =
  ({ plan, seen, shown }: Walking): WordsOf =>
  ({ name, row }, language) => {
    const answer = answerTo(seen, name);
    const calculation = plan.calculations.get(name);
    if (calculation !== undefined)
      return answer === undefined ? undefined : plainWords(calculation.options ?? [], answer, language);
    const question = shown.get(name);
    if (question === undefined) return undefined;
    if (row === undefined) return wordsOfAnswer(question, answer, language, specified(seen, name));
    const cell = isRecord(answer) && Object.hasOwn(answer, row) ? answer[row] : undefined;
    return wordsOfAnswer(question, cell, language);
  };

const specified = (seen: Answers, name: string): string | undefined => {
  const written = answerTo(seen, `${name}_specify`);
  return isRecord(written) ? written['text'] : undefined;
};
