// Dates as texts: 1975, 1975-11 or 1975-11-08. They sort as they follow one another. No clock, no zone.
import type { QuestionOf } from './schema.ts';

export type Precision = QuestionOf<'date'>['precision'];

const shapes: Readonly<Record<Precision, RegExp>> = {
  year: /^[1-9]\d{3}$/,
  month: /^[1-9]\d{3}-\d\d$/,
  full: /^[1-9]\d{3}-\d\d-\d\d$/,
};

/** 0 where there is no such month. */
export const daysInMonth = (year: number, month: number): number =>
  month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;

/** Whether the text is a date of the calendar, as exact as this. */
export const isDate = (text: string, precision: Precision): boolean => {
  if (!shapes[precision].test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return day >= 1 && day <= daysInMonth(year, month);
};

/** Earlier, the same (0) or later, as far as both are exact. */
export const compareDates = (first: string, second: string): number => {
  const length = Math.min(first.length, second.length);
  const [one, other] = [first.slice(0, length), second.slice(0, length)];
  return one < other ? -1 : one > other ? 1 : 0;
};

const dayLength = 86_400_000;

/** The number of a date in the data: the year, or days since 1 January 1970; NaN where the text is none. */
export const dateNumber = (text: string, precision: Precision): number => {
  if (!isDate(text, precision)) return NaN;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return precision === 'year' ? year : Date.UTC(year, month - 1, day) / dayLength;
};

/** The day with this number, as exact as asked. */
export const dateText = (day: number, precision: Precision): string =>
  new Date(day * dayLength).toISOString().slice(0, { full: 10, month: 7, year: 4 }[precision]);

/** The last day of a year or a month; a day is its own. */
export const lastDay = (text: string): string => {
  const [year = '', month = '12', day] = text.split('-');
  return `${year}-${month}-${day ?? daysInMonth(Number(year), Number(month))}`;
};
