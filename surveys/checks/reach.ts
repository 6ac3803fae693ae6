// What a statement about answers can become: by the simulated respondents where they show both, or else by every combination
// of the answers it depends on, through the same conditions respondents meet.
// Answers that decide nothing in the condition are not told apart, so that few combinations remain.
import type { Answer, Answers } from '../answer.ts';
import { evaluate, parsedOnce, references, truth } from '../conditions/index.ts';
import type { Expression } from '../conditions/index.ts';
import { isRelevant } from '../conditions/relevance.ts';
import type { Questionnaire } from '../schema.ts';
import { breaksConstraint } from '../walk/constraint.ts';
import { domainOf } from './domain.ts';
import { questionsOf } from './rule.ts';
import type { Asked, Placed } from './rule.ts';
import type { Study } from './study.ts';

export type Outcomes = { readonly canHold: boolean; readonly canFail: boolean };

/** Beyond it a condition is left undecided: a rule must never cry wolf, and never take a minute. */
const mostCombinations = 50_000;

type Question = Placed<{ readonly question: Asked }>;

export type Statement = {
  /** What is stated of the expressions: the same name, the same `holds`. */
  readonly name: string;
  readonly holds: (answers: Answers) => boolean;
  /** What `holds` reads: the answers to be tried come from here. */
  readonly expressions: readonly Expression[];
  /** Conditions that hold where the statement stands. */
  readonly around: readonly string[];
};

/** What all conditions of a questionnaire may cost together: past it the rest is left undecided. */
const mostWork = 1_000_000;

type Spent = { work: number; readonly known: Map<string, Outcomes | undefined> };
const spending = new WeakMap<Study, Spent>();

const spentOn = (study: Study): Spent => {
  const known = spending.get(study);
  if (known) return known;
  const fresh: Spent = { work: 0, known: new Map() };
  spending.set(study, fresh);
  return fresh;
};

/** Whether it can hold and can fail where it stands; undefined where that was not decided. Each is decided once for a study. */
export const outcomesOf = (study: Study, statement: Statement): Outcomes | undefined => {
  const { known } = spentOn(study);
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
  const closure = dependencies(questionnaire, asked);
  const outer = expressionsOf([
    ...around,
    ...closure.flatMap(({ question, page }) => [question.relevant, page.relevant, question.constraint]),
  ]);
  return tryAll(
    { questions: closure, expressions: [...expressions, ...outer], spent: spentOn(study) },
    answers => (stands(answers) ? holds(answers) : undefined),
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
const dependencies = (
  questionnaire: Questionnaire,
  expressions: readonly Expression[],
): readonly Question[] => {
  const wanted = new Set(namesIn(expressions));
  const found: Question[] = [];
  for (const { question, page, place } of questionsOf(questionnaire).toReversed()) {
    if (!wanted.has(question.id) || question.type === 'information') continue;
    found.unshift({ question, page, place });
    namesIn(expressionsOf([page.relevant, question.relevant])).forEach(name => wanted.add(name));
  }
  return found;
};

const namesIn = (expressions: readonly Expression[]): readonly string[] =>
  expressions.flatMap(references).map(({ name }) => name);

type Trial = {
  readonly questions: readonly Question[];
  readonly expressions: readonly Expression[];
  readonly spent: Spent;
};

/** Goes through the combinations depth first and stops when both outcomes were seen. */
const tryAll = (
  { questions, expressions, spent }: Trial,
  judge: (answers: Answers) => boolean | undefined,
): Outcomes | undefined => {
  const domains = questions.map(({ question }) => domainOf(question, expressions) ?? []);
  if (domains.some(domain => domain.length === 0)) return undefined;
  let [canHold, canFail, tried] = [false, false, 0];
  const isEnough = (): boolean => tried > mostCombinations || spent.work > mostWork;
  const go = (at: number, seen: Answers): void => {
    if ((canHold && canFail) || isEnough()) return;
    const next = questions[at];
    if (next === undefined) {
      tried += 1;
      spent.work += 1;
      const outcome = judge(seen);
      if (outcome === true) canHold = true;
      if (outcome === false) canFail = true;
      return;
    }
    for (const answer of possible(next, domains[at] ?? [], seen)) go(at + 1, { ...seen, ...answer });
  };
  go(0, {});
  return isEnough() && !(canHold && canFail) ? undefined : { canHold, canFail };
};

/** What may be answered to a question after these answers; nothing where it is not asked. */
const possible = (
  { question, page }: Question,
  domain: readonly Answer[],
  seen: Answers,
): readonly Answers[] => {
  const isAsked = isRelevant(page.relevant, seen) && isRelevant(question.relevant, seen);
  if (!isAsked) return [{}];
  const given = domain.map(answer => ({ [question.id]: answer }));
  return question.constraint === undefined
    ? given
    : given.filter(answer => !breaksConstraint(question, answer, { answers: seen }));
};
