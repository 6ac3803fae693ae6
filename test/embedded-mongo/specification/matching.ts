// Whether a value is the expected one, by the rules of MongoDB's unified test format.
import { isDeepStrictEqual } from 'node:util';
import { BSON } from 'mongodb';

type Doc = Record<string, unknown>;
export type Entities = ReadonlyMap<string, unknown>;

const isDocument = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const numberOf = (value: unknown): number | undefined => {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (value instanceof BSON.Long || value instanceof BSON.Double || value instanceof BSON.Int32)
    return Number(value.valueOf());
  return undefined;
};

const typeOf = (value: unknown): string[] => {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (numberOf(value) !== undefined) return ['int', 'long', 'double', 'number'];
  if (value instanceof Date) return ['date'];
  if (value instanceof BSON.ObjectId) return ['objectId'];
  if (value instanceof BSON.Binary) return ['binData'];
  if (value instanceof BSON.Decimal128) return ['decimal', 'number'];
  if (typeof value === 'boolean') return ['bool'];
  return [typeof value];
};

/** The operators of the format: what is expected stands beside them. */
const special: Readonly<Record<string, (actual: unknown, operand: unknown, entities: Entities) => boolean>> =
  {
    $$exists: (actual, operand) => (actual !== undefined) === operand,
    $$unsetOrMatches: (actual, operand, entities) =>
      actual === undefined || actual === null || matches(actual, operand, entities, true),
    $$type: (actual, operand) => [operand].flat().some(type => typeOf(actual).includes(String(type))),
    $$matchesEntity: (actual, operand, entities) =>
      matches(actual, entities.get(String(operand)), entities, false),
    $$matchesHexBytes: (actual, operand) =>
      actual instanceof Uint8Array && Buffer.from(actual).toString('hex') === operand,
    $$lte: (actual, operand) => (numberOf(actual) ?? Infinity) <= Number(operand),
    $$matchAsRoot: (actual, operand, entities) => matches(actual, operand, entities, true),
    $$matchAsDocument: (actual, operand, entities) =>
      matches(BSON.EJSON.parse(String(actual)), operand, entities, false),
    $$sessionLsid: actual => actual !== undefined,
  };

/** A document at the root may have more fields than expected, a nested one may not. */
export const matches = (actual: unknown, expected: unknown, entities: Entities, isRoot: boolean): boolean => {
  if (isDocument(expected)) return matchesDocument(actual, expected, entities, isRoot);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((value, index) => matches(actual[index], value, entities, isRoot))
    );
  }
  const number = numberOf(expected);
  if (number !== undefined) return Object.is(numberOf(actual), number) || numberOf(actual) === number;
  return isDeepStrictEqual(actual, expected);
};

const matchesDocument = (actual: unknown, expected: Doc, entities: Entities, isRoot: boolean): boolean => {
  const names = Object.keys(expected);
  const operator = names.length === 1 ? special[names[0] ?? ''] : undefined;
  if (operator) return operator(actual, Object.values(expected)[0], entities);
  if (typeof actual !== 'object' || actual === null) return false;
  const document: Doc = { ...actual };
  return (
    names.every(name => matches(document[name], expected[name], entities, false)) &&
    (isRoot || Object.keys(document).every(name => Object.hasOwn(expected, name)))
  );
};
