// The operators that compare one value of a document with one given value.
import { CommandError, refuse } from '../errors.ts';
import { compareValues, isEqual } from '../values/compare.ts';
import { kindOf, kinds } from '../values/kind.ts';
import { isNaNValue } from '../values/number.ts';

export type Test = (value: unknown) => boolean;

const rejectOperand = (operator: string, operand: unknown): void => {
  if (operand === undefined) throw new CommandError(2, 'cannot compare to undefined');
  if (kindOf(operand) === kinds.regex) refuse('A regular expression in a filter');
  const isEnd = kindOf(operand) === kinds.minKey || kindOf(operand) === kinds.maxKey;
  if (isEnd && operator !== '$eq') refuse(`${operator} with MinKey or MaxKey`);
};

/** null also means a missing field. */
export const equals = (operand: unknown): Test => {
  rejectOperand('$eq', operand);
  return operand === null ? value => value === null || value === undefined : value => isEqual(value, operand);
};

export const isAmong = (operands: unknown): Test => {
  if (!Array.isArray(operands)) throw new CommandError(2, '$in needs an array');
  const tests = operands.map(equals);
  return value => tests.some(test => test(value));
};

const accepts = {
  $gt: (order: number) => order > 0,
  $gte: (order: number) => order >= 0,
  $lt: (order: number) => order < 0,
  $lte: (order: number) => order <= 0,
};
export type RangeOperator = keyof typeof accepts;

export const isRangeOperator = (operator: string): operator is RangeOperator =>
  Object.hasOwn(accepts, operator);

/** Only inside the type of the operand; NaN is comparable with nothing but itself. */
export const ranges = (operator: RangeOperator, operand: unknown): Test => {
  rejectOperand(operator, operand);
  const accept = accepts[operator];
  const kind = kindOf(operand);
  if (operand === null || isNaNValue(operand)) return accept(0) ? equals(operand) : () => false;
  return value => kindOf(value) === kind && !isNaNValue(value) && accept(compareValues(value, operand));
};
