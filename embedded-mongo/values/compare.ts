// The order of BSON values: by type first, then inside the type, as MongoDB sorts and as indexes are laid out.
import { Binary, BSONRegExp, Code, DBRef, ObjectId, Timestamp } from 'bson';
import type { Doc } from './codec.ts';
import { kindOf, kinds } from './kind.ts';
import { compareNumbers, type Numeric } from './number.ts';

/** By UTF-8 bytes, which is by code points: surrogate pairs come after U+FFFF, not before U+E000. */
export const compareStrings = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const first = left.charCodeAt(index);
    const second = right.charCodeAt(index);
    if (first === second) continue;
    const isFirstPair = first >= 0xd800 && first < 0xe000;
    const isSecondPair = second >= 0xd800 && second < 0xe000;
    if (isFirstPair !== isSecondPair && Math.min(first, second) >= 0xd800) return isFirstPair ? 1 : -1;
    return first - second;
  }
  return left.length - right.length;
};

/** Fields in order; a reference ({ $ref, $id }) is an ordinary document to the database. */
export const fieldsOf = (document: object): [string, unknown][] => {
  if (!(document instanceof DBRef)) return Object.entries(document);
  const { collection, oid, db, fields } = document;
  return [
    ['$ref', collection],
    ['$id', oid],
    ...(db ? ([['$db', db]] as [string, unknown][]) : []),
    ...Object.entries(fields),
  ]; // a pair, not an array of either
};

const compareDocuments = (left: object, right: object): number => {
  const first = fieldsOf(left);
  const second = fieldsOf(right);
  for (const [index, [name, value]] of first.entries()) {
    const other = second[index];
    if (!other) return 1;
    const byKind = kindOf(value) - kindOf(other[1]);
    const result = byKind || compareStrings(name, other[0]) || compareValues(value, other[1]);
    if (result !== 0) return result;
  }
  return first.length - second.length;
};

const compareArrays = (left: readonly unknown[], right: readonly unknown[]): number => {
  for (const [index, value] of left.entries()) {
    if (index >= right.length) return 1;
    const result = compareValues(value, right[index]);
    if (result !== 0) return result;
  }
  return left.length - right.length;
};

export const binaryBytes = (value: Binary): Uint8Array => value.buffer.subarray(0, value.position);

const compareBinaries = (left: Binary, right: Binary): number =>
  left.position - right.position ||
  left.sub_type - right.sub_type ||
  Buffer.compare(binaryBytes(left), binaryBytes(right));

const compareCode = (left: Code, right: Code): number =>
  compareStrings(left.code, right.code) || compareDocuments(left.scope ?? {}, right.scope ?? {});

const compareObjects = (left: object, right: object): number => {
  if (Array.isArray(left) && Array.isArray(right)) return compareArrays(left, right);
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  if (left instanceof Binary && right instanceof Binary) return compareBinaries(left, right);
  if (left instanceof ObjectId && right instanceof ObjectId) return Buffer.compare(left.id, right.id);
  if (left instanceof Timestamp && right instanceof Timestamp) return left.compare(right);
  if (left instanceof Code && right instanceof Code) return compareCode(left, right);
  if (left instanceof BSONRegExp && right instanceof BSONRegExp) {
    return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options);
  }
  return compareDocuments(left, right);
};

export const compareValues = (left: unknown, right: unknown): number => {
  const kind = kindOf(left);
  const byKind = kind - kindOf(right);
  if (byKind !== 0) return byKind;
  switch (kind) {
    case kinds.number:
      return compareNumbers(left as Numeric, right as Numeric); // both kinds were just checked
    case kinds.string:
      return compareStrings(String(left), String(right));
    case kinds.boolean:
      return Number(left) - Number(right);
    case kinds.null:
    case kinds.undefined:
    case kinds.minKey:
    case kinds.maxKey:
      return 0;
    default:
      return compareObjects(left as Doc, right as Doc); // every other kind is an object
  }
};

export const isEqual = (left: unknown, right: unknown): boolean => compareValues(left, right) === 0;
