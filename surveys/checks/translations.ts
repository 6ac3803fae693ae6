// Rules about languages: what is missing, what is not that language, and what says something else.
import { inLanguage } from '../language.ts';
import type { Language } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Rule } from './rule.ts';
import { textRule, translationsOf, words } from './texts.ts';

/** A word with letters of both alphabets: a Latin o in a Russian word looks right and sorts, searches and reads aloud wrong. */
const mixedWord = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;

const numbersIn = (text: string): string =>
  (text.replace(/(\d)[\s.,](?=\d{3}\b)/gu, '$1').match(/\d+/g) ?? []).sort().join(' ');

const inRussian = { ru: 'русский', ce: 'чеченский', en: 'английский' };
const inEnglish = { ru: 'Russian', ce: 'Chechen', en: 'English' };

/** Texts shorter than this may well differ three times in length. */
const longEnough = 40;

const isShortened = (first: string, second: string): boolean =>
  first.length > longEnough && second.length * 3 < first.length;

/** So much of a text that it is recognised: a place has several of them. */
const beginning = (text: Localised, language: Language): string => {
  const line = inLanguage(text, language).replace(/\s+/gu, ' ').trim();
  return line.length > longEnough ? `${line.slice(0, longEnough - 1).trimEnd()}…` : line;
};

const isDeclaredTwice = (language: string, index: number, all: readonly string[]): boolean =>
  all.indexOf(language) < index;

export const translationRules: readonly Rule[] = [
  textRule({
    code: 'translation-missing',
    severity: 'warning',
    about: {
      ru: 'Текст не переведён на один из языков анкеты',
      en: 'A text lacks a language of the questionnaire',
    },
    remedy: {
      ru: 'Переведите: иначе человек увидит другой язык',
      en: 'Translate it, or people see another language in its place',
    },
    judge: (text, { languages }) => {
      const lacking = languages.filter(language => text[language] === undefined);
      const named = (words: Readonly<Record<Language, string>>): string =>
        lacking.map(language => words[language]).join(', ');
      return lacking.length === 0
        ? undefined
        : {
            ru: `Нет перевода на ${named(inRussian)}: «${beginning(text, 'ru')}»`,
            en: `Has no ${named(inEnglish)}: “${beginning(text, 'en')}”`,
          };
    },
  }),
  textRule({
    code: 'translation-undeclared',
    severity: 'advice',
    about: {
      ru: 'Перевод есть, но выбрать этот язык нельзя',
      en: 'A translation is there in a language nobody can choose',
    },
    remedy: { ru: 'Добавьте язык в `languages`', en: 'Add the language to `languages`' },
    judge: (text, { languages }) => {
      const hidden = translationsOf(text)
        .map(([language]) => language)
        .filter(language => !languages.includes(language))
        .join(', ');
      return hidden === ''
        ? undefined
        : {
            ru: `Есть перевод (${hidden}), но выбрать этот язык нельзя`,
            en: `Has ${hidden}, which nobody can choose`,
          };
    },
  }),
  {
    code: 'language-repeated',
    severity: 'warning',
    about: { ru: 'Язык назван в `languages` дважды', en: 'A language stands in `languages` twice' },
    remedy: { ru: 'Оставьте один', en: 'Leave one' },
    find: ({ questionnaire: { languages } }) =>
      languages.flatMap((language, index) =>
        isDeclaredTwice(language, index, languages) ? [{ place: ['languages', index] }] : [],
      ),
  },
  textRule({
    code: 'translation-not-english',
    severity: 'warning',
    about: { ru: 'В английском тексте остались русские слова', en: 'The English text has Cyrillic words' },
    remedy: { ru: 'Переведите их', en: 'Translate them' },
    judge: ({ en }) => en !== undefined && /\p{Script=Cyrillic}{3}/u.test(en),
  }),
  textRule({
    code: 'translation-copied',
    severity: 'warning',
    about: {
      ru: 'Чеченский текст слово в слово повторяет русский',
      en: 'The Chechen text repeats the Russian one',
    },
    remedy: {
      ru: 'Уберите `ce`: без него показывается русский, а перевода честно нет',
      en: 'Remove `ce`: Russian is shown without it, and the lack of a translation stays visible',
    },
    judge: ({ ru, ce }) => ru !== undefined && ru === ce && ru.split(/\s+/u).length > 2,
  }),
  textRule({
    code: 'palochka',
    severity: 'warning',
    about: {
      ru: 'В чеченском слове цифра 1 вместо палочки',
      en: 'A Chechen word has the digit 1 for palochka',
    },
    remedy: { ru: 'Напишите Ӏ (U+04C0)', en: 'Write the letter palochka (U+04C0)' },
    judge: ({ ce }) => ce !== undefined && /\p{Script=Cyrillic}1|1\p{Script=Cyrillic}{2}/u.test(ce),
  }),
  textRule({
    code: 'mixed-alphabets',
    severity: 'error',
    about: {
      ru: 'В одном слове латинские и русские буквы',
      en: 'A word mixes Latin and Cyrillic letters',
    },
    remedy: { ru: 'Наберите слово заново', en: 'Type the word again' },
    judge: text => {
      const found = translationsOf(text).flatMap(([language, written]) =>
        written
          .split(/[^\p{L}]+/u)
          .filter(word => mixedWord.test(word))
          .map(word => `${word} (${language})`),
      );
      return found.length === 0
        ? undefined
        : {
            ru: `Латинские и русские буквы в одном слове: ${found.join(', ')}`,
            en: `Latin and Cyrillic letters in one word: ${found.join(', ')}`,
          };
    },
  }),
  textRule({
    code: 'translation-numbers-differ',
    severity: 'warning',
    about: {
      ru: 'Числа в русском и английском текстах разные',
      en: 'Russian and English have other numbers',
    },
    remedy: { ru: 'Приведите к одному', en: 'Make them agree' },
    judge: ({ ru = '', en = '' }) => {
      const [first, second] = [numbersIn(ru), numbersIn(en)];
      return first !== '' && second !== '' && first !== second;
    },
  }),
  textRule({
    code: 'translation-shortened',
    severity: 'advice',
    about: {
      ru: 'Один перевод втрое короче другого: похоже, часть вопроса потеряна',
      en: 'One translation is a third of the other: part of it seems lost',
    },
    remedy: { ru: 'Сверьте переводы по частям', en: 'Compare the translations part by part' },
    judge: ({ ru, en }) =>
      ru !== undefined && en !== undefined && (isShortened(ru, en) || isShortened(en, ru)),
  }),
  textRule({
    code: 'translation-mark-differs',
    severity: 'advice',
    about: {
      ru: 'По-русски это вопрос, по-английски нет (или наоборот)',
      en: 'It is a question in one language and none in the other',
    },
    remedy: { ru: 'Задайте вопрос на всех языках', en: 'Ask it in every language' },
    judge: ({ ru = '', en = '' }, _, place) =>
      place.at(-1) === 'text' &&
      ru !== '' &&
      en !== '' &&
      ru.includes('?') !== en.includes('?') &&
      !words('ваш|ваша|ваше|ваши|your').test(`${ru} ${en}`),
  }),
];
