// Values in the words of MongoDB's error messages: { email: "a@b.c", n: 1 }.
import { EJSON, ObjectId } from 'bson';
import { isDocument } from './codec.ts';

export const describe = (value: unknown): string => {
  if (value === undefined) return 'undefined';
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(describe).join(', ')} ]`;
  if (!isDocument(value)) return EJSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${describe(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
};
