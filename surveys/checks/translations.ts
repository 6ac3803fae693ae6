// Rules about languages: what is missing, what is not that language, and what says something else.
import type { Localised } from '../localised.ts';
import type { Questionnaire } from '../schema.ts';
import type { Discovery, Rule, Severity } from './rule.ts';
import { textsOf, translationsOf } from './texts.ts';

const textRule = (
  code: string,
  severity: Severity,
  judge: (text: Localised, questionnaire: Questionnaire) => readonly string[],
): Rule => ({
  code,
  severity,
  find: questionnaire =>
    textsOf(questionnaire).flatMap(({ path, text }): readonly Discovery[] =>
      judge(text, questionnaire).map(message => ({ path, message })),
    ),
});

/** A word with letters of both alphabets: a Latin o in a Russian word looks right and sorts, searches and reads aloud wrong. */
const mixedWord = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;

const numbersIn = (text: string): string =>
  (text.replace(/(\d)[\s.,](?=\d{3}\b)/gu, '$1').match(/\d+/g) ?? []).sort().join(' ');

export const translationRules: readonly Rule[] = [
  textRule('translation-missing', 'warning', (text, { languages }) =>
    languages
      .filter(language => text[language] === undefined)
      .map(language => `has no ${language}: translate it, or people see another language in its place`),
  ),
  textRule('translation-undeclared', 'advice', (text, { languages }) =>
    translationsOf(text)
      .filter(([language]) => !languages.includes(language))
      .map(([language]) => `has ${language}, which nobody can choose: add it to \`languages\``),
  ),
  textRule('translation-not-english', 'warning', ({ en }) =>
    en !== undefined && /\p{Script=Cyrillic}{3}/u.test(en)
      ? ['has Cyrillic words in `en`: translate them']
      : [],
  ),
  textRule('mixed-alphabets', 'error', text =>
    translationsOf(text)
      .filter(([, words]) => mixedWord.test(words))
      .map(([language]) => `mixes Latin and Cyrillic letters in a word (${language}): type the word again`),
  ),
  textRule('translation-numbers-differ', 'warning', ({ ru = '', en = '' }) => {
    const [first, second] = [numbersIn(ru), numbersIn(en)];
    return first !== '' && second !== '' && first !== second
      ? ['has other numbers in `ru` than in `en`: make them agree']
      : [];
  }),
];
