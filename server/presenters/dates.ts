// Days and spans of days as a reader writes them.
import type { Language } from '../../surveys/localised.ts';

const nbsp = '\u00a0';

const months: Readonly<Record<'ru' | 'en', readonly string[]>> = {
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

type Day = { readonly year: string; readonly month: string; readonly day: number };

/** `YYYY-MM-DD` in parts; months of Chechen text are written in Russian until it has its own. */
const parts = (iso: string, language: Language): Day => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return {
    year,
    month: months[language === 'en' ? 'en' : 'ru'][Number(month) - 1] ?? month,
    day: Number(day),
  };
};

/** `28 июня 2013`. */
export const date = (iso: string, language: Language): string => {
  const { year, month, day } = parts(iso, language);
  return [day, month, year].join(nbsp);
};

/** As exact as it is known: `28 июня 2013`, `июня 2013`, `2013`. */
export const dateAsKnown = (iso: string, language: Language): string => {
  const { year, month, day } = parts(iso, language);
  return [day || '', month, year].filter(Boolean).join(nbsp);
};

const isWholeYear = (from: string, to: string): boolean =>
  from.slice(0, 4) === to.slice(0, 4) && from.slice(4) === '-01-01' && to.slice(4) === '-12-31';

/** `3–28 июня 2013`, `28 июня – 3 июля 2013`; a whole year is that year. */
export const dates = (from: string, to: string, language: Language): string => {
  const [first, last] = [parts(from, language), parts(to, language)];
  if (from === to) return date(from, language);
  if (isWholeYear(from, to)) return first.year;
  if (first.year !== last.year) return `${date(from, language)}${nbsp}– ${date(to, language)}`;
  if (first.month !== last.month) return `${first.day}${nbsp}${first.month}${nbsp}– ${date(to, language)}`;
  return `${first.day}–${date(to, language)}`;
};
