// Answers read from the keys of an index alone: where it holds all that is asked for, no document need be fetched and cut.
import { Binary, ObjectId } from 'bson';
import type { Collection, Index } from '../storage/catalogue.ts';
import { withoutOwner } from '../storage/key-bytes.ts';
import { scan } from '../storage/scan.ts';
import { encode } from '../values/codec.ts';
import { tagOf } from '../values/encode-key.ts';
import type { ByteProjection } from './cut.ts';
import type { Plan } from './plan.ts';

type Read = { readonly value: unknown; readonly end: number };

/** Of these kinds a key keeps the whole value; of numbers it keeps the size and loses the type, null may mean nothing at all. */
const [textTag, binaryTag, idTag] = [tagOf(''), tagOf(new Binary()), tagOf(new ObjectId())];
const [binaryHeader, idLength, oldBinary] = [5, 12, 2];

/** UTF-8 with 0 as 0 255, and 0 1 at the end. */
const readText = (key: Buffer, from: number): Read => {
  let end = from;
  while (key[end] !== 0 || key[end + 1] !== 1) end += key[end] === 0 ? 2 : 1;
  const body = key.subarray(from, end);
  const plain = body.includes(0)
    ? Buffer.from(body.toString('latin1').replaceAll('\0\xff', '\0'), 'latin1')
    : body;
  return { value: plain.toString('utf8'), end: end + 2 };
};

const readBinary = (key: Buffer, from: number): Read | undefined => {
  const start = from + binaryHeader;
  const end = start + key.readUInt32BE(from);
  const subtype = key[from + binaryHeader - 1];
  return subtype === oldBinary ? undefined : { value: new Binary(key.subarray(start, end), subtype), end };
};

/** The value whose encoding starts here; nothing where the key does not tell it whole. */
const readValue = (key: Buffer, at: number): Read | undefined => {
  const from = at + 1;
  switch (key[at]) {
    case textTag:
      return readText(key, from);
    case binaryTag:
      return readBinary(key, from);
    case idTag:
      return { value: new ObjectId(key.subarray(from, from + idLength)), end: from + idLength };
    default:
      return undefined;
  }
};

/** The fields asked for, the id first as in every document; nothing where one of the values cannot be read back. */
const readKey = (key: Buffer, index: Index, names: readonly string[]): Uint8Array | undefined => {
  const values = new Map<string, unknown>();
  let at = 0;
  for (const [path] of index.key) {
    const read = readValue(key, at);
    if (!read) return undefined;
    values.set(path, read.value);
    at = read.end;
  }
  return encode(Object.fromEntries(names.map(name => [name, values.get(name)])));
};

/** With the id and one field more there is no question in which order they stand. */
const mostNames = 2;

const isCovering = ({ key }: Index, names: readonly string[]): boolean =>
  names.length <= mostNames &&
  names.every(name => key.some(([path]) => path === name)) &&
  key.every(([, direction]) => direction === 1);

/** Undefined where the plan leaves something to test or to sort, or its index lacks a field. */
export const coveredDocuments = (
  { catalogue: { store } }: Collection,
  { index, ranges, isExact, isSorted, isReverse }: Plan,
  { names, cut }: ByteProjection,
  documentOf: (record: Buffer) => Buffer | undefined,
): Iterable<Uint8Array> | undefined => {
  if (!index || !names || !isExact || !isSorted || index.isClustered || !isCovering(index, names))
    return undefined;
  return (function* read() {
    for (const range of ranges)
      for (const { key, value } of scan(store.entries, range, isReverse)) {
        const found = readKey(withoutOwner(key), index, names);
        const bytes = found ? undefined : documentOf(value);
        if (found) yield found;
        else if (bytes) yield cut(bytes);
      }
  })();
};
