// A mistake in words: the sentence of its code, with its values put in.
import type { MistakeCode, Part, PlainCode, Said } from '../said.ts';
import { english } from './words/english.ts';
import { russian } from './words/russian.ts';

export type ToldLanguage = 'ru' | 'en';

const tables: Readonly<Record<ToldLanguage, Readonly<Record<MistakeCode, string>>>> = {
  ru: russian,
  en: english,
};

const or: Readonly<Record<ToldLanguage, string>> = { ru: ' или ', en: ' or ' };

export const told = ({ code, values }: Said, language: ToldLanguage): string => {
  const parts: Readonly<Record<string, Part>> = values ?? {};
  return tables[language][code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    wordsOf(parts[name] ?? '', language),
  );
};

export const toldInBoth = (said: Said): Readonly<Record<ToldLanguage, string>> => ({
  ru: told(said, 'ru'),
  en: told(said, 'en'),
});

const wordsOf = (part: Part, language: ToldLanguage): string => {
  if (typeof part === 'string' || typeof part === 'number') return String(part);
  return 'code' in part ? told(part, language) : part.map(each => wordsOf(each, language)).join(or[language]);
};

/** Whether the schema gave a rule of its own a code of ours to say. */
export const isPlainCode = (text: string): text is PlainCode =>
  Object.hasOwn(english, text) && !english[text as MistakeCode].includes('{{'); // a key of the table, as was just asked
