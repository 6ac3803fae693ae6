// What collections and indexes there are: kept in memory, written through to the catalogue keyspace.
import { randomUUID } from 'node:crypto';
import { decodeForMatching, encode } from '../values/codec.ts';
import { ownedKey, successor, wholeOwner, withoutOwner } from './key-bytes.ts';
import type { Keyspace, Store } from './store.ts';
import type { KeyPattern } from '../values/encode-key.ts';

export type NewIndex = {
  readonly name: string;
  readonly key: KeyPattern;
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  readonly expireAfterSeconds?: number;
};

export type Index = NewIndex & {
  readonly id: number;
  /** The collection itself is stored in the order of this index. */
  readonly isClustered: boolean;
  /** Some document has several keys here. */
  isMultikey: boolean;
  /** Some key was cut, so the order is not exact. */
  hasLongKeys: boolean;
};

export type Collection = {
  readonly catalogue: Catalogue;
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly uuid: string;
  /** That of the _id comes first. */
  readonly indexes: Index[];
  nextRecord: bigint;
};

export type Catalogue = {
  readonly store: Store;
  readonly collections: Map<string, Collection>;
  lastId: number;
};

type Place = Pick<Collection, 'database' | 'name'>;

export const namespaceOf = ({ database, name }: Place): string => `${database}.${name}`;

export const clusteredIndexOf = ({ indexes }: Collection): Index | undefined =>
  indexes.find(({ isClustered }) => isClustered);

const prefix = 'collection:';
const catalogueKey = (collection: Place): Buffer => Buffer.from(prefix + namespaceOf(collection));

/** Must run inside a write transaction, as whatever changes the catalogue. */
export const saveCollection = (collection: Collection): void => {
  const { catalogue, id, database, name, uuid, indexes } = collection;
  catalogue.store.catalogue.putSync(catalogueKey(collection), encode({ id, database, name, uuid, indexes }));
};

const lastRecord = (store: Store, id: number): bigint => {
  const range = { start: ownedKey(id + 1), end: ownedKey(id), reverse: true, limit: 1 };
  for (const key of store.documents.getKeys(range)) return withoutOwner(key).readBigUInt64BE();
  return 0n;
};

/** Reads everything again, as after a transaction that was undone. */
export const reloadCatalogue = (catalogue: Catalogue): void => {
  const { store, collections } = catalogue;
  const range = { start: Buffer.from(prefix), end: successor(Buffer.from(prefix)) };
  collections.clear();
  for (const { value } of [...store.catalogue.getRange(range)]) {
    const stored = decodeForMatching(value) as Omit<Collection, 'catalogue' | 'nextRecord'>; // by saveCollection
    const collection: Collection = { ...stored, catalogue, nextRecord: 1n };
    if (!clusteredIndexOf(collection)) collection.nextRecord = lastRecord(store, collection.id) + 1n;
    collections.set(namespaceOf(collection), collection);
  }
  const ids = [...collections.values()].flatMap(({ id, indexes }) => [id, ...indexes.map(index => index.id)]);
  catalogue.lastId = Math.max(0, ...ids);
};

export const loadCatalogue = (store: Store): Catalogue => {
  const catalogue: Catalogue = { store, collections: new Map(), lastId: 0 };
  reloadCatalogue(catalogue);
  return catalogue;
};

export const idIndexName = '_id_';

const fresh = { isClustered: false, isMultikey: false, hasLongKeys: false };
const idIndex: Omit<Index, 'id'> = {
  ...fresh,
  name: idIndexName,
  key: [['_id', 1]],
  isUnique: true,
  isSparse: false,
};

/** With a name of its clustered index the collection is its own index, under one number. */
export const createCollection = (catalogue: Catalogue, place: Place, clustered?: string): Collection => {
  const id = ++catalogue.lastId;
  const isClustered = clustered !== undefined;
  const name = clustered ?? idIndexName;
  const indexes = [{ ...idIndex, name, id: isClustered ? id : ++catalogue.lastId, isClustered }];
  const collection: Collection = { ...place, catalogue, id, uuid: randomUUID(), indexes, nextRecord: 1n };
  catalogue.collections.set(namespaceOf(place), collection);
  saveCollection(collection);
  return collection;
};

const clear = (keyspace: Keyspace, owner: { readonly id: number }): void => {
  for (const key of [...keyspace.getKeys(wholeOwner(owner))]) keyspace.removeSync(key);
};

export const addIndex = (collection: Collection, wanted: NewIndex): Index => {
  const index = { ...wanted, ...fresh, id: ++collection.catalogue.lastId };
  collection.indexes.push(index);
  saveCollection(collection);
  return index;
};

export const dropIndex = (collection: Collection, index: Index): void => {
  clear(collection.catalogue.store.entries, index);
  collection.indexes.splice(collection.indexes.indexOf(index), 1);
  saveCollection(collection);
};

export const dropCollection = (collection: Collection): void => {
  const { store, collections } = collection.catalogue;
  clear(store.documents, collection);
  for (const index of collection.indexes) clear(store.entries, index);
  collections.delete(namespaceOf(collection));
  store.catalogue.removeSync(catalogueKey(collection));
};
