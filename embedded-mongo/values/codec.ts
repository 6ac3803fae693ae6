// Bytes to documents and back. Two decoders: plain numbers for matching; typed numbers for whatever is stored again,
// so that int, long and double survive an update.
import { Binary, deserialize, EJSON, ObjectId, serialize, setInternalBufferSize } from 'bson';

/** The encoder writes past the end of its buffer without a word; no message is longer than this. */
setInternalBufferSize(48_000_000);

export type Doc = Record<string, unknown>;

const exact = { bsonRegExp: true, promoteBuffers: false } as const;

/** Numbers become JavaScript numbers where they fit. Never store the result. */
export const decodeForMatching = (bytes: Uint8Array): Doc => deserialize(bytes, exact);

/** Every value keeps its type. */
export const decode = (bytes: Uint8Array): Doc => deserialize(bytes, { ...exact, promoteValues: false });

export const encode = (document: Doc): Buffer => {
  const bytes = serialize(document, { ignoreUndefined: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
};

/** Own fields only: a document may not reach what every object inherits. */
export const getField = (document: object, name: string): unknown =>
  Object.hasOwn(document, name) ? (document as Doc)[name] : undefined; // own property just checked

export const setField = (document: object, name: string, value: unknown): void => {
  Object.defineProperty(document, name, { value, writable: true, enumerable: true, configurable: true });
};

/** The document with this _id, which always comes first. */
export const withId = (_id: unknown, document: Doc): Doc => {
  const result: Doc = { _id };
  for (const [name, value] of Object.entries(document)) if (name !== '_id') setField(result, name, value);
  return result;
};

/** An embedded document, as opposed to an array or one of BSON's own types. */
export const isDocument = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !('_bsontype' in value);

/** In the words of MongoDB's error messages: { email: "a@b.c", n: 1 }. */
export const describe = (value: unknown): string => {
  if (value === undefined) return 'undefined';
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Binary && value.sub_type === Binary.SUBTYPE_UUID)
    return `UUID("${value.toUUID().toString()}")`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(describe).join(', ')} ]`;
  if (!isDocument(value)) return EJSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${describe(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
};
