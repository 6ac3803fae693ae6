// Values as bytes whose order is the order of BSON values: by type first, then inside the type. This is the order of
// sorts, comparisons and indexes alike. Every encoding tells its own end, so a prefix of fields is a prefix of bytes.
import { Binary, BSONRegExp, Code, DBRef, Decimal128, Long, ObjectId, Timestamp } from 'bson';
import { kindOf, kinds, type Kind } from './kind.ts';

export type Direction = 1 | -1;
export type KeyPattern = readonly (readonly [path: string, direction: Direction])[];

/** The first byte of an encoded value; 0 is left free to end a document or an array. */
export const tagOf = (value: unknown): number => kindOf(value) + 2;

/** The class of a number follows its tag; the least, that of NaN, is no part of any range. */
const [nan, minusInfinity, negative, zero, positive, infinity] = [1, 2, 3, 4, 5, 6] as const;
export const firstNumberClass = minusInfinity;

const ending = Buffer.from([0]);
export const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map(byte => 255 - byte));

/** UTF-8, with 0 as 0 255 and 0 1 at the end. */
const encodeText = (text: string): Buffer =>
  Buffer.from(`${Buffer.from(text).toString('latin1').replaceAll('\0', '\0\xff')}\0\x01`, 'latin1');

/** Enough digits to tell all doubles apart, and as many as a decimal has and MongoDB compares with. */
const precision = 34;

const digitsOf = (value: unknown): string => {
  if (value instanceof Long || value instanceof Decimal128) return value.toString();
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? String(plain) : plain.toPrecision(precision);
};

const encodeSpecial = (text: string): Buffer => {
  if (text.includes('NaN')) return Buffer.from([nan]);
  return Buffer.from([text.startsWith('-') ? minusInfinity : infinity]);
};

/** Numbers of all four types alike: class, exponent, then two decimal digits a byte; 0.digits times 10^exponent. */
const encodeNumber = (value: unknown): Buffer => {
  const text = digitsOf(value);
  const parts = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text);
  if (!parts) return encodeSpecial(text);
  const [, sign, whole = '', fraction = '', scale = '0'] = parts;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return Buffer.from([zero]);
  const exponent = digits.length - fraction.length + Number(scale) + 0x8000;
  const pairs = digits.replace(/0+$/, '').match(/..?/g) ?? [];
  const bytes = pairs.map(pair => Number(pair.padEnd(2, '0')) + 1);
  const body = Buffer.from([positive, exponent >> 8, exponent & 255, ...bytes, 0]);
  if (sign === '') return body;
  return Buffer.concat([Buffer.from([negative]), inverted(body.subarray(1))]);
};

const encodeDocument = (document: object): Buffer => {
  const fields = Object.entries(document).map(([name, value]) =>
    Buffer.concat([Buffer.from([tagOf(value)]), encodeText(name), encodeBody(value)]),
  );
  return Buffer.concat([...fields, ending]);
};

const encodeBinary = (value: Binary): Buffer => {
  const header = Buffer.alloc(5, value.sub_type);
  header.writeUInt32BE(value.position);
  return Buffer.concat([header, value.buffer.subarray(0, value.position)]);
};

const encodeUnsigned = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
};

const encodeObject = (value: object): Buffer => {
  if (Array.isArray(value)) return Buffer.concat([...value.map(encodeValue), ending]);
  if (value instanceof Date) return encodeUnsigned(BigInt(value.getTime()) + 2n ** 63n);
  if (value instanceof Binary) return encodeBinary(value);
  if (value instanceof ObjectId) return Buffer.from(value.id);
  if (value instanceof Timestamp) return encodeUnsigned(value.toBigInt());
  if (value instanceof BSONRegExp)
    return Buffer.concat([encodeText(value.pattern), encodeText(value.options)]);
  if (value instanceof Code)
    return Buffer.concat([encodeText(value.code), encodeDocument(value.scope ?? {})]);
  // The decoder makes a reference of { $ref, $id }, which is an ordinary document to the database.
  return encodeDocument(value instanceof DBRef ? value.toJSON() : value);
};

const empty = Buffer.alloc(0);
const valueless = new Set<Kind>([kinds.null, kinds.undefined, kinds.MinKey, kinds.MaxKey]);

const encodeBody = (value: unknown): Buffer => {
  const kind = kindOf(value);
  if (kind === kinds.number) return encodeNumber(value);
  if (kind === kinds.string) return encodeText(String(value));
  if (kind === kinds.boolean) return Buffer.from([value ? 1 : 0]);
  return valueless.has(kind) ? empty : encodeObject(value as object); // every other kind is an object
};

export const encodeValue = (value: unknown): Buffer =>
  Buffer.concat([Buffer.from([tagOf(value)]), encodeBody(value)]);

/** Downwards the bytes are inverted. */
export const encodeKey = (values: readonly unknown[], pattern: KeyPattern): Buffer => {
  const encoded = values.map(encodeValue);
  return Buffer.concat(encoded.map((bytes, at) => (pattern[at]?.[1] === -1 ? inverted(bytes) : bytes)));
};

/** As JavaScript orders strings only as long as there are no surrogate pairs, so bytes decide unless both are plain. */
const isPlainText = (text: unknown): text is string =>
  typeof text === 'string' && !/[\ud800-\uffff]/.test(text);

/** In the order of the encodings, without encoding where JavaScript orders the same way. */
export const compareValues = (left: unknown, right: unknown): number => {
  if (left === right) return 0;
  if (typeof left === 'number' && typeof right === 'number' && left < right) return -1;
  if (typeof left === 'number' && typeof right === 'number' && left > right) return 1;
  if (isPlainText(left) && isPlainText(right)) return left < right ? -1 : 1;
  return Buffer.compare(encodeValue(left), encodeValue(right));
};

export const isEqual = (left: unknown, right: unknown): boolean => compareValues(left, right) === 0;
