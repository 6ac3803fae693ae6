// What each update operator makes of the value at its path; undefined means a missing field, before and after.
import { Timestamp } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { elementTest, isOperators } from '../query/filter.ts';
import { isDocument } from '../values/codec.ts';
import { compareValues, isEqual } from '../values/compare.ts';
import { kindOf, kinds } from '../values/kind.ts';
import { add, requireNumber } from './arithmetic.ts';

export type Situation = { readonly isInsert: boolean; readonly now: Date };

/** Made once per command, so that a bad operand is found before any document is touched. */
export type Change = (current: unknown, situation: Situation) => unknown;
type MakeChange = (operand: unknown, path: string) => Change;

const asArray = (operator: string, path: string, current: unknown): readonly unknown[] => {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw new CommandError(
    2,
    `Cannot apply ${operator} to a non-array field: the field '${path}' must be an array`,
  );
};

/** The values given to $push and $addToSet: one, or several by $each. */
const given = (operator: string, operand: unknown): readonly unknown[] => {
  if (!isDocument(operand) || !Object.hasOwn(operand, '$each')) {
    const modifier = isDocument(operand)
      ? Object.keys(operand).find(name => name.startsWith('$'))
      : undefined;
    return modifier === undefined ? [operand] : refuse(`${operator} with ${modifier}`);
  }
  const other = Object.keys(operand).find(name => name !== '$each');
  if (other !== undefined) refuse(`${operator} with ${other}`);
  if (!Array.isArray(operand.$each))
    throw new CommandError(14, `The argument to $each in ${operator} must be an array`);
  return operand.$each;
};

const increment: MakeChange = (operand, path) => {
  const step = requireNumber(operand, path);
  return current => {
    if (current === undefined) return step;
    if (kindOf(current) !== kinds.number) {
      throw new CommandError(14, `Cannot apply $inc to a value of non-numeric type: the field '${path}'`);
    }
    return add(requireNumber(current, path), step);
  };
};

const addToSet: MakeChange = (operand, path) => {
  const values = given('$addToSet', operand);
  return current =>
    values.reduce<readonly unknown[]>(
      (set, value) => (set.some(member => isEqual(member, value)) ? set : [...set, value]),
      asArray('$addToSet', path, current),
    );
};

const pull: MakeChange = (operand, path) => {
  const isCondition = isDocument(operand) || isOperators(operand);
  const test = isCondition ? elementTest(operand) : (value: unknown) => isEqual(value, operand);
  return current =>
    current === undefined ? undefined : asArray('$pull', path, current).filter(value => !test(value));
};

const currentDate: MakeChange = (operand, path) => {
  const wanted = isDocument(operand) ? operand.$type : operand;
  if (wanted === true || wanted === 'date') return (_current, { now }) => now;
  if (wanted !== 'timestamp')
    throw new CommandError(2, `The '$currentDate' of '${path}' must be true, date or timestamp`);
  return (_current, { now }) => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
};

const extreme =
  (sign: 1 | -1): MakeChange =>
  operand =>
  current =>
    current === undefined || sign * compareValues(operand, current) > 0 ? operand : current;

export const updateOperators: Readonly<Record<string, MakeChange>> = {
  $set: operand => () => operand,
  $setOnInsert:
    operand =>
    (current, { isInsert }) =>
      isInsert ? operand : current,
  $unset: () => () => undefined,
  $inc: increment,
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $addToSet: addToSet,
  $pull: pull,
  $push: (operand, path) => {
    const values = given('$push', operand);
    return current => [...asArray('$push', path, current), ...values];
  },
};
