// Numbers of the four types against each other, exactly: a number is a sign, a decimal exponent and up to 34 digits,
// the precision MongoDB compares with. Distinct doubles and longs never fall together there.
import type { Long } from 'bson';
import { Decimal128, Double, Int32 } from 'bson';

export type Numeric = number | Int32 | Double | Long | Decimal128;

/** rank: 1 NaN, 2 -Infinity, 3 negative, 4 zero, 5 positive, 6 Infinity. The number is 0.digits times 10^exponent. */
export type DecimalForm = { readonly rank: number; readonly exponent: number; readonly digits: string };

const precision = 34;
const special = (rank: number): DecimalForm => ({ rank, exponent: 0, digits: '' });

const roundDigits = (digits: string): { digits: string; carried: number } => {
  if (digits.length <= precision) return { digits, carried: 0 };
  const head = digits.slice(0, precision);
  const tail = digits.slice(precision);
  const half = '5'.padEnd(tail.length, '0');
  const isUp = tail > half || (tail === half && Number(head.at(-1)) % 2 === 1);
  const rounded = isUp ? (BigInt(head) + 1n).toString() : head;
  return { digits: rounded, carried: rounded.length - head.length };
};

/** digits times 10^scale, digits being an integer without sign. */
const normalise = (isNegative: boolean, integer: string, scale: number): DecimalForm => {
  const significant = integer.replace(/^0+/, '');
  if (significant === '') return special(4);
  const { digits, carried } = roundDigits(significant);
  return {
    rank: isNegative ? 3 : 5,
    exponent: significant.length + carried + scale,
    digits: digits.replace(/0+$/, ''),
  };
};

const bits = new DataView(new ArrayBuffer(8));

const fractionForm = (value: number): DecimalForm => {
  bits.setFloat64(0, Math.abs(value));
  const raw = bits.getBigUint64(0);
  const biased = Number(raw >> 52n);
  const mantissa = (raw & 0xfffffffffffffn) | (biased === 0 ? 0n : 0x10000000000000n);
  const power = Math.max(biased, 1) - 1075;
  return normalise(value < 0, (mantissa * 5n ** BigInt(-power)).toString(), power);
};

const doubleForm = (value: number): DecimalForm => {
  if (Number.isNaN(value)) return special(1);
  if (!Number.isFinite(value)) return special(value < 0 ? 2 : 6);
  if (Number.isSafeInteger(value)) return normalise(value < 0, String(Math.abs(value)), 0);
  if (Number.isInteger(value)) return normalise(value < 0, BigInt(Math.abs(value)).toString(), 0);
  return fractionForm(value);
};

const textForm = (text: string): DecimalForm => {
  const parts = /^(-?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(text);
  if (!parts) return special(text.includes('NaN') ? 1 : text.startsWith('-') ? 2 : 6);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  return normalise(sign === '-', whole + fraction, Number(exponent) - fraction.length);
};

export const decimalForm = (value: Numeric): DecimalForm => {
  const plain = value instanceof Int32 || value instanceof Double ? value.value : value;
  return typeof plain === 'number' ? doubleForm(plain) : textForm(plain.toString());
};

export const isNaNValue = (value: unknown): boolean => {
  if (value instanceof Decimal128) return value.toString() === 'NaN';
  return Number.isNaN(value instanceof Double ? value.value : value);
};
