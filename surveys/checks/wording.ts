// Rules about the texts of questions: what is too long, said twice, or not finished.
import type { Step } from '../journey.ts';
import { inLanguage } from '../language.ts';
import { isHidden } from './privacy.ts';
import { askedOf, questionRule } from './rule.ts';
import type { Rule } from './rule.ts';
import type { Study } from './study.ts';
import { says, textRule, translationsOf, words } from './texts.ts';

const longestText = 300;
const longestHint = 250;
const longestWithoutShort = 90;

/**
 * Words in brackets stand where an imported form had no text, […] where it repeats an answer that was not
 * taken; the last are what the designer puts where nobody has written yet.
 */
const placeholder =
  /(?<!\p{L})(lorem ipsum|todo|tbd|fixme|x{3,}|текст вопроса|вариант ответа|question text|your text|заполнить позже)(?!\p{L})|\?{3,}|\[…\]|^\s*\[[^\][]+\]\s*$|^(напишите здесь первый вопрос|write the first question here|новый вопрос|new question|(новая строка|новый вариант|новое утверждение|новый район|новая тема|новое вычисление|слова у балла|new line|new option|new statement|new district|new topic|new calculation|words at point) -?\d+)$/iu;

const period = /последни\S*\s(12|двенадцат|год|шесть|6)|12 months|past year/i;

const markAll = words(
  'отметьте|отмечайте|выберите|можно (выбрать|отметить)|несколько|вс[её],? что|mark|choose|tick|select|all that|several|up to',
);

const numberWords: Readonly<Record<number, string>> = {
  2: 'двух|два|две|two',
  3: 'трёх|трех|три|three',
  4: 'четырёх|четырех|четыре|four',
  5: 'пяти|пять|five',
};

/** Whether the two questions stand on one person's path. */
const meet = ({ respondents }: Study, first: string, second: string): boolean =>
  respondents.some(({ steps }) => asks(steps, first) && asks(steps, second));

const asks = (steps: readonly Step[], id: string): boolean =>
  steps.some(({ questions }) => questions.some(question => question.id === id));

const monthsIn = (text: string): number | undefined => {
  const [, months] = /(\d+)\s*(?:мес|month)/iu.exec(text) ?? [];
  if (months !== undefined) return Number(months);
  const [, years] = /(\d+)\s*(?:год|лет|year)/iu.exec(text) ?? [];
  return years === undefined ? undefined : Number(years) * 12;
};

const lengthRule = (rule: Omit<Rule, 'find'>, field: 'text' | 'hint', longest: number): Rule =>
  questionRule({
    ...rule,
    judge: question => {
      const text = question[field];
      const length = Math.max(0, ...translationsOf(text ?? {}).map(([, written]) => written.length));
      return length > longest
        ? { ru: `${rule.about.ru}: ${length} знаков`, en: `${rule.about.en}: ${length} letters` }
        : undefined;
    },
  });

