// Fields cut out of stored bytes as they are: who asks for a few fields of many documents does not wait for all to be decoded.
import { onDemand } from 'bson';
import { decode, encode, type Doc } from '../values/codec.ts';
import { isTrue } from './filter.ts';
import { parseProjection } from './projection.ts';

/** From the bytes of a document to the bytes of what is asked for of it. */
export type ByteProjection = (bytes: Uint8Array) => Uint8Array;

/** Whether the name stands at this place of the bytes, and ends there. */
const standsAt = (name: Buffer, bytes: Uint8Array, at: number): boolean =>
  bytes[at + name.length] === 0 && name.compare(bytes, at, at + name.length) === 0;

const cutFields = (bytes: Uint8Array, names: readonly Buffer[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (const [, nameAt, , at, length] of onDemand.parseToElements(bytes)) {
    if (names.some(name => standsAt(name, bytes, nameAt)))
      parts.push(bytes.subarray(nameAt - 1, at + length));
  }
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const cut = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.alloc(1)], size);
  cut.writeInt32LE(size);
  return cut;
};

/** The names, where only fields of the document itself are asked for, its id among them. */
const plainNames = (projection: Doc): readonly Buffer[] | undefined => {
  const names = Object.keys({ _id: 1, ...projection });
  const isPlain = names.every(name => !name.includes('.') && isTrue(projection[name] ?? name === '_id'));
  return isPlain ? names.map(name => Buffer.from(name)) : undefined;
};

/** undefined where the whole document is wanted. */
export const parseByteProjection = (projection: Doc): ByteProjection | undefined => {
  const project = parseProjection(projection);
  const names = plainNames(projection);
  if (!project) return undefined;
  return names ? bytes => cutFields(bytes, names) : bytes => encode(project(decode(bytes)));
};
