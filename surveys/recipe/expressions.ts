// Conditions and expressions of a recipe against its data: whom they ask about, and with which codes they compare.
import { parsedOnce, references, type Reference } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import type { Found } from '../read/lists.ts';
import { nearest } from '../read/nearest.ts';
import type { Path } from '../read/source.ts';
import type { Known } from './known.ts';

/** Syntax is told elsewhere; here only what the data lack. */
export const expressionMistakes = (text: string | undefined, path: Path, known: Known): readonly Found[] => {
  const parsed = text === undefined ? undefined : parsedOnce(text);
  if (!parsed || 'mistake' in parsed) return [];
  return references(parsed.expression)
    .flatMap(reference => referenceMistakes(reference, known))
    .map(message => ({ path, message }));
};

const referenceMistakes = ({ name, row, codes }: Reference, known: Known): readonly string[] => {
  const { variables, questions } = known;
  if (row !== undefined && !variables.has(`${name}_${row}`))
    return [`asks about row ${row} of ${name}, which the data do not have: correct the name`];
  if (row !== undefined || questions.has(name)) return [];
  const variable = variables.get(name);
  if (!variable) {
    const near = nearest(name, [...variables.keys(), ...questions]);
    return [
      `asks about ${name}, which is no variable of the data${near ? `: did you mean ${near}?` : ': correct the name'}`,
    ];
  }
  return codes
    .filter(code => variable.categories?.includes(code) === false && !isMissingCode(code))
    .map(code => `compares ${name} with ${code}, which is no code of it: correct the code`);
};
