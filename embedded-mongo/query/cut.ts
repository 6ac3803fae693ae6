// Fields cut out of stored bytes as they are: who asks for a few fields of many documents does not wait for all to be decoded.
import { onDemand } from 'bson';
import { decode, decodeForMatching, encode, type Doc } from '../values/codec.ts';
import { isTrue } from './filter.ts';
import { parseProjection } from './projection.ts';

/** From the bytes of a document to the bytes of what is asked for of it. */
export type ByteProjection = (bytes: Uint8Array) => Uint8Array;

/** Whether the name stands at this place of the bytes, and ends there. */
const standsAt = (name: Buffer, bytes: Uint8Array, at: number): boolean =>
  bytes[at + name.length] === 0 && name.compare(bytes, at, at + name.length) === 0;

/** `isKept`: whether the named fields are what is left of the document, or what is left out of it. */
const cutFields = (bytes: Uint8Array, names: readonly Buffer[], isKept = true): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (const [, nameAt, , at, length] of onDemand.parseToElements(bytes)) {
    if (names.some(name => standsAt(name, bytes, nameAt)) === isKept)
      parts.push(bytes.subarray(nameAt - 1, at + length));
  }
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const cut = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.alloc(1)], size);
  cut.writeInt32LE(size);
  return cut;
};

const namesFrom = (names: readonly string[]): readonly Buffer[] => names.map(name => Buffer.from(name));

/** Where only fields of the document itself are named: those that are wanted, its id among them, or those that are not. */
const plainCut = (projection: Doc): ByteProjection | undefined => {
  const named = Object.keys(projection);
  if (named.some(name => name.includes('.'))) return undefined;
  const isWanted = ([, flag]: readonly [string, unknown]): boolean => isTrue(flag);
  const wanted = Object.entries({ _id: 1, ...projection });
  if (wanted.every(isWanted)) {
    const names = namesFrom(wanted.map(([name]) => name));
    return bytes => cutFields(bytes, names);
  }
  if (Object.entries(projection).some(isWanted)) return undefined;
  const names = namesFrom(named);
  return bytes => cutFields(bytes, names, false);
};

/** undefined where the whole document is wanted. */
export const parseByteProjection = (projection: Doc): ByteProjection | undefined => {
  const project = parseProjection(projection);
  if (!project) return undefined;
  return plainCut(projection) ?? (bytes => encode(project(decode(bytes))));
};

/** Decodes no more of a document than these paths lead through: what is large beside them costs nothing. Never store the result. */
export const decoderFor = (paths: readonly string[]): ((bytes: Uint8Array) => Doc) => {
  const names = namesFrom([...new Set(paths.map(path => path.split('.')[0] ?? ''))]);
  return bytes => decodeForMatching(cutFields(bytes, names));
};
