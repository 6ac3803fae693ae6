// Values in the words of MongoDB's error messages: { email: "a@b.c", n: 1 }.
import { EJSON, ObjectId } from 'bson';
import { isDocument } from './codec.ts';

export const describe = (value: unknown): string => {
  if (isDocument(value)) return describeFields(Object.entries(value));
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  return EJSON.stringify(value ?? null);
};

export const describeFields = (fields: readonly (readonly [string, unknown])[]): string =>
  fields.length === 0
    ? '{}'
    : `{ ${fields.map(([name, value]) => `${name}: ${describe(value)}`).join(', ')} }`;
