// Whether something with a `relevant` condition is shown. Conditions are parsed once per process, not once per answer.
import type { Answers } from '../answer.ts';
import { evaluate, truth } from './evaluate.ts';
import type { Surroundings, Value } from './evaluate.ts';
import { parseCondition } from './parse.ts';
import type { Parsed } from './parse.ts';

/** More than all conditions of a country's questionnaires; a bound so that no document can fill the memory. */
const mostRemembered = 20_000;
const remembered = new Map<string, Parsed>();

export const parsedOnce = (text: string): Parsed => {
  const known = remembered.get(text);
  if (known) return known;
  const parsed = parseCondition(text);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, parsed);
  return parsed;
};

/** What an expression gives; unknown where it cannot be read. */
export const valueOf = (text: string, answers: Answers, around?: Surroundings): Value => {
  const parsed = parsedOnce(text);
  return 'expression' in parsed ? evaluate(parsed.expression, answers, around) : null;
};

/** No condition is always true; unknown counts as no, and so does a condition that cannot be read. */
export const isRelevant = (relevant: string | undefined, answers: Answers, around?: Surroundings): boolean =>
  relevant === undefined || truth(valueOf(relevant, answers, around)) === true;
