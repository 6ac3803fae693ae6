// Question -> variable: what the types share when they describe their columns.
import { missingLabels, skipped } from '../missing.ts';
import type { MissingCode } from '../missing.ts';
import { inLanguage, languages } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Category, Variable } from '../variable.ts';
import { allowedMissing } from './fields.ts';
import type { Option } from './option.ts';
import type { Question } from './schema.ts';

type Asked = Exclude<Question, { type: 'information' }>;

export const missingCategories = (question: Asked): readonly Category[] => {
  const codes: readonly MissingCode[] = [
    ...allowedMissing(question),
    ...(question.required === false ? [skipped] : []),
  ];
  return codes.map(code => ({ code, label: missingLabels[code], isMissing: true }));
};

export const optionCategories = (options: readonly Option[]): readonly Category[] =>
  options.map(({ code, label }) => ({ code, label, isMissing: false }));

type Own = Pick<Variable, 'type' | 'categories' | 'isOrdered'> & Partial<Variable>;

/** A variable with what every question gives it; `own` adds and overrides. */
export const variable = (question: Asked, own: Own): Variable => ({
  name: question.id,
  question: question.id,
  label: question.short ?? question.text,
  text: question.text,
  ...(question.recall === undefined ? {} : { recall: question.recall }),
  // the codes counted in a headline are those of answers and bands, never of exact amounts
  ...(question.headline === undefined || own.type === 'number' ? {} : { headline: question.headline }),
  ...own,
});

/** Two texts one after the other in every language that either has. */
export const joined = (first: Localised, separator: string, second: Localised): Localised =>
  Object.fromEntries(
    languages
      .filter(language => first[language] !== undefined || second[language] !== undefined)
      .map(language => [language, inLanguage(first, language) + separator + inLanguage(second, language)]),
  );

/** A text with `place` filled by the words of another one, in every language it has. */
export const filled = (text: Localised, place: string, words: Localised): Localised =>
  Object.fromEntries(
    languages
      .filter(language => text[language] !== undefined)
      .map(language => [
        language,
        inLanguage(text, language).replaceAll(place, () => inLanguage(words, language)),
      ]),
  );
