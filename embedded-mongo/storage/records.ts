// Writing documents together with their index entries. Uniqueness is checked before anything is touched, so that
// a refused document leaves nothing behind. All of it must run inside a write transaction.
import { CommandError } from '../errors.ts';
import { decodeForMatching, type Doc } from '../values/codec.ts';
import { describeFields } from '../values/describe.ts';
import { encodeKey } from '../values/encode-key.ts';
import {
  clusteredIndexOf,
  namespaceOf,
  saveCollection,
  type Catalogue,
  type Collection,
  type Index,
} from './catalogue.ts';
import { hasAnyField, indexKeysOf } from './index-keys.ts';
import { isLong, ownedKey, shorten } from './key-bytes.ts';

type Entry = { readonly key: Buffer; readonly values: readonly unknown[] };
type Entries = { readonly index: Index; readonly byKey: ReadonlyMap<string, Entry> };

/** What must be remembered about an index once a document with such keys is in it. */
const noteShape = (index: Index, isMultikey: boolean, hasLongKeys: boolean): boolean => {
  const isNews = (isMultikey && !index.isMultikey) || (hasLongKeys && !index.hasLongKeys);
  index.isMultikey ||= isMultikey;
  index.hasLongKeys ||= hasLongKeys;
  return isNews;
};

type Target = { readonly catalogue: Catalogue; readonly collection: Collection };

/** The entries a document should have in an index; notes what its keys say about the index. */
export const entriesOf = (
  { catalogue, collection }: Target,
  index: Index,
  document: Doc,
  record: Buffer,
): Entries => {
  const paths = index.key.map(([path]) => path.split('.'));
  const byKey = new Map<string, Entry>();
  if (index.isClustered || (index.isSparse && !hasAnyField(document, paths))) return { index, byKey };
  const directions = index.key.map(([, direction]) => direction);
  const { keys, isMultikey } = indexKeysOf(document, paths);
  let hasLongKeys = false;
  for (const values of keys) {
    const body = encodeKey(values, directions);
    hasLongKeys ||= isLong(body);
    const key = ownedKey(index.id, shorten(body), ...(index.isUnique ? [] : [record]));
    byKey.set(key.toString('latin1'), { key, values });
  }
  if (noteShape(index, isMultikey, hasLongKeys)) saveCollection(catalogue, collection);
  return { index, byKey };
};

const duplicate = (collection: Collection, index: Index, values: readonly unknown[]): CommandError => {
  const fields = index.key.map(([path], position) => [path, values[position]] as const);
  const message = `E11000 duplicate key error collection: ${namespaceOf(collection)} index: ${index.name} dup key: ${describeFields(fields)}`;
  return new CommandError(11000, message, {
    keyPattern: Object.fromEntries(index.key),
    keyValue: Object.fromEntries(fields),
  });
};

const rejectDuplicates = (
  { catalogue, collection }: Target,
  entries: readonly Entries[],
  record: Buffer,
): void => {
  for (const { index, byKey } of entries) {
    if (!index.isUnique) continue;
    for (const { key, values } of byKey.values()) {
      const owner = catalogue.store.entries.get(key);
      if (owner && !owner.equals(record)) throw duplicate(collection, index, values);
    }
  }
};

const putEntries = (
  { catalogue }: Target,
  after: readonly Entries[],
  before: readonly Entries[],
  record: Buffer,
): void => {
  const { entries } = catalogue.store;
  for (const [position, { byKey }] of after.entries()) {
    const old = before[position]?.byKey;
    for (const [name, { key }] of old ?? []) if (!byKey.has(name)) entries.removeSync(key);
    for (const [name, { key }] of byKey) if (!old?.has(name)) entries.putSync(key, record);
  }
};

const nextRecord = (collection: Collection): Buffer => {
  const record = Buffer.allocUnsafe(8);
  record.writeBigUInt64BE(collection.nextRecord);
  return record;
};

const clusteredRecord = ({ catalogue, collection }: Target, index: Index, id: unknown): Buffer => {
  const body = encodeKey([id], [1]);
  const record = shorten(body);
  if (catalogue.store.documents.doesExist(ownedKey(collection.id, record)))
    throw duplicate(collection, index, [id]);
  if (noteShape(index, false, isLong(body))) saveCollection(catalogue, collection);
  return record;
};

const allEntries = (target: Target, document: Doc, record: Buffer): Entries[] =>
  target.collection.indexes.map(index => entriesOf(target, index, document, record));

export const insertRecord = (target: Target, bytes: Uint8Array): void => {
  const { catalogue, collection } = target;
  const document = decodeForMatching(bytes);
  const clustered = clusteredIndexOf(collection);
  const record = clustered ? clusteredRecord(target, clustered, document._id) : nextRecord(collection);
  const entries = allEntries(target, document, record);
  rejectDuplicates(target, entries, record);
  catalogue.store.documents.putSync(ownedKey(collection.id, record), Buffer.from(bytes));
  putEntries(target, entries, [], record);
  if (!clustered) collection.nextRecord++;
};

export type Stored = { readonly record: Buffer; readonly bytes: Buffer };

export const replaceRecord = (target: Target, { record, bytes }: Stored, replacement: Uint8Array): void => {
  const before = allEntries(target, decodeForMatching(bytes), record);
  const after = allEntries(target, decodeForMatching(replacement), record);
  rejectDuplicates(target, after, record);
  target.catalogue.store.documents.putSync(ownedKey(target.collection.id, record), Buffer.from(replacement));
  putEntries(target, after, before, record);
};

export const removeRecord = (target: Target, { record, bytes }: Stored): void => {
  const before = allEntries(target, decodeForMatching(bytes), record);
  putEntries(
    target,
    before.map(({ index }) => ({ index, byKey: new Map() })),
    before,
    record,
  );
  target.catalogue.store.documents.removeSync(ownedKey(target.collection.id, record));
};

/** Fills a new index; the caller takes the index away again where this throws. */
export const addToIndex = (target: Target, index: Index, { record, bytes }: Stored): void => {
  const entries = entriesOf(target, index, decodeForMatching(bytes), record);
  rejectDuplicates(target, [entries], record);
  putEntries(target, [entries], [], record);
};
