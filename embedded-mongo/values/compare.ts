// Comparison of two values in the order of their encodings, without encoding where JavaScript orders the same way.
import { encodeValue } from './encode-key.ts';

/** As JavaScript orders strings only as long as there are no surrogate pairs, so bytes decide unless both are plain. */
const isPlainText = (text: string): boolean => !/[\ud800-\uffff]/.test(text);

export const compareValues = (left: unknown, right: unknown): number => {
  if (left === right) return 0;
  if (typeof left === 'number' && typeof right === 'number' && left < right) return -1;
  if (typeof left === 'number' && typeof right === 'number' && left > right) return 1;
  if (typeof left === 'string' && typeof right === 'string' && isPlainText(left) && isPlainText(right)) {
    return left < right ? -1 : 1;
  }
  return Buffer.compare(encodeValue(left), encodeValue(right));
};

export const isEqual = (left: unknown, right: unknown): boolean =>
  typeof left === 'string' && typeof right === 'string' ? left === right : compareValues(left, right) === 0;
