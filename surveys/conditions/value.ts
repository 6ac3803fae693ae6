// Values of expressions and how one kind of them is taken for another, as XLSForm does: '7' for 7, a date for its day.
import { dayNumber } from './dates.ts';

/** A multiple choice is the list of its codes; null is "not known": not answered, not said, or not computable. */
export type Value = boolean | number | string | readonly string[] | null;

/** Yes, no or unknown: 0, '' and an empty choice are no. */
export const truth = (value: Value): boolean | null => {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return value.length > 0;
};

/** 15 digits, as many as a spreadsheet keeps: 0.1 + 0.2 is 0.3, and parts that make a hundred make a hundred. */
export const finite = (value: number | null): number | null => {
  const rounded = Number(value?.toPrecision(15)); // of the very largest numbers this makes infinity
  return Number.isFinite(rounded) ? rounded : null;
};

/** Codes of scales and bands look like numbers and count as such: `${trust} >= 7`. A date is its day, counted from 1970. */
export const numberOf = (value: Value): number | null => {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = typeof value === 'string' ? value : value.length === 1 ? value[0] : undefined;
  if (text === undefined) return null;
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : dayNumber(text);
};

export const setText = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : [...value].sort().join(' ');

/** As XLSForm writes a value into a text. */
export const textOf = (value: Exclude<Value, null>): string =>
  typeof value === 'object' ? value.join(' ') : String(value);

export const isEmpty = (value: Value): boolean =>
  value === null || (typeof value === 'object' && value.length === 0);

export const equal = (left: Value, right: Value): boolean | null => {
  if (left === '') return right === '' || isEmpty(right);
  if (right === '') return isEmpty(left);
  if (left === null || right === null) return null;
  if (typeof left === 'boolean' || typeof right === 'boolean') return truth(left) === truth(right);
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) === numberOf(right);
  return setText(left) === setText(right);
};

export const not = (value: boolean | null): boolean | null => (value === null ? null : !value);
