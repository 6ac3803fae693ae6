// Codes with their words in several languages, as lines of one text: `none | Нет | None`. For lists too small for a form of their own.
import type { Language } from '../language.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (label: unknown, language: Language): string => {
  const words = isRecord(label) ? label[language] : undefined;
  return typeof words === 'string' ? words : '';
};

export const linesOf = (value: unknown, languages: readonly Language[]): string =>
  (Array.isArray(value) ? value : [])
    .filter(isRecord)
    .map(({ code, label }) => {
      const words = languages.map(language => textIn(label, language));
      return [String(code), ...words].join(' | ').replace(/(\s*\|\s*)+$/, '');
    })
    .join('\n');

/** What is missing in a line is left to the schema, which says what it needs. */
export const readLines = (text: string, languages: readonly Language[]): readonly object[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [code = '', ...words] = line.split('|').map(each => each.trim());
      const label = languages.flatMap((language, at) => (words[at] ? [[language, words[at]] as const] : []));
      return { code, label: Object.fromEntries(label) };
    });
