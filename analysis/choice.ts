// Options that are one of a few words: a word that is none of them is refused, not taken for the default.

/** RangeError that names the option, what was given, and what may be. */
export const checkChoice = (option: string, given: unknown, allowed: readonly string[]): void => {
  if (given === undefined || (typeof given === 'string' && allowed.includes(given))) return;
  const words = allowed.map(word => `'${word}'`).join(', ');
  throw new RangeError(`Option ${option} is ${JSON.stringify(given)}: choose one of ${words}.`);
};
