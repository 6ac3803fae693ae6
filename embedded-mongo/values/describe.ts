// Values in the words of MongoDB's error messages: { email: "a@b.c", n: 1 }.
import { Binary, Double, Int32, Long, ObjectId } from 'bson';
import { binaryBytes, fieldsOf } from './encode-key.ts';

const describeObject = (value: object): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(describe).join(', ')} ]`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Binary) {
    return `BinData(${value.sub_type}, ${Buffer.from(binaryBytes(value)).toString('hex').toUpperCase()})`;
  }
  if (value instanceof Double)
    return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (value instanceof Int32 || value instanceof Long) return String(value);
  return describeDocument(fieldsOf(value));
};

export const describe = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? describeObject(value) : String(value ?? null);
};

export const describeDocument = (fields: readonly (readonly [string, unknown])[]): string =>
  fields.length === 0
    ? '{}'
    : `{ ${fields.map(([name, value]) => `${name}: ${describe(value)}`).join(', ')} }`;
