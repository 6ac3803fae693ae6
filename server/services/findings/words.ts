// The words around a finding's number. Numbers are computed, never typed: a text has one place for the share, and no digit that the
// questionnaire itself does not have; numbers in words neither.
import { contentHash } from '../../crypto.ts';
import type { QuestionResult } from '../results/result.ts';
import { unseenIn } from '../written.ts';
import { numeralsIn } from './numerals.ts';

export const placeholder = '{share}';
const longest = 300;

export const wordLanguages = ['ru', 'en'] as const;
export type WordLanguage = (typeof wordLanguages)[number];
export type Words = Readonly<Record<WordLanguage, string>>;

export type WordsMistake = {
  readonly field: WordLanguage;
  readonly code: 'empty' | 'long' | 'placeholder' | 'twice' | 'unknown' | 'number' | 'sign' | 'unseen';
  /** What stands in the text and may not. */
  readonly found: string;
};

/** Digits of any script, fractions and Roman numerals that are signs of their own, then words; `2,5` is one. */
export const numbersIn = (text: string): readonly string[] => [
  ...(text.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? []),
  ...numeralsIn(text),
];

/** Numbers that the questionnaire's own words have: `12 месяцев`, `18 лет`. */
export const ownNumbers = ({ variable, categories, survey, focus }: QuestionResult): ReadonlySet<string> => {
  const texts = [
    ...[variable.label, variable.text, survey.population],
    ...categories.map(({ label }) => label),
    ...(focus?.kind === 'headline' ? [focus.headline.text] : []),
  ];
  return new Set(texts.flatMap(text => Object.values(text).flatMap(words => numbersIn(words ?? ''))));
};

const mistakeIn = (text: string, own: ReadonlySet<string>): Omit<WordsMistake, 'field'> | null => {
  if (text === '') return { code: 'empty', found: '' };
  if (text.length > longest) return { code: 'long', found: String(text.length) };
  const unseen = unseenIn(text);
  if (unseen !== null) return { code: 'unseen', found: unseen };
  const places = text.split(placeholder).length - 1;
  if (places === 0) return { code: 'placeholder', found: placeholder };
  if (places > 1) return { code: 'twice', found: placeholder };
  const rest = text.replace(placeholder, ' ');
  const unknown = /[{}][^{}]*[{}]?/.exec(rest)?.[0];
  if (unknown !== undefined) return { code: 'unknown', found: unknown };
  const typed = numbersIn(rest).find(number => !own.has(number));
  if (typed !== undefined) return { code: 'number', found: typed };
  const sign = /[%‰‱±٪％﹪℅]/u.exec(rest)?.[0];
  return sign === undefined ? null : { code: 'sign', found: sign };
};

/** One line without spaces at the ends and without a full stop: the sentence goes on behind it. */
export const tidyWords = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/[.;]$/, '');

export const checkWords = (words: Words, question: QuestionResult): readonly WordsMistake[] => {
  const own = ownNumbers(question);
  return wordLanguages.flatMap(field => {
    const mistake = mistakeIn(tidyWords(words[field]), own);
    return mistake ? [{ field, ...mistake }] : [];
  });
};

/** Changes with anything in the questionnaire that words around the number rest on: question, answers, which of them are counted. */
export const wordingOf = ({ variable, categories, focus }: QuestionResult): string =>
  contentHash([
    ...[variable.label, variable.text, focus?.codes ?? null],
    categories.map(({ code, label }) => [code, label]),
  ]);

/** Whether words that were checked once may still stand: the questionnaire has the numbers in them, and asks what it asked. */
export const mayStand = (
  { words, wording }: { readonly words: Words | null; readonly wording?: string | undefined },
  own: QuestionResult,
): boolean =>
  words === null ||
  (checkWords(words, own).length === 0 && (wording === undefined || wording === wordingOf(own)));

/** The question with these words for its number: every sentence about it is made of them from here on. */
export const withWords = (question: QuestionResult, words: Words | null): QuestionResult => {
  const { focus } = question;
  if (words === null || focus === null) return question;
  return {
    ...question,
    focus: { kind: 'headline', headline: { codes: [...focus.codes], text: words }, codes: focus.codes },
  };
};
