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
const cutting = (names: readonly string[], isKept = true): ByteProjection => {
  return bytes => {
    const parts = Array.from(onDemand.parseToElements(bytes))
      .filter(([, nameAt]) => names.some(name => standsAt(Buffer.from(name), bytes, nameAt)) === isKept)
      .map(([, nameAt, , at, length]) => bytes.subarray(nameAt - 1, at + length));
    const cut = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.alloc(1)]);
    cut.writeInt32LE(cut.length);
    return cut;
  };
};

/** undefined where the whole document is wanted. Fields of the document itself are cut out, or left out, as bytes. */
export const parseByteProjection = (projection: Doc): ByteProjection | undefined => {
  const project = parseProjection(projection);
  const [named, flags] = [Object.keys(projection), Object.values(projection).map(isTrue)];
  const isKept = flags.every(Boolean);
  if (project && flags.some(Boolean) === isKept && !named.join('').includes('.'))
    return cutting(isKept ? ['_id', ...named] : named, isKept);
  return project && (bytes => encode(project(decode(bytes))));
};

/** Decodes no more of a document than these paths lead through: what is large beside them costs nothing. Never store the result. */
export const decoderFor = (paths: readonly string[]): ((bytes: Uint8Array) => Doc) => {
  const cut = cutting(paths.map(path => path.replace(/\..*/s, '')));
  return bytes => decodeForMatching(cut(bytes));
};
