// What collections and indexes there are: kept in memory, written through to the catalogue keyspace.
import { randomUUID } from 'node:crypto';
import type { KeyPattern } from '../query/sort.ts';
import { decodeForMatching, encode } from '../values/codec.ts';
import { ownedKey, successor, wholeOwner, withoutOwner } from './key-bytes.ts';
import type { Keyspace, Store } from './store.ts';

export type Index = {
  readonly id: number;
  readonly name: string;
  readonly key: KeyPattern;
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  /** The collection itself is stored in the order of this index. */
  readonly isClustered: boolean;
  readonly expireAfterSeconds?: number;
  /** Some document has several keys here. */
  isMultikey: boolean;
  /** Some key was cut, so the order is not exact. */
  hasLongKeys: boolean;
};

export type Collection = {
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

export const namespaceOf = ({ database, name }: Pick<Collection, 'database' | 'name'>): string =>
  `${database}.${name}`;

export const clusteredIndexOf = ({ indexes }: Collection): Index | undefined =>
  indexes.find(({ isClustered }) => isClustered);

const prefix = Buffer.from('collection:');
const catalogueKey = (collection: Collection): Buffer =>
  Buffer.concat([prefix, Buffer.from(namespaceOf(collection))]);

/** Must run inside a write transaction, as whatever changes the catalogue. */
export const saveCollection = ({ store }: Catalogue, collection: Collection): void => {
  const { id, database, name, uuid, indexes } = collection;
  store.catalogue.putSync(catalogueKey(collection), encode({ id, database, name, uuid, indexes }));
};

const lastRecord = (store: Store, id: number): bigint => {
  const range = { start: ownedKey(id + 1), end: ownedKey(id), reverse: true, limit: 1 };
  for (const key of store.documents.getKeys(range)) return withoutOwner(key).readBigUInt64BE();
  return 0n;
};

/** Reads everything again, as after a transaction that was undone. */
export const reloadCatalogue = (catalogue: Catalogue): void => {
  const { store, collections } = catalogue;
  collections.clear();
  for (const { value } of [...store.catalogue.getRange({ start: prefix, end: successor(prefix) })]) {
    const collection = { ...decodeForMatching(value), nextRecord: 0n } as unknown as Collection; // written by saveCollection
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

export type NewIndex = Pick<Index, 'name' | 'key' | 'isUnique' | 'isSparse' | 'expireAfterSeconds'>;

const idIndex: NewIndex = { name: '_id_', key: [['_id', 1]], isUnique: true, isSparse: false };

export const createCollection = (
  catalogue: Catalogue,
  place: Pick<Collection, 'database' | 'name'>,
  isClustered: boolean,
): Collection => {
  const id = ++catalogue.lastId;
  // A clustered collection is its own index, under one number.
  const indexId = isClustered ? id : ++catalogue.lastId;
  const index = { ...idIndex, id: indexId, isClustered, isMultikey: false, hasLongKeys: false };
  const collection: Collection = { ...place, id, uuid: randomUUID(), indexes: [index], nextRecord: 1n };
  catalogue.collections.set(namespaceOf(collection), collection);
  saveCollection(catalogue, collection);
  return collection;
};

const clear = (keyspace: Keyspace, owner: { readonly id: number }): void => {
  for (const key of [...keyspace.getKeys(wholeOwner(owner))]) keyspace.removeSync(key);
};

export const addIndex = (catalogue: Catalogue, collection: Collection, wanted: NewIndex): Index => {
  const id = ++catalogue.lastId;
  const index = { ...wanted, id, isClustered: false, isMultikey: false, hasLongKeys: false };
  collection.indexes.push(index);
  saveCollection(catalogue, collection);
  return index;
};

export const dropIndex = (catalogue: Catalogue, collection: Collection, index: Index): void => {
  clear(catalogue.store.entries, index);
  collection.indexes.splice(collection.indexes.indexOf(index), 1);
  saveCollection(catalogue, collection);
};

export const dropCollection = ({ store, collections }: Catalogue, collection: Collection): void => {
  clear(store.documents, collection);
  for (const index of collection.indexes) clear(store.entries, index);
  collections.delete(namespaceOf(collection));
  store.catalogue.removeSync(catalogueKey(collection));
};
