// Writing documents together with their index entries. Uniqueness is checked before anything is touched, so that
// a refused document leaves nothing behind. All of it must run inside a write transaction.
import { CommandError } from '../errors.ts';
import { decodeForMatching, type Doc } from '../values/codec.ts';
import { describe } from '../values/describe.ts';
import { encodeKey } from '../values/encode-key.ts';
import { clusteredIndexOf, namespaceOf, saveCollection } from './catalogue.ts';
import type { Catalogue, Collection, Index } from './catalogue.ts';
import { indexKeysOf } from './index-keys.ts';
import { isLong, ownedKey, shorten } from './key-bytes.ts';

export type Target = { readonly catalogue: Catalogue; readonly collection: Collection };
export type Stored = { readonly record: Buffer; readonly bytes: Buffer };

type Entry = { readonly index: Index; readonly key: Buffer; readonly values: readonly unknown[] };
type Entries = ReadonlyMap<string, Entry>;

/** What must be remembered about an index once a document with such keys is in it. */
const noteShape = ({ catalogue, collection }: Target, index: Index, isMultikey: boolean, isCut: boolean) => {
  if ((!isMultikey || index.isMultikey) && (!isCut || index.hasLongKeys)) return;
  index.isMultikey ||= isMultikey;
  index.hasLongKeys ||= isCut;
  saveCollection(catalogue, collection);
};

/** The entries a document should have in an index; notes what its keys say about the index. */
export const entriesOf = (target: Target, index: Index, document: Doc, record: Buffer): Entries => {
  const { keys, isMultikey, hasAnyField } = indexKeysOf(document, index.key);
  const directions = index.key.map(([, direction]) => direction);
  const entries = new Map<string, Entry>();
  let isCut = false;
  for (const values of index.isClustered || (index.isSparse && !hasAnyField) ? [] : keys) {
    const body = encodeKey(values, directions);
    isCut ||= isLong(body);
    const key = ownedKey(index.id, shorten(body), ...(index.isUnique ? [] : [record]));
    entries.set(key.toString('latin1'), { index, key, values });
  }
  noteShape(target, index, isMultikey && entries.size > 0, isCut);
  return entries;
};

const allEntries = (target: Target, bytes: Uint8Array | undefined, record: Buffer): Entries => {
  const document = bytes && decodeForMatching(bytes);
  const { indexes } = target.collection;
  return new Map(document && indexes.flatMap(index => [...entriesOf(target, index, document, record)]));
};

const duplicate = (
  { collection }: Target,
  { name, key }: Index,
  values: readonly unknown[],
): CommandError => {
  const keyValue = Object.fromEntries(key.map(([path], position) => [path, values[position]]));
  const place = `collection: ${namespaceOf(collection)} index: ${name}`;
  return new CommandError(11000, `E11000 duplicate key error ${place} dup key: ${describe(keyValue)}`, {
    keyPattern: Object.fromEntries(key),
    keyValue,
  });
};

const putEntries = (target: Target, before: Entries, after: Entries, record: Buffer): void => {
  const { entries } = target.catalogue.store;
  const added = [...after].filter(([name]) => !before.has(name)).map(([, entry]) => entry);
  for (const { index, key, values } of added)
    if (index.isUnique && entries.doesExist(key)) throw duplicate(target, index, values);
  for (const [name, { key }] of before) if (!after.has(name)) entries.removeSync(key);
  for (const { key } of added) entries.putSync(key, record);
};

/** Without bytes there is no document, before or after. */
const writeRecord = (target: Target, record: Buffer, before?: Uint8Array, after?: Uint8Array): void => {
  const { documents } = target.catalogue.store;
  putEntries(target, allEntries(target, before, record), allEntries(target, after, record), record);
  const key = ownedKey(target.collection.id, record);
  if (after) documents.putSync(key, Buffer.from(after));
  else documents.removeSync(key);
};

const clusteredRecord = (target: Target, index: Index, id: unknown): Buffer => {
  const body = encodeKey([id], [1]);
  const record = shorten(body);
  const { store } = target.catalogue;
  if (store.documents.doesExist(ownedKey(target.collection.id, record))) throw duplicate(target, index, [id]);
  noteShape(target, index, false, isLong(body));
  return record;
};

const numberedRecord = ({ collection }: Target): Buffer => {
  const record = Buffer.allocUnsafe(8);
  record.writeBigUInt64BE(collection.nextRecord);
  return record;
};

export const insertRecord = (target: Target, bytes: Uint8Array, id: unknown): void => {
  const clustered = clusteredIndexOf(target.collection);
  const record = clustered ? clusteredRecord(target, clustered, id) : numberedRecord(target);
  writeRecord(target, record, undefined, bytes);
  if (!clustered) target.collection.nextRecord++;
};

export const replaceRecord = (target: Target, { record, bytes }: Stored, replacement: Uint8Array): void =>
  writeRecord(target, record, bytes, replacement);

export const removeRecord = (target: Target, { record, bytes }: Stored): void =>
  writeRecord(target, record, bytes);

/** Fills a new index; the caller takes the index away again where this throws. */
export const addToIndex = (target: Target, index: Index, { record, bytes }: Stored): void =>
  putEntries(target, new Map(), entriesOf(target, index, decodeForMatching(bytes), record), record);
