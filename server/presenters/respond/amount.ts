// Amounts as people read them: "5 000", "1,5", "22 года".
import type { Language, Localised } from '../../../surveys/localised.ts';
import { marked, type Marked, type Reader } from '../reader.ts';

const formatIn = (locale: string): Intl.NumberFormat =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 4, useGrouping: 'min2' });

const english = formatIn('en-GB');
const asInRussian = formatIn('ru-RU');

const formatOf = (language: Language): Intl.NumberFormat => (language === 'en' ? english : asInRussian);

/** Making a format takes a hundred times as long as asking it. */
export const formatAmount = (reader: Reader, value: number): string =>
  formatOf(reader.language)
    .format(value)
    .replace(/[\u202f ]/g, '\u00a0');

/** A questionnaire writes its unit once, as it stands after a field ("лет"); after a number Russian bends it. */
const bent: Readonly<Record<string, readonly [one: string, few: string]>> = {
  лет: ['год', 'года'],
  месяцев: ['месяц', 'месяца'],
  недель: ['неделя', 'недели'],
  дней: ['день', 'дня'],
  часов: ['час', 'часа'],
  минут: ['минута', 'минуты'],
  рублей: ['рубль', 'рубля'],
  раз: ['раз', 'раза'],
  человек: ['человек', 'человека'],
  случаев: ['случай', 'случая'],
};

const russian = new Intl.PluralRules('ru');

const bend = (unit: string, value: number): string => {
  const forms = bent[unit];
  if (!forms) return unit;
  const category = russian.select(value);
  return category === 'one' ? forms[0] : category === 'many' ? unit : forms[1];
};

export const amountInWords = (reader: Reader, value: number, unit: Localised | undefined): Marked => {
  const amount = formatAmount(reader, value);
  if (!unit) return { text: amount, lang: null };
  const { text, lang } = marked(reader, unit);
  return { text: `${amount}\u00a0${bend(text, value)}`, lang };
};
