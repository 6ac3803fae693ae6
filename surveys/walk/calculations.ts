// Calculated values: each is computed once, as soon as everything it looks at has been passed, whether that was asked or not.
import type { Answer, Answers } from '../answer.ts';
import { references } from '../conditions/references.ts';
import { isRelevant, parsedOnce, valueOf } from '../conditions/relevance.ts';
import { textOf } from '../conditions/value.ts';
import type { Value } from '../conditions/value.ts';
import type { Context } from '../context.ts';
import type { Calculation, Questionnaire } from '../schema.ts';

/** Questions and calculations a calculation looks at, each once. */
export const needsOf = ({ value, relevant }: Calculation): readonly string[] => {
  const names = [value, relevant].flatMap(text => {
    const parsed = text === undefined ? undefined : parsedOnce(text);
    return parsed && 'expression' in parsed ? references(parsed.expression).map(({ name }) => name) : [];
  });
  return [...new Set(names)];
};

/** The value as it stands among the answers: 1 and 0 for yes and no, one of its codes, a number or words; undefined: not known. */
const asAnswer = (value: Value, { options }: Calculation): Answer | undefined => {
  if (value === null) return undefined;
  if (options !== undefined) {
    const code = textOf(value);
    return options.some(option => option.code === code) ? code : undefined;
  }
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number(value.toPrecision(12));
  return typeof value === 'string' ? { text: value } : value;
};

export const calculated = (
  calculation: Calculation,
  seen: Answers,
  { today }: Context,
): Answer | undefined =>
  isRelevant(calculation.relevant, seen, { today })
    ? asAnswer(valueOf(calculation.value, seen, { today }), calculation)
    : undefined;

/** Tells after each question (and once at the start, with none) which calculations have all they need. */
export const calculationQueue = ({ calculations = [], pages }: Questionnaire) => {
  const known = new Set([
    ...pages.flatMap(page => page.questions.map(({ id }) => id)),
    ...calculations.map(({ id }) => id),
  ]);
  const needs = new Map(
    calculations.map(each => [each, needsOf(each).filter(name => known.has(name))] as const),
  );
  return () => {
    const open = new Map([...needs].map(([each, names]) => [each, new Set(names)] as const));
    return (passed?: string): readonly Calculation[] =>
      [...open].flatMap(([each, names]) => {
        if (passed !== undefined) names.delete(passed);
        if (names.size > 0) return [];
        open.delete(each);
        return [each];
      });
  };
};
