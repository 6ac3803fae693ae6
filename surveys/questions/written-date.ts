// Dates as people write them: "8", "11", "1975" in three fields, or all in one: 08.11.1975, 1975-11-08, 8 ноября 1975.
import { daysInMonth } from './calendar.ts';
import type { Precision } from './calendar.ts';

export type DatePart = 'day' | 'month' | 'year';

export type WrittenDate =
  | { readonly date: string }
  | { readonly mistake: 'write_part'; readonly part: DatePart }
  | { readonly mistake: 'no_such_day'; readonly date: string };

const parts: Readonly<Record<Precision, readonly DatePart[]>> = {
  full: ['day', 'month', 'year'],
  month: ['month', 'year'],
  year: ['year'],
};

export const partsOf = (precision: Precision): readonly DatePart[] => parts[precision];

/** Russian and English months by the letters all their forms begin with. */
const monthStems =
  'янв,фев,мар,апр,ма[йя],июн,июл,авг,сен,окт,ноя,дек|jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec'
    .split('|')
    .map(names => names.split(',').map(stem => new RegExp(`^${stem}`)));

const monthOf = (token: string): number => {
  if (/^\d{1,2}$/.test(token)) return Number(token);
  const found = monthStems.map(stems => stems.findIndex(stem => stem.test(token)));
  return Math.max(...found) + 1;
};

/** Numbers and words; "г.", "года", "of" and the endings of "8th", "8-го" say nothing. */
const tokensOf = (text: string): readonly string[] =>
  (
    text
      .slice(0, 60)
      .toLowerCase()
      .match(/\d+|\p{L}+/gu) ?? []
  ).filter(token => !/^(г|год|года|of|st|nd|rd|th|го|е)$/.test(token));

/** Day, month, year in this order, though written 1975-11-08 or November 8, 1975. */
const inOrder = (tokens: readonly string[]): readonly string[] => {
  const [first = '', second = '', ...rest] = tokens;
  if (/^\d{4}$/.test(first)) return tokens.toReversed();
  return tokens.length === 3 && /^\p{L}/u.test(first) ? [second, first, ...rest] : tokens;
};

/** `written` has one text for each part of the precision; empty ones are parts that were left out. */
export const readDate = (written: readonly string[], precision: Precision): WrittenDate => {
  const wanted = partsOf(precision);
  const fields = written.map(tokensOf);
  const tokens = inOrder(fields.flat());
  if (tokens.length !== wanted.length) return { mistake: 'write_part', part: missingPart(fields, wanted) };
  const part = (name: DatePart): string => tokens[wanted.indexOf(name)] ?? '1';
  const [day, month, year] = [Number(part('day')), monthOf(part('month')), part('year')];
  if (!/^\d{1,2}$/.test(part('day')) || day < 1 || day > 31) return { mistake: 'write_part', part: 'day' };
  if (month < 1 || month > 12) return { mistake: 'write_part', part: 'month' };
  if (!/^[1-9]\d{3}$/.test(year)) return { mistake: 'write_part', part: 'year' };
  const iso = [year, month, day].map(number => String(number).padStart(2, '0')).slice(0, wanted.length);
  return day > daysInMonth(Number(year), month)
    ? { mistake: 'no_such_day', date: iso.join('-') }
    : { date: iso.join('-') };
};

/** The first part left out; of a date begun in one field, the part where it stops. */
const missingPart = (fields: readonly (readonly string[])[], wanted: readonly DatePart[]): DatePart => {
  const filled = fields.filter(tokens => tokens.length > 0);
  const [only] = filled;
  const stops =
    filled.length === 1 && only && only.length > 1 && fields[0] === only ? only.length : undefined;
  const at = stops ?? fields.findIndex(tokens => tokens.length !== 1);
  return wanted[Math.min(Math.max(at, 0), wanted.length - 1)] ?? 'year';
};
