// Expressions of a recipe against its data: whom they ask about, and with which codes they compare.
import { parsedOnce, references, type Reference } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import type { Path } from '../read/source.ts';
import { instead, type Found, type Sentence } from './found.ts';
import type { Known } from './known.ts';

/** Syntax is told elsewhere; here only what the data lack. */
export const expressionMistakes = (text: string | undefined, path: Path, known: Known): readonly Found[] => {
  const parsed = text === undefined ? undefined : parsedOnce(text);
  if (!parsed || 'mistake' in parsed) return [];
  return references(parsed.expression)
    .flatMap(reference => referenceMistakes(reference, known))
    .map(message => ({ path, message }));
};

const referenceMistakes = (
  { name, row, codes }: Reference,
  { variables, questions }: Known,
): readonly Sentence[] => {
  const variable = variables.get(row === undefined ? name : `${name}_${row}`);
  if (!variable && row === undefined && questions.has(name)) return [];
  if (!variable)
    return [unknown(row === undefined ? name : `${name}.${row}`, [...variables.keys(), ...questions])];
  return codes
    .filter(code => variable.codes?.includes(code) === false && !isMissingCode(code))
    .map(code => unknownCode(code, name, variable.codes ?? []));
};

const unknown = (name: string, names: readonly string[]): Sentence => {
  const hint = instead(name, names);
  return {
    ru: `спрашивает о переменной ${name}, которой в данных нет: ${hint.ru}`,
    en: `asks about ${name}, which is no variable of the data: ${hint.en}`,
  };
};

const unknownCode = (code: string, name: string, codes: readonly string[]): Sentence => {
  const hint = instead(code, codes);
  return {
    ru: `сравнивает ${name} с кодом ${code}, которого у неё нет: ${hint.ru}`,
    en: `compares ${name} with ${code}, which is no code of it: ${hint.en}`,
  };
};
