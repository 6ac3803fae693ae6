// How the fields of commands and of their statements are declared, checked and read: one reader a field, all others refused.
import { Long } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { isTrue, parseFilter } from '../query/filter.ts';
import { parseByteProjection } from '../query/cut.ts';
import { parseProjection } from '../query/projection.ts';
import { decode, encode, isDocument, type Doc } from '../values/codec.ts';
import { isEqual, type KeyPattern } from '../values/encode-key.ts';
import { kindOf, kinds } from '../values/kind.ts';

/** Makes of a field what the command needs; undefined is given where the field is missing. */
type Read<Value> = (value: unknown, name: string) => Value;
export type Shape = Readonly<Record<string, Read<unknown>>>;
export type Fields<Given extends Shape> = { readonly [Name in keyof Given]: ReturnType<Given[Name]> };

export const readFields = <Given extends Shape>(
  document: Doc,
  shape: Given,
  where: string,
  ignored: readonly string[] = [],
): Fields<Given> => {
  const other = Object.keys(document).find(name => !Object.hasOwn(shape, name) && !ignored.includes(name));
  if (other !== undefined)
    throw new CommandError(40415, `BSON field '${where}.${other}' is not served by the embedded database`);
  const read = Object.entries(shape).map(([name, as]) => [name, as(document[name], `${where}.${name}`)]);
  return Object.fromEntries(read) as Fields<Given>; // made from the entries of the shape
};

const mistyped = (name: string, wanted: string): never => {
  throw new CommandError(14, `BSON field '${name}' is the wrong type, expected ${wanted}`);
};

export const optional =
  <Value>(read: Read<Value>): Read<Value | undefined> =>
  (value, name) =>
    value === undefined ? undefined : read(value, name);

/** Where nothing given would mean everything. */
export const required =
  <Value>(read: Read<Value>): Read<Value> =>
  (value, name) => {
    if (value !== undefined) return read(value, name);
    throw new CommandError(40414, `BSON field '${name}' is missing but a required field`);
  };

/** What these ask for is either given anyway or without effect here. */
export const ignored = (...names: readonly string[]): Record<string, Read<undefined>> =>
  Object.fromEntries(names.map(name => [name, () => undefined]));

export const asFlag: Read<boolean> = isTrue;
export const asOrdered: Read<boolean> = value => value !== false;

export const asText: Read<string> = (value, name) =>
  typeof value === 'string' ? value : mistyped(name, 'a string');

export const asInteger: Read<number> = (value, name) => {
  const number = Math.trunc(Number(value));
  return kindOf(value) === kinds.number && Number.isFinite(number) ? number : mistyped(name, 'a number');
};

export const asCount =
  (otherwise: number): Read<number> =>
  (value, name) => {
    const count = value === undefined ? otherwise : asInteger(value, name);
    if (count >= 0) return count;
    throw new CommandError(51024, `BSON field '${name}' value must be >= 0, actual value '${count}'`);
  };

export const asCursorId: Read<bigint> = (value, name) =>
  value instanceof Long ? value.toBigInt() : mistyped(name, 'a long');

/** What came beside the body of the message is still bytes; a missing document is empty. */
export const asDocument: Read<Doc> = (value = {}, name) => {
  if (value instanceof Uint8Array) return decode(value);
  return isDocument(value) ? value : mistyped(name, 'an object');
};

export const asBytes: Read<Uint8Array> = (value, name) =>
  value instanceof Uint8Array ? value : encode(asDocument(value, name));

const maxStatements = 100_000;

export const listOf =
  <Value>(read: Read<Value>): Read<readonly Value[]> =>
  (value, name) => {
    if (!Array.isArray(value)) return mistyped(name, 'an array');
    if (value.length === 0 || value.length > maxStatements)
      throw new CommandError(2, `Write batch sizes must be between 1 and ${maxStatements} (${name})`);
    return value.map(item => read(item, name));
  };

/** What is not 1 or -1 is wrong in a sort, and another type of index in an index. */
export const asPattern: Read<KeyPattern> = (value, name) =>
  Object.entries(asDocument(value, name)).map(([path, direction]) => {
    if (isEqual(direction, 1)) return [path, 1];
    if (isEqual(direction, -1)) return [path, -1];
    if (kindOf(direction) !== kinds.number) return refuse(`${JSON.stringify(direction)} in '${name}'`);
    throw new CommandError(15975, `${name} must be 1 (for ascending) or -1 (for descending) at '${path}'`);
  });

export const asFilter = (value: unknown, name: string) => parseFilter(asDocument(value, name));
export const asProjection = (value: unknown, name: string) => parseProjection(asDocument(value, name));
export const asByteProjection = (value: unknown, name: string) =>
  parseByteProjection(asDocument(value, name));
