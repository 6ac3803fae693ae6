// What a condition can become: tries every combination of the answers it depends on, through the same walk respondents take.
// Answers that decide nothing in the condition are not told apart, so that few combinations remain.
import type { Answers } from '../answer.ts';
import { evaluate, parsedOnce, references, truth } from '../conditions/index.ts';
import type { Expression } from '../conditions/index.ts';
import { isRelevant } from '../conditions/relevance.ts';
import type { Questionnaire } from '../schema.ts';
import { domainOf } from './domain.ts';
import { questionsOf } from './rule.ts';
import type { Asked, Placed } from './rule.ts';

export type Outcomes = { readonly canHold: boolean; readonly canFail: boolean };

/** Beyond it a condition is left unjudged: a rule must never cry wolf, and never take a minute. */
const mostCombinations = 50_000;

type Question = Placed<{ readonly question: Asked }>;

/** Undefined where there are too many combinations to try. `relevants` hold where the condition stands. */
export const outcomesOf = (
  questionnaire: Questionnaire,
  relevant: string,
  relevants: readonly string[],
): Outcomes | undefined => {
  const parsed = parsedOnce(relevant);
  if ('mistake' in parsed) return undefined;
  if (asksCalculations(questionnaire, [relevant, ...relevants])) return undefined;
  const closure = dependencies(questionnaire, [relevant, ...relevants]);
  const conditions = [
    ...closure.map(({ question }) => question.relevant),
    ...closure.map(({ page }) => page.relevant),
  ];
  const expressions = expressionsOf([relevant, ...relevants, ...conditions]);
  return tryAll(closure, expressions, answers =>
    relevants.every(outer => isRelevant(outer, answers))
      ? truth(evaluate(parsed.expression, answers)) === true
      : undefined,
  );
};

/** A calculated value can become anything: what hangs on one is left unjudged. */
const asksCalculations = ({ calculations = [] }: Questionnaire, conditions: readonly string[]): boolean =>
  calculations.length > 0 && namesIn(conditions).some(name => calculations.some(({ id }) => id === name));

const expressionsOf = (conditions: readonly (string | undefined)[]): readonly Expression[] =>
  conditions.flatMap(text => {
    const parsed = text === undefined ? undefined : parsedOnce(text);
    return parsed && 'expression' in parsed ? [parsed.expression] : [];
  });

/** The questions these conditions ask about, and those that decide whether those are asked, in their order. */
const dependencies = (questionnaire: Questionnaire, conditions: readonly string[]): readonly Question[] => {
  const wanted = new Set(namesIn(conditions));
  const found: Question[] = [];
  for (const { question, page, path } of questionsOf(questionnaire).toReversed()) {
    if (!wanted.has(question.id) || question.type === 'information') continue;
    found.unshift({ question, page, path });
    namesIn([page.relevant, question.relevant]).forEach(name => wanted.add(name));
  }
  return found;
};

const namesIn = (conditions: readonly (string | undefined)[]): readonly string[] =>
  expressionsOf(conditions)
    .flatMap(references)
    .map(({ name }) => name);

/** Goes through the combinations depth first and stops when both outcomes were seen. */
const tryAll = (
  questions: readonly Question[],
  expressions: readonly Expression[],
  judge: (answers: Answers) => boolean | undefined,
): Outcomes | undefined => {
  const domains = questions.map(({ question }) => domainOf(question, expressions) ?? []);
  if (domains.some(domain => domain.length === 0)) return undefined;
  let [canHold, canFail, tried] = [false, false, 0];
  const go = (at: number, seen: Answers): void => {
    if ((canHold && canFail) || tried > mostCombinations) return;
    const next = questions[at];
    if (next === undefined) {
      tried += 1;
      const outcome = judge(seen);
      if (outcome === true) canHold = true;
      if (outcome === false) canFail = true;
      return;
    }
    const { question, page } = next;
    const isAsked = isRelevant(page.relevant, seen) && isRelevant(question.relevant, seen);
    if (!isAsked) return go(at + 1, seen);
    for (const answer of domains[at] ?? []) go(at + 1, { ...seen, [question.id]: answer });
  };
  go(0, {});
  return tried > mostCombinations ? undefined : { canHold, canFail };
};
