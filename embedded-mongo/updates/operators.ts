// What each update operator makes of the value at its path; undefined means a missing field, before and after.
import { Decimal128, Double, Int32, Long, Timestamp } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { equals, isOperators, isPathless, parseFilter, type Test } from '../query/filter.ts';
import { isDocument } from '../values/codec.ts';
import { compareValues, isEqual } from '../values/encode-key.ts';
import { kindOf, kinds } from '../values/kind.ts';

export type Situation = { readonly isInsert: boolean; readonly now: Date };

/** Made once per command, so that a bad operand is found before any document is touched. */
export type Change = (current: unknown, situation: Situation) => unknown;
type MakeChange = (operand: unknown, path: string) => Change;

/** Changes the elements of an array, an empty one where the field is missing. */
const ofArray =
  (path: string, change: (elements: readonly unknown[]) => readonly unknown[]): Change =>
  (current = []) => {
    if (Array.isArray(current)) return change(current);
    throw new CommandError(2, `The field '${path}' must be an array but is of another type`);
  };

/** The values given to $push and $addToSet: one, or several by $each. */
const given = (operator: string, operand: unknown): readonly unknown[] => {
  if (!isDocument(operand) || !Object.keys(operand).some(name => name.startsWith('$'))) return [operand];
  const { $each, ...others } = operand;
  for (const name of Object.keys(others)) refuse(`${operator} with ${name}`);
  if (Array.isArray($each)) return $each;
  throw new CommandError(14, `The argument to $each in ${operator} must be an array`);
};

const int32Bits = 32;
const int64Bits = 64;

/** Int stays int while it fits, becomes long, and anything with a double is a double. */
export const addNumbers = (left: unknown, right: unknown, path: string): Int32 | Long | Double => {
  if (left instanceof Decimal128 || right instanceof Decimal128) return refuse('Arithmetic with Decimal128');
  if (kindOf(left) !== kinds.number || kindOf(right) !== kinds.number)
    throw new CommandError(14, `Cannot add to or by a value of non-numeric type at '${path}'`);
  if (left instanceof Double || right instanceof Double) return new Double(Number(left) + Number(right));
  const sum = BigInt(String(left)) + BigInt(String(right));
  const isLong = left instanceof Long || right instanceof Long;
  if (!isLong && BigInt.asIntN(int32Bits, sum) === sum) return new Int32(Number(sum));
  if (BigInt.asIntN(int64Bits, sum) === sum) return Long.fromBigInt(sum);
  throw new CommandError(2, `The sum at '${path}' does not fit in 64 bits`);
};

const increment: MakeChange = (operand, path) => {
  const step = addNumbers(operand, new Int32(0), path);
  return current => (current === undefined ? step : addNumbers(current, step, path));
};

const addToSet: MakeChange = (operand, path) => {
  const values = given('$addToSet', operand);
  return ofArray(path, elements => {
    const set = [...elements];
    for (const value of values) if (!set.some(member => isEqual(member, value))) set.push(value);
    return set;
  });
};

const push: MakeChange = (operand, path) => {
  const values = given('$push', operand);
  return ofArray(path, elements => [...elements, ...values]);
};

/** Operators are asked of the element as of a field; any other condition is about documents. */
const pulled = (operand: unknown): Test => {
  if (!isDocument(operand)) return equals(operand);
  const isOfField = isOperators(operand) && !isPathless(operand);
  const { test } = parseFilter(isOfField ? { '': operand } : operand);
  return isOfField ? element => test({ '': element }) : element => isDocument(element) && test(element);
};

const pull: MakeChange = (operand, path) => {
  const test = pulled(operand);
  const change = ofArray(path, elements => elements.filter(element => !test(element)));
  return (current, situation) => (current === undefined ? undefined : change(current, situation));
};

const currentDate: MakeChange = (operand, path) => {
  const wanted = isDocument(operand) ? operand.$type : operand;
  if (typeof operand === 'boolean' || wanted === 'date') return (_current, { now }) => now;
  if (wanted === 'timestamp')
    return (_current, { now }) => new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw new CommandError(2, `The '$currentDate' of '${path}' must be true, date or timestamp`);
};

const extreme = (sign: 1 | -1): MakeChange => {
  const exceeds = (operand: unknown, current: unknown) => sign * compareValues(operand, current) > 0;
  return operand => current => (current === undefined || exceeds(operand, current) ? operand : current);
};

const setOnInsert: MakeChange = operand => (current, situation) => (situation.isInsert ? operand : current);

export const updateOperators: Readonly<Record<string, MakeChange>> = {
  $set: operand => () => operand,
  $setOnInsert: setOnInsert,
  $unset: () => () => undefined,
  $inc: increment,
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $addToSet: addToSet,
  $pull: pull,
  $push: push,
};
