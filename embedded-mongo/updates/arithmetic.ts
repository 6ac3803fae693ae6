// Addition that keeps the type: int stays int while it fits, becomes long, and anything with a double is a double.
import { Decimal128, Double, Int32, Long } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { kindOf, kinds } from '../values/kind.ts';

const int32Bits = 32;
const int64Bits = 64;

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
