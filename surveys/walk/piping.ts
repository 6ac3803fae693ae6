// Earlier answers in later texts: `${place}` becomes the words of the answer, `${place|this office}` those or else the words after
// the bar. Texts are filled once, from what the questionnaire says, so an answer that looks like a pipe stays as it was written.
import { inLanguage, languages } from '../language.ts';
import type { Language } from '../language.ts';
import type { Localised } from '../localised.ts';

export type Pipe = { readonly name: string; readonly row?: string; readonly fallback?: string };

/** The words of an answer in a language; undefined where there is none. */
export type WordsOf = (pipe: Pipe, language: Language) => string | undefined;

const pattern = /\$\{\s*([A-Za-z_]\w*)(?:\.(\w+))?\s*(?:\|([^{}]*))?\}/g;

/** Stands where nothing was answered and the text gives no words for that. */
export const noAnswer: Localised = { ru: '[нет ответа]', en: '[no answer]' };

export const pipesIn = (text: string): readonly Pipe[] =>
  [...text.matchAll(pattern)].map(([, name = '', row, fallback]) => pipeOf(name, row, fallback));

/** What is left of a text when its pipes are taken out: `${` in it is a pipe that cannot be read. */
export const withoutPipes = (text: string): string => text.replace(pattern, '');

const pipeOf = (name: string, row: string | undefined, fallback: string | undefined): Pipe => ({
  name,
  ...(row === undefined ? {} : { row }),
  ...(fallback === undefined ? {} : { fallback: fallback.trim() }),
});

const fill = (text: string, language: Language, wordsOf: WordsOf): string =>
  text.replace(pattern, (_, name: string, row?: string, fallback?: string) => {
    const pipe = pipeOf(name, row, fallback);
    return wordsOf(pipe, language) ?? pipe.fallback ?? inLanguage(noAnswer, language);
  });

const isText = (value: object): value is Localised => {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, words]) => typeof words === 'string' && languages.some(language => language === key))
  );
};

/** Whether any localised text inside has a pipe. */
export const hasPipes = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (isText(value)) return Object.values(value).some(words => words?.includes('${'));
  return Object.values(value).some(hasPipes);
};

/** The same with every localised text inside filled, in each of its languages. */
export const piped = <Thing>(value: Thing, wordsOf: WordsOf): Thing => mapped(value, wordsOf) as Thing; // texts for texts, the rest as it is

const mapped = (value: unknown, wordsOf: WordsOf): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => mapped(each, wordsOf));
  if (isText(value)) {
    return Object.fromEntries(
      languages.flatMap(language => {
        const words = value[language];
        return words === undefined ? [] : [[language, fill(words, language, wordsOf)]];
      }),
    );
  }
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, mapped(inside, wordsOf)]));
};

/** For tables and codebooks, which stand apart from any one person's answers: the fallback, or an ellipsis. */
export const unpiped = <Thing>(value: Thing): Thing =>
  hasPipes(value) ? piped(value, ({ fallback }) => fallback ?? '…') : value;
