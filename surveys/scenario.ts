// A scenario: one way through a questionnaire that was tried and found right, kept to be gone again before every publication. Going
// it again gives the same path, or the first place where it differs.
import type { Answers } from './answer.ts';
import { readStep, formOf } from './answers.ts';
import type { Step } from './journey.ts';
import { moduleOf } from './questions/index.ts';
import type { Seed } from './random.ts';
import type { Questionnaire } from './schema.ts';
import { trialOf } from './trial.ts';

/** A page as it was met, and what was answered there. */
export type Met = { readonly page: string; readonly answers: Answers };

export type Scenario = {
  readonly name: string;
  /** What chance decided, so that it decides the same again. */
  readonly seed: Seed;
  /** The day it was tried, for conditions that ask for the day. */
  readonly today: string;
  /** In the order in which they were answered. */
  readonly pages: readonly Met[];
  /** Where the last of them led; null: to the end. */
  readonly next: string | null;
  readonly calculated: Answers;
};

/** Where it first went otherwise. `at`: how many pages went as before. */
export type ScenarioDifference = { readonly at: number } & (
  | { readonly kind: 'page'; readonly expected: string | null; readonly met: string | null }
  /** The answer given then cannot be given now. */
  | { readonly kind: 'impossible'; readonly page: string; readonly question: string }
  /** Answered then, not asked on this page now. */
  | { readonly kind: 'unasked'; readonly page: string; readonly question: string }
  /** Asked now, not answered then. */
  | { readonly kind: 'unanswered'; readonly page: string; readonly question: string }
  | { readonly kind: 'calculated'; readonly name: string }
);

export type Replay =
  { readonly isSame: true } | { readonly isSame: false; readonly first: ScenarioDifference };

export type Run = Pick<Scenario, 'name' | 'seed' | 'today'> & { readonly answers: Answers };

/** The run so far as a scenario: the pages answered one after another from the start. */
export const scenarioOf = (questionnaire: Questionnaire, { answers, ...run }: Run): Scenario => {
  const { steps, next, calculated } = trialOf(questionnaire, answers, run);
  const answered = next === undefined ? steps : steps.slice(0, steps.indexOf(next));
  return {
    ...run,
    pages: answered.map(step => ({ page: step.page.id, answers: answersOn(step, answers) })),
    next: next?.page.id ?? null,
    calculated,
  };
};

const answersOn = ({ questions }: Step, answers: Answers): Answers =>
  Object.assign({}, ...questions.map(question => moduleOf(question).keep(question, answers))) as Answers; // a sum of Answers objects, which the type of Object.assign does not tell

export const replay = (questionnaire: Questionnaire, scenario: Scenario): Replay => {
  const first = firstDifference(questionnaire, scenario);
  return first === undefined ? { isSame: true } : { isSame: false, first };
};

const firstDifference = (
  questionnaire: Questionnaire,
  scenario: Scenario,
): ScenarioDifference | undefined => {
  const { pages, next: expected, seed, today } = scenario;
  let answers: Answers = {};
  for (const [at, met] of pages.entries()) {
    const after = { ...answers, ...met.answers }; // a question may wait for another on the same page
    const step = trialOf(questionnaire, after, { seed, today }).steps[at];
    if (step?.page.id !== met.page)
      return { at, kind: 'page', expected: met.page, met: step?.page.id ?? null };
    const difference = differenceOn(step, met, answers);
    if (difference) return { at, ...difference };
    answers = after;
  }
  const { steps, calculated } = trialOf(questionnaire, answers, { seed, today });
  const at = pages.length;
  const next = steps[at]?.page.id ?? null;
  if (next !== expected) return { at, kind: 'page', expected, met: next };
  const name = namesIn(scenario.calculated, calculated).find(
    each => !isEqual(scenario.calculated[each], calculated[each]),
  );
  return name === undefined ? undefined : { at, kind: 'calculated', name };
};

type OnPage = { readonly kind: 'impossible' | 'unasked' | 'unanswered' } & Named;
type Named = { readonly page: string; readonly question: string };

const differenceOn = (step: Step, { page, answers: given }: Met, before: Answers): OnPage | undefined => {
  const asked = step.questions.filter(({ type }) => type !== 'information').map(({ id }) => id);
  const known = step.questions.flatMap(question => [question.id, ...moduleOf(question).names(question)]);
  const unasked = Object.keys(given).find(name => !known.includes(name));
  if (unasked !== undefined) return { kind: 'unasked', page, question: unasked };
  const unanswered = asked.find(id => !Object.hasOwn(given, id));
  if (unanswered !== undefined) return { kind: 'unanswered', page, question: unanswered };
  const reading = readStep(step, formOf(step, { ...before, ...given }), before);
  const wrong = 'mistakes' in reading ? reading.mistakes[0]?.question : undefined;
  const changed = Object.keys(given).find(name => !isEqual(given[name], reading.answers[name]));
  const question = wrong ?? changed;
  return question === undefined ? undefined : { kind: 'impossible', page, question };
};

const namesIn = (...all: readonly Answers[]): readonly string[] => [...new Set(all.flatMap(Object.keys))];

/** Equal but for the order in which rows, or chosen options, stand. */
const isEqual = (first: unknown, second: unknown): boolean =>
  JSON.stringify(inOrder(first)) === JSON.stringify(inOrder(second));

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(String).sort();
  return typeof value === 'object' && value !== null ? Object.entries(value).sort() : value;
};
