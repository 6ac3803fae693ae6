// Random choices of a simulated respondent, from a generator that is passed in.
import type { MissingCode } from '../missing.ts';

/** One of `values`, each as likely. */
export const anyOf = <Value>(values: readonly Value[], random: () => number): Value => {
  const value = values[Math.min(values.length - 1, Math.floor(random() * values.length))];
  if (value === undefined) throw new RangeError('There is nothing to choose from.');
  return value;
};

/** About one person in twelve does not answer a question where that is offered. */
export const maybeMissing = (
  missing: readonly MissingCode[],
  random: () => number,
): MissingCode | undefined => (missing.length > 0 && random() < 1 / 12 ? anyOf(missing, random) : undefined);
