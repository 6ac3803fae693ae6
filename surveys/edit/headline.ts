// The sentence of a headline whose answers were named and whose words were not written yet: `«Да»: {share}`.
import { inLanguage } from '../language.ts';
import type { Language } from '../language.ts';
import type { Localised } from '../localised.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';

const quotes: Readonly<Record<Language, readonly [string, string]>> = {
  ...{ ru: ['«', '»'], ce: ['«', '»'], en: ['“', '”'] },
};

/** Undefined where there are words already, or no codes. */
export const headlineWords = (
  question: Question,
  value: unknown,
  languages: readonly Language[],
): Localised | undefined => {
  if (typeof value !== 'object' || value === null || 'text' in value) return undefined;
  const codes: unknown = Reflect.get(value, 'codes');
  if (!Array.isArray(codes)) return undefined;
  const all = moduleOf(question)
    .variables(question)
    .flatMap(({ categories }) => categories);
  const labels = codes.flatMap(code => all.find(each => each.code === code)?.label ?? []);
  if (labels.length === 0) return undefined;
  const words = (language: Language): string => {
    const [open, close] = quotes[language];
    return `${labels.map(label => `${open}${inLanguage(label, language)}${close}`).join(', ')}: {share}`;
  };
  return Object.fromEntries(languages.map(language => [language, words(language)]));
};
