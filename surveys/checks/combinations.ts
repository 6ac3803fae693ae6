// Goes through what may be answered to questions, in every combination, until both outcomes of a statement were seen or the work
// allowed is spent: then nothing is said.
import type { Answer, Answers } from '../answer.ts';
import type { Expression } from '../conditions/index.ts';
import { isRelevant } from '../conditions/relevance.ts';
import { isMissingCode } from '../missing.ts';
import { breaksConstraint } from '../walk/constraint.ts';
import { domainsOf } from './domain.ts';
import type { Asked, Placed } from './rule.ts';

export type Outcomes = { readonly canHold: boolean; readonly canFail: boolean };

/** Beyond it a condition is left undecided: a rule must never cry wolf, and never take a minute. */
const mostCombinations = 50_000;

/** Questions looked at for all conditions of a questionnaire together: past it the rest is left undecided. */
export const mostSteps = 4_000_000;

/** Work done for a questionnaire so far. */
export type Spent = { steps: number };

export type AskedOnPage = Placed<{ readonly question: Asked }>;

export type Trial = {
  readonly questions: readonly AskedOnPage[];
  readonly expressions: readonly Expression[];
  readonly spent: Spent;
};

/** Undefined where that was not decided; `judge` says nothing of answers about which nothing is stated. */
export const tryAll = (
  { questions, expressions, spent }: Trial,
  judge: (answers: Answers) => boolean | undefined,
): Outcomes | undefined => {
  spent.steps += questions.length + expressions.length;
  if (spent.steps > mostSteps) return undefined;
  const domains = domainsOf(
    questions.map(({ question }) => question),
    expressions,
  )?.map(answersFirst);
  if (domains === undefined || domains.some(domain => domain.length === 0)) return undefined;
  spent.steps += domains.reduce((sum, domain) => sum + domain.length, 0);
  let [canHold, canFail, tried] = [false, false, 0];
  const isEnough = (): boolean => tried > mostCombinations || spent.steps > mostSteps;
  const seen: Record<string, Answer> = {}; // one for all combinations: copies of a long path are dear
  const go = (at: number): void => {
    if ((canHold && canFail) || isEnough()) return;
    spent.steps += 1;
    const next = questions[at];
    if (next === undefined) {
      tried += 1;
      const outcome = judge(seen);
      if (outcome === true) canHold = true;
      if (outcome === false) canFail = true;
      return;
    }
    if (!isAsked(next, seen)) return go(at + 1);
    const { question } = next;
    for (const answer of domains[at] ?? []) {
      spent.steps += 1;
      if (isRefused(question, answer, seen)) continue;
      seen[question.id] = answer;
      go(at + 1);
      Reflect.deleteProperty(seen, question.id);
    }
  };
  go(0);
  return isEnough() && !(canHold && canFail) ? undefined : { canHold, canFail };
};

/** Silence closes most ways: the combinations in which people answer lead on, and are tried first. */
const answersFirst = (domain: readonly Answer[]): readonly Answer[] => [
  ...domain.filter(answer => !isMissingCode(answer)),
  ...domain.filter(answer => isMissingCode(answer)),
];

const isAsked = ({ question, page }: AskedOnPage, seen: Answers): boolean =>
  isRelevant(page.relevant, seen) && isRelevant(question.relevant, seen);

const isRefused = (question: Asked, answer: Answer, seen: Answers): boolean =>
  question.constraint !== undefined &&
  breaksConstraint(question, { [question.id]: answer }, { answers: seen });