export const wordingRules: readonly Rule[] = [
  lengthRule(
    {
      code: 'text-long',
      severity: 'advice',
      about: { ru: 'Вопрос слишком длинный для телефона', en: 'A question is too long for a phone' },
      remedy: {
        ru: `Не больше ${longestText} знаков; пояснение перенесите в \`hint\``,
        en: `${longestText} letters at most; move what explains to \`hint\``,
      },
    },
    'text',
    longestText,
  ),
  lengthRule(
    {
      code: 'hint-long',
      severity: 'advice',
      about: { ru: 'Пояснение слишком длинное: его не читают', en: 'A hint is too long: nobody reads it' },
      remedy: { ru: `Не больше ${longestHint} знаков`, en: `${longestHint} letters at most` },
    },
    'hint',
    longestHint,
  ),
  questionRule({
    code: 'short-missing',
    severity: 'advice',
    about: {
      ru: 'Вопрос длинный, а `short` для таблиц и графиков нет',
      en: 'A long question has no `short` for tables and charts',
    },
    remedy: { ru: 'Напишите `short` в несколько слов', en: 'Write `short` in a few words' },
    judge: question =>
      question.short === undefined &&
      translationsOf(question.text).some(([, written]) => written.length > longestWithoutShort),
  }),
  {
    code: 'wording-repeated',
    severity: 'warning',
    about: {
      ru: 'Один человек прочтёт один и тот же вопрос дважды',
      en: 'One person reads the same question twice',
    },
    remedy: { ru: 'Скажите, чем вопросы различаются', en: 'Say in what they differ' },
    find: study => {
      const all = askedOf(study.questionnaire);
      const textOf = (index: number): string =>
        inLanguage(all[index]?.question.text ?? {}, 'ru').toLowerCase();
      return all.flatMap(({ question, place }, index) => {
        const before = all.findIndex((_, at) => textOf(at) === textOf(index));
        const other = all[before]?.question.id;
        return before < index && other !== undefined && !isHidden(question) && meet(study, other, question.id)
          ? [
              {
                place,
                message: { ru: `Те же слова, что в вопросе ${other}`, en: `The same words as ${other}` },
              },
            ]
          : [];
      });
    },
  },
  textRule({
    code: 'placeholder',
    severity: 'error',
    about: { ru: 'Текст не дописан', en: 'A text is not finished' },
    remedy: { ru: 'Напишите текст', en: 'Write the text' },
    judge: text => says(text, placeholder),
  }),
  questionRule({
    code: 'recall-missing',
    severity: 'advice',
    about: { ru: 'Период назван только словами', en: 'A period is named only in words' },
    remedy: {
      ru: 'Запишите его и в `recall`: разные периоды не сравниваются',
      en: 'Write `recall` too, so that unequal periods are never compared',
    },
    judge: question => question.recall === undefined && says(question.text, period),
  }),
  questionRule({
    code: 'recall-differs',
    severity: 'error',
    about: {
      ru: 'В тексте один период, в `recall` другой',
      en: 'The text names one period, `recall` another',
    },
    remedy: { ru: 'Приведите к одному', en: 'Make them agree' },
    judge: question => {
      const recall = monthsIn(question.recall ?? '');
      const said = translationsOf(question.text).map(([, written]) => monthsIn(written));
      return recall !== undefined && said.some(months => months !== undefined && months !== recall);
    },
  }),
  questionRule({
    code: 'multiple-unsaid',
    severity: 'advice',
    about: {
      ru: 'Не сказано, что можно отметить несколько ответов',
      en: 'Nothing says that several answers may be given',
    },
    remedy: {
      ru: 'Добавьте в `hint`: «Отметьте всё, что подходит»',
      en: 'Add to `hint`: "Mark all that apply"',
    },
    judge: question =>
      question.type === 'multiple' && !says(question.hint, markAll) && !says(question.text, markAll),
  }),
  questionRule({
    code: 'max-unsaid',
    severity: 'warning',
    about: {
      ru: 'Больше `max` ответов не примут, а об этом не сказано',
      en: 'More than `max` answers are refused, and nothing says so',
    },
    remedy: {
      ru: 'Добавьте в `hint`, сколько ответов можно дать',
      en: 'Say in `hint` how many may be given',
    },
    judge: question => {
      if (question.type !== 'multiple' || question.max === undefined) return false;
      const { max, text, hint } = question;
      const named = new RegExp(
        `(?<!\\p{L})(${numberWords[max] ?? max})(?!\\p{L})|(?<!\\d)${max}(?!\\d)`,
        'iu',
      );
      return !says(text, named) && !says(hint, named);
    },
  }),
  questionRule({
    code: 'headline-without-share',
    severity: 'error',
    about: {
      ru: 'Во фразе результата нет {share}, и числа не будет',
      en: 'A headline has no {share}: its number would be missing',
    },
    remedy: {
      ru: 'Напишите {share} там, где стоит число, на каждом языке',
      en: 'Write {share} where the number goes, in every language',
    },
    judge: ({ headline }) =>
      headline !== undefined &&
      translationsOf(headline.text).some(([, written]) => !written.includes('{share}')),
  }),
  textRule({
    code: 'braces-left',
    severity: 'error',
    about: { ru: 'Фигурные скобки напечатаются как есть', en: 'Braces would be printed as they stand' },
    remedy: {
      ru: 'Фигурные скобки бывают только во фразе результата: {share}, {row}',
      en: 'Braces belong only in headlines: {share}, {row}',
    },
    judge: (text, _, place) => place.at(-2) !== 'headline' && says(text, /(?<!\$)\{[^}]*\}/u),
  }),
  textRule({
    code: 'quotes-straight',
    severity: 'advice',
    about: {
      ru: 'Прямые кавычки или дефис вместо тире',
      en: 'Straight quotes, or a hyphen for a dash, in Russian',
    },
    remedy: { ru: 'Пишите «ёлочки» и тире', en: 'Write « » and an em dash' },
    judge: ({ ru = '' }) => /"|\s-\s/u.test(ru),
  }),
];
