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
  trial: Trial,
  judge: (answers: Answers) => boolean | undefined,
): Outcomes | undefined => {
  const domains = domainsIn(trial);
  if (domains === undefined) return undefined;
  let [canHold, canFail, tried] = [false, false, 0];
  const isEnough = (): boolean => tried > mostCombinations || trial.spent.steps > mostSteps;
  visit(trial, domains, answers => {
    if (answers !== undefined) {
      tried += 1;
      const outcome = judge(answers);
      canHold ||= outcome === true;
      canFail ||= outcome === false;
    }
    return (canHold && canFail) || isEnough();
  });
  return isEnough() && !(canHold && canFail) ? undefined : { canHold, canFail };
};

/** Shows `stop` every combination, and asks it on the way, with nothing, whether to go on. */
const visit = (
  { questions, spent }: Trial,
  domains: readonly (readonly Answer[])[],
  stop: (answers?: Answers) => boolean,
): void => {
  const seen: Record<string, Answer> = {}; // one for all combinations: copies of a long path are dear
  const go = (at: number): void => {
    if (stop()) return;
    spent.steps += 1;
    const next = questions[at];
    if (next === undefined) stop(seen);
    else if (!isAsked(next, seen)) go(at + 1);
    else answer(next.question, at);
  };
  const answer = (question: Asked, at: number): void => {
    for (const each of domains[at] ?? []) {
      spent.steps += 1;
      if (isRefused(question, each, seen)) continue;
      seen[question.id] = each;
      go(at + 1);
      Reflect.deleteProperty(seen, question.id);
    }
  };
  go(0);
};

/** What to try for each question; undefined where that is not known, or the work allowed is spent. */
const domainsIn = ({ questions, expressions, spent }: Trial): readonly (readonly Answer[])[] | undefined => {
  spent.steps += questions.length + expressions.length;
  if (spent.steps > mostSteps) return undefined;
  const asked = questions.map(({ question }) => question);
  const domains = domainsOf(asked, expressions)?.map(answersFirst);
  if (domains === undefined || domains.some(domain => domain.length === 0)) return undefined;
  spent.steps += domains.reduce((sum, domain) => sum + domain.length, 0);
  return domains;
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
