// What each function computes. An unknown argument makes the result unknown, everywhere but in `coalesce()`.
import { dayText, formatDay } from './dates.ts';
import { limits } from './expression.ts';
import type { FunctionName } from './expression.ts';
import { finite, isEmpty, not, numberOf, setText, textOf, truth } from './value.ts';
import type { Value } from './value.ts';

type Compute = (given: readonly Value[]) => Value;

const selected = (choice: Value, code: Value): boolean | null => {
  if (choice === null || code === null) return null;
  const wanted = typeof code === 'object' ? setText(code) : String(code);
  return codesIn(choice).includes(wanted);
};

/** A text is a list of codes with spaces between them: `selected('north south', ${region})`. */
const codesIn = (choice: Exclude<Value, null>): readonly string[] =>
  typeof choice === 'object'
    ? choice
    : String(choice)
        .split(/\s+/)
        .filter(code => code !== '');

const countSelected = (choice: Value): number | null => {
  if (choice === null) return null;
  return choice === false ? 0 : codesIn(choice).length;
};

/** The code at a place counted from 0; '' beyond the end, as in XLSForm. */
const selectedAt = (choice: Value, place: number): string => {
  return (choice === null ? [] : codesIn(choice))[place] ?? '';
};

/** All arguments as numbers; unknown where one of them is none. */
const ofNumbers =
  (compute: (...numbers: readonly number[]) => number | string | null): Compute =>
  given => {
    const numbers = given.map(numberOf);
    const known = numbers.filter(each => each !== null);
    if (known.length < numbers.length) return null;
    const result = compute(...known);
    return typeof result === 'number' ? finite(result + 0) : result; // + 0: there is one zero, without a sign
  };

const ofNumber = (compute: (number: number) => number | string | null): Compute =>
  ofNumbers((number = NaN) => compute(number));

const asNumber = ofNumber(value => value);

/** All arguments as texts; unknown where one of them is, and where the result is longer than anybody writes. */
const ofTexts =
  (compute: (...texts: readonly string[]) => Value): Compute =>
  given => {
    const known = given.filter(each => each !== null).map(textOf);
    if (known.length < given.length) return null;
    const result = compute(...known);
    return typeof result === 'string' && result.length > limits.text ? null : result;
  };

/** Halves go up, as in XPath; at most 10 decimals. */
const round = (value = 0, decimals = 0): number => {
  const shift = 10 ** Math.max(-10, Math.min(10, Math.trunc(decimals)));
  return Math.round(Number((value * shift).toPrecision(15))) / shift;
};

const substr: Compute = ([text = null, from = null, to]) => {
  const start = numberOf(from);
  const end = to === undefined ? undefined : numberOf(to);
  return text === null || start === null || end === null ? null : textOf(text).slice(start, end);
};

export const functions: Record<Exclude<FunctionName, 'today'>, Compute> = {
  selected: ([choice = null, code = null]) => selected(choice, code),
  'count-selected': ([choice = null]) => countSelected(choice),
  'selected-at': ([choice = null, place = null]) => {
    const at = numberOf(place);
    return choice === null || at === null ? null : selectedAt(choice, at);
  },
  not: ([value = null]) => not(truth(value)),
  if: ([condition = null, then = null, otherwise = null]) => {
    const holds = truth(condition);
    return holds === null ? null : holds ? then : otherwise;
  },
  coalesce: given => given.find(value => value !== '' && !isEmpty(value)) ?? null,
  true: () => true,
  false: () => false,
  date: ofNumber(dayText),
  'format-date': ([day = null, format = null]) => {
    const number = numberOf(day);
    return number === null || typeof format !== 'string' ? null : formatDay(number, format);
  },
  'decimal-date-time': asNumber,
  number: asNumber,
  int: ofNumber(Math.trunc),
  round: ofNumbers(round),
  floor: ofNumber(Math.floor),
  ceiling: ofNumber(Math.ceil),
  abs: ofNumber(Math.abs),
  min: ofNumbers(Math.min),
  max: ofNumbers(Math.max),
  sum: ofNumbers((...all) => all.reduce((sum, each) => sum + each, 0)),
  string: ofTexts((text = '') => text),
  'string-length': ofTexts((text = '') => text.length),
  concat: ofTexts((...all) => all.join('')),
  substr,
  contains: ofTexts((text = '', part = '') => text.includes(part)),
  'starts-with': ofTexts((text = '', part = '') => text.startsWith(part)),
};
