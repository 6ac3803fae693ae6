// What a statement about answers can become: by the simulated respondents where they show both, or else by every combination
// of the answers it depends on, through the same conditions respondents meet.
// Answers that decide nothing in the condition are not told apart, so that few combinations remain.
import type { Answers } from '../answer.ts';
import { evaluate, parsedOnce, references, truth } from '../conditions/index.ts';
import type { Expression } from '../conditions/index.ts';
import { isRelevant } from '../conditions/relevance.ts';
import type { Questionnaire } from '../schema.ts';
import { tryAll } from './combinations.ts';
import type { AskedOnPage, Outcomes, Spent } from './combinations.ts';
import { askedOf } from './rule.ts';
import type { Study } from './study.ts';

export type { Outcomes } from './combinations.ts';

export type Statement = {
  /** What is stated of the expressions: the same name, the same `holds`. */
  readonly name: string;
  readonly holds: (answers: Answers) => boolean;
  /** What `holds` reads: the answers to be tried come from here. */
  readonly expressions: readonly Expression[];
  /** Conditions that hold where the statement stands. */
  readonly around: readonly string[];
};

/** A question and what decides whether it is asked, or what may be answered to it. */
type Link = AskedOnPage & {
  /** Names the conditions around the question look at. */
  readonly needs: readonly string[];
  readonly expressions: readonly Expression[];
};

type Work = {
  readonly spent: Spent;
  readonly known: Map<string, Outcomes | undefined>;
  /** The last question first. */
  readonly links: readonly Link[];
};
const works = new WeakMap<Study, Work>();

const workOn = (study: Study): Work => {
  const known = works.get(study);
  if (known) return known;
  const links = askedOf(study.questionnaire).map(linkOf).toReversed();
  const fresh: Work = { spent: { steps: 0 }, known: new Map(), links };
  works.set(study, fresh);
  return fresh;
};

const linkOf = (asked: AskedOnPage): Link => {
  const conditions = expressionsOf([asked.page.relevant, asked.question.relevant]);
  const expressions = [...conditions, ...expressionsOf([asked.question.constraint])];
  return { ...asked, needs: namesIn(conditions), expressions };
};

/** Questions looked at so far to decide what can hold and what can fail. */
export const stepsSpent = (study: Study): number => workOn(study).spent.steps;

/** Whether it can hold and can fail where it stands; undefined where that was not decided. Each is decided once for a study. */
export const outcomesOf = (study: Study, statement: Statement): Outcomes | undefined => {
  const { known } = workOn(study);
  const key = JSON.stringify([statement.name, statement.expressions, statement.around]);
  if (!known.has(key)) known.set(key, decide(study, statement));
  return known.get(key);
};

const decide = (study: Study, { holds, expressions, around }: Statement): Outcomes | undefined => {
  const { questionnaire, respondents } = study;
  const stands = (answers: Answers): boolean => around.every(outer => isRelevant(outer, answers));
  const seen = { canHold: false, canFail: false };
  for (const { known } of respondents) {
    if (!stands(known)) continue;
    seen[holds(known) ? 'canHold' : 'canFail'] = true;
    if (seen.canHold && seen.canFail) return seen;
  }
  const asked = [...expressions, ...expressionsOf(around)];
  if (asksCalculations(questionnaire, asked)) return undefined;
  const { links, spent } = workOn(study);
  const questions = dependencies(links, asked);
  const outer = [...expressionsOf(around), ...questions.flatMap(each => each.expressions)];
  return tryAll({ questions, expressions: [...new Set([...expressions, ...outer])], spent }, answers =>
    stands(answers) ? holds(answers) : undefined,
  );
};

/** A calculated value can become anything: what hangs on one is left undecided. */
const asksCalculations = (
  { calculations = [] }: Questionnaire,
  expressions: readonly Expression[],
): boolean =>
  calculations.length > 0 && namesIn(expressions).some(name => calculations.some(({ id }) => id === name));

/** A statement that an expression is true. */
export const isTrue = (expression: Expression, around: readonly string[]): Statement => ({
  name: 'is true',
  holds: answers => truth(evaluate(expression, answers)) === true,
  expressions: [expression],
  around,
});

export const expressionsOf = (conditions: readonly (string | undefined)[]): readonly Expression[] =>
  conditions.flatMap(text => {
    const parsed = text === undefined ? undefined : parsedOnce(text);
    return parsed && 'expression' in parsed ? [parsed.expression] : [];
  });

/** The questions these conditions ask about, and those that decide whether those are asked, in their order. */
const dependencies = (links: readonly Link[], expressions: readonly Expression[]): readonly Link[] => {
  const wanted = new Set(namesIn(expressions));
  const found = links.filter(({ question, needs }) => {
    if (!wanted.has(question.id)) return false;
    needs.forEach(name => wanted.add(name));
    return true;
  });
  return found.reverse();
};

const namesIn = (expressions: readonly Expression[]): readonly string[] =>
  expressions.flatMap(references).map(({ name }) => name);
