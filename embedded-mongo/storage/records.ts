// Writing documents together with their index entries. Uniqueness is checked before anything is touched, so that
// a refused document leaves nothing behind. All of it must run inside a write transaction.
import { CommandError } from '../errors.ts';
import { decodeForMatching, describe, type Doc } from '../values/codec.ts';
import { clusteredIndexOf, namespaceOf, saveCollection, type Collection, type Index } from './catalogue.ts';
import { indexKeysOf, type IndexKey } from './index-keys.ts';
import { isLong, ownedKey, shorten } from './key-bytes.ts';

type Bytes = Uint8Array;
export type Stored = { readonly record: Buffer; readonly bytes: Buffer };

type Entry = Pick<IndexKey, 'values'> & { readonly index: Index; readonly key: Buffer };
type Entries = ReadonlyMap<string, Entry>;

/** What must be remembered about an index once a document with such keys is in it. */
const noteShape = (collection: Collection, index: Index, isMultikey: boolean, hasLongKeys: boolean): void => {
  if ((index.isMultikey || !isMultikey) && (index.hasLongKeys || !hasLongKeys)) return;
  index.isMultikey ||= isMultikey;
  index.hasLongKeys ||= hasLongKeys;
  saveCollection(collection);
};

/** The entries a document should have in an index; notes what its keys say about the index. */
export const entriesOf = (collection: Collection, index: Index, document: Doc, record: Buffer): Entries => {
  const { keys, isMultikey, hasAnyField } = indexKeysOf(document, index.key);
  if (index.isSparse && !hasAnyField) return new Map();
  const hasLongKeys = keys.some(({ body }) => isLong(body));
  noteShape(collection, index, isMultikey, hasLongKeys);
  const own = index.isUnique ? [] : [record];
  const entries = keys.map(({ values, body }): [string, Entry] => {
    const key = ownedKey(index.id, shorten(body), ...own);
    return [key.toString('latin1'), { index, key, values }];
  });
  return new Map(index.isClustered ? [] : entries);
};

const allEntries = (collection: Collection, bytes: Uint8Array | undefined, record: Buffer): Entries => {
  const document = bytes && decodeForMatching(bytes);
  if (!document) return new Map();
  return new Map(collection.indexes.flatMap(index => [...entriesOf(collection, index, document, record)]));
};

const duplicate = (collection: Collection, { name, key }: Index, values: readonly unknown[]) => {
  const keyValue = Object.fromEntries(key.map(([path], position) => [path, values[position]]));
  const keyPattern = Object.fromEntries(key);
  const place = `collection: ${namespaceOf(collection)} index: ${name} dup key: ${describe(keyValue)}`;
  return new CommandError(11000, `E11000 duplicate key error ${place}`, { keyPattern, keyValue });
};

const putEntries = (collection: Collection, before: Entries, after: Entries, record: Buffer): void => {
  const { entries } = collection.catalogue.store;
  const added = [...after].filter(([name]) => !before.has(name)).map(([, entry]) => entry);
  for (const { index, key, values } of added)
    if (index.isUnique && entries.doesExist(key)) throw duplicate(collection, index, values);
  for (const [name, { key }] of before) if (!after.has(name)) entries.removeSync(key);
  for (const { key } of added) entries.putSync(key, record);
};

/** Without bytes there is no document, before or after. */
const writeRecord = (collection: Collection, record: Buffer, before?: Bytes, after?: Bytes): void => {
  const [old, wanted] = [allEntries(collection, before, record), allEntries(collection, after, record)];
  putEntries(collection, old, wanted, record);
  const { documents } = collection.catalogue.store;
  const key = ownedKey(collection.id, record);
  if (after) documents.putSync(key, Buffer.from(after));
  else documents.removeSync(key);
};

/** In a clustered collection the place of a document is its _id; elsewhere it is a number one higher than the last. */
const newRecord = (collection: Collection, _id: unknown): Buffer => {
  const index = clusteredIndexOf(collection);
  if (!index) {
    const number = Buffer.allocUnsafe(8);
    number.writeBigUInt64BE(collection.nextRecord);
    return number;
  }
  const [key] = indexKeysOf({ _id }, index.key).keys;
  const record = shorten(key?.body ?? Buffer.alloc(0));
  const isTaken = collection.catalogue.store.documents.doesExist(ownedKey(collection.id, record));
  if (isTaken) throw duplicate(collection, index, [_id]);
  return record;
};

export const insertRecord = (collection: Collection, bytes: Uint8Array, id: unknown): void => {
  writeRecord(collection, newRecord(collection, id), undefined, bytes);
  collection.nextRecord++;
};

export const replaceRecord = (collection: Collection, { record, bytes }: Stored, after: Uint8Array): void =>
  writeRecord(collection, record, bytes, after);

export const removeRecord = (collection: Collection, { record, bytes }: Stored): void =>
  writeRecord(collection, record, bytes);

/** Fills a new index; the caller takes the index away again where this throws. */
export const addToIndex = (collection: Collection, index: Index, { record, bytes }: Stored): void =>
  putEntries(collection, new Map(), entriesOf(collection, index, decodeForMatching(bytes), record), record);
