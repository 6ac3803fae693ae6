// Bytes to documents and back. Two decoders: plain numbers for matching; typed numbers for whatever is stored again,
// so that int, long and double survive an update.
import { deserialize, serialize } from 'bson';

export type Doc = Record<string, unknown>;

const exact = { bsonRegExp: true, promoteBuffers: false, raw: false } as const;

/** Numbers become JavaScript numbers where they fit. Never store the result. */
export const decodeForMatching = (bytes: Uint8Array): Doc => deserialize(bytes, exact);

/** Every value keeps its type. */
export const decode = (bytes: Uint8Array): Doc => deserialize(bytes, { ...exact, promoteValues: false });

/** As decode, but the documents of the named array stay bytes. */
export const decodeCommand = (bytes: Uint8Array, rawArray: string): Doc =>
  deserialize(bytes, { ...exact, promoteValues: false, fieldsAsRaw: { [rawArray]: true } });

export const encode = (document: Doc): Uint8Array => serialize(document, { ignoreUndefined: false });

/** Own fields only: a document may not reach what every object inherits. */
export const getField = (document: object, name: string): unknown =>
  Object.hasOwn(document, name) ? (document as Doc)[name] : undefined; // own property just checked

export const setField = (document: object, name: string, value: unknown): void => {
  Object.defineProperty(document, name, { value, writable: true, enumerable: true, configurable: true });
};

/** An embedded document, as opposed to an array or one of BSON's own types. */
export const isDocument = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !('_bsontype' in value);
