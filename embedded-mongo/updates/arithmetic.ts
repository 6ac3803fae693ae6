// Addition that keeps the type: int stays int while it fits, becomes long, and anything with a double is a double.
import { Double, Int32, Long } from 'bson';
import { CommandError, refuse } from '../errors.ts';

type Addable = Int32 | Long | Double;

const isAddable = (value: unknown): value is Addable =>
  value instanceof Int32 || value instanceof Double || (value instanceof Long && value._bsontype === 'Long');

const int32Bits = 32;
const int64Bits = 64;

export const requireNumber = (value: unknown, path: string): Addable => {
  if (isAddable(value)) return value;
  if (
    typeof value === 'object' &&
    value !== null &&
    '_bsontype' in value &&
    value._bsontype === 'Decimal128'
  ) {
    return refuse('$inc with Decimal128');
  }
  throw new CommandError(14, `Cannot increment with non-numeric argument: {${path}: ${String(value)}}`);
};

const asBigInt = (value: Int32 | Long): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(value.value);
const asNumber = (value: Addable): number => (value instanceof Long ? value.toNumber() : value.value);

export const add = (left: Addable, right: Addable): Addable => {
  if (left instanceof Double || right instanceof Double) return new Double(asNumber(left) + asNumber(right));
  const sum = asBigInt(left) + asBigInt(right);
  const isLong = left instanceof Long || right instanceof Long;
  if (!isLong && BigInt.asIntN(int32Bits, sum) === sum) return new Int32(Number(sum));
  if (BigInt.asIntN(int64Bits, sum) === sum) return Long.fromBigInt(sum);
  throw new CommandError(
    2,
    'Failed to apply $inc operations to current value: the sum does not fit in 64 bits',
  );
};
