// Values as bytes whose order is the order of BSON values: by type first, then inside the type. This is the order of
// sorts, comparisons and indexes alike. Every encoding tells its own end, so a prefix of fields is a prefix of bytes.
import { Binary, BSONRegExp, Code, DBRef, ObjectId, Timestamp } from 'bson';
import { kindOf, kinds } from './kind.ts';
import { decimalForm, type Numeric } from './number.ts';

/** The first byte of an encoded value; 0 is left free to end a document or an array. */
export const tagOf = (value: unknown): number => kindOf(value) + 2;

/** With this class byte, after the tag, begin all numbers that are not NaN. */
export const firstNumberClass = 2;

const ending = Buffer.from([0]);
const textEnding = Buffer.from([0, 1]);
const escapedZero = Buffer.from([0, 255]);
const inverted = (bytes: Buffer): Buffer => bytes.map(byte => 255 - byte) as Buffer; // map keeps the class

/** UTF-8, with 0 as 0 255 and 0 1 at the end. */
const encodeText = (text: string): Buffer => {
  const bytes = Buffer.from(`${text}\0`, 'utf8');
  if (bytes.indexOf(0) === bytes.length - 1) return Buffer.concat([bytes.subarray(0, -1), textEnding]);
  const parts = text.split('\0').map(part => Buffer.from(part, 'utf8'));
  return Buffer.concat(
    parts.flatMap((part, position) => [part, position < parts.length - 1 ? escapedZero : textEnding]),
  );
};

const encodeNumber = (value: Numeric): Buffer => {
  const { rank, exponent, digits } = decimalForm(value);
  if (rank !== 3 && rank !== 5) return Buffer.from([rank]);
  const pairs = digits.match(/..?/g) ?? [];
  const bytes = pairs.map(pair => Number(pair.padEnd(2, '0')) + 1);
  const body = Buffer.from([(exponent + 0x8000) >> 8, (exponent + 0x8000) & 255, ...bytes, 0]);
  return Buffer.concat([Buffer.from([rank]), rank === 3 ? inverted(body) : body]);
};

/** Fields in order; a reference ({ $ref, $id }) is an ordinary document to the database. */
export const fieldsOf = (document: object): [string, unknown][] => {
  if (!(document instanceof DBRef)) return Object.entries(document);
  const { collection, oid, db, fields } = document;
  return Object.entries({ $ref: collection, $id: oid, ...(db ? { $db: db } : {}), ...fields });
};

const encodeDocument = (document: object): Buffer =>
  Buffer.concat([
    ...fieldsOf(document).flatMap(([name, value]) => [
      Buffer.from([tagOf(value)]),
      encodeText(name),
      encodeBody(value),
    ]),
    ending,
  ]);

export const binaryBytes = (value: Binary): Uint8Array => value.buffer.subarray(0, value.position);

const encodeBinary = (value: Binary): Buffer => {
  const header = Buffer.alloc(5, value.sub_type);
  header.writeUInt32BE(value.position);
  return Buffer.concat([header, binaryBytes(value)]);
};

const unsigned = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
};

const encodeObject = (value: object): Buffer => {
  if (Array.isArray(value)) return Buffer.concat([...value.map(encodeValue), ending]);
  if (value instanceof Date) return unsigned(BigInt(value.getTime()) + 2n ** 63n);
  if (value instanceof Binary) return encodeBinary(value);
  if (value instanceof ObjectId) return Buffer.from(value.id);
  if (value instanceof Timestamp) return unsigned(value.toBigInt());
  if (value instanceof BSONRegExp)
    return Buffer.concat([encodeText(value.pattern), encodeText(value.options)]);
  if (value instanceof Code)
    return Buffer.concat([encodeText(value.code), encodeDocument(value.scope ?? {})]);
  return encodeDocument(value);
};

const empty = Buffer.alloc(0);

const encodeBody = (value: unknown): Buffer => {
  switch (kindOf(value)) {
    case kinds.number:
      return encodeNumber(value as Numeric); // the kind was just checked
    case kinds.string:
      return encodeText(String(value));
    case kinds.boolean:
      return Buffer.from([value ? 1 : 0]);
    case kinds.null:
    case kinds.undefined:
    case kinds.minKey:
    case kinds.maxKey:
      return empty;
    default:
      return encodeObject(value as object); // every other kind is an object
  }
};

export const encodeValue = (value: unknown): Buffer =>
  Buffer.concat([Buffer.from([tagOf(value)]), encodeBody(value)]);

export const encodeKey = (values: readonly unknown[], directions: readonly (1 | -1)[]): Buffer =>
  Buffer.concat(
    values.map((value, position) =>
      directions[position] === -1 ? inverted(encodeValue(value)) : encodeValue(value),
    ),
  );
