// What collections and indexes there are: kept in memory, written through to the catalogue keyspace.
import { randomUUID } from 'node:crypto';
import { UUID } from 'bson';
import type { KeyPattern } from '../query/sort.ts';
import { decodeForMatching, encode, type Doc } from '../values/codec.ts';
import { ownedKey, successor, withoutOwner } from './key-bytes.ts';
import type { Store } from './store.ts';

export type Index = {
  readonly id: number;
  readonly name: string;
  readonly key: KeyPattern;
  readonly isUnique: boolean;
  readonly isSparse: boolean;
  /** The collection itself is stored in the order of this index. */
  readonly isClustered: boolean;
  expireAfterSeconds?: number;
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

export const clusteredIndexOf = (collection: Collection): Index | undefined =>
  collection.indexes.find(({ isClustered }) => isClustered);

const prefix = 'collection:';
const catalogueKey = (namespace: string): Buffer => Buffer.from(prefix + namespace);

/** Must run inside a write transaction. */
export const saveCollection = ({ store }: Catalogue, collection: Collection): void => {
  const { id, database, name, uuid, indexes } = collection;
  const stored = encode({ id, database, name, uuid, indexes });
  store.catalogue.putSync(catalogueKey(namespaceOf(collection)), Buffer.from(stored));
};

const lastRecord = (store: Store, id: number): bigint => {
  const range = { start: successor(ownedKey(id)), end: ownedKey(id), reverse: true, limit: 1 };
  for (const key of store.documents.getKeys(range)) return withoutOwner(key).readBigUInt64BE();
  return 0n;
};

const readCollection = (store: Store, bytes: Buffer): Collection => {
  const stored = decodeForMatching(bytes) as Omit<Collection, 'nextRecord'>; // written by saveCollection above
  const isClustered = stored.indexes.some(index => index.isClustered);
  return { ...stored, nextRecord: isClustered ? 0n : lastRecord(store, stored.id) + 1n };
};

/** Reads everything again, as after a transaction that was undone. */
export const reloadCatalogue = (catalogue: Catalogue): void => {
  const { store, collections } = catalogue;
  collections.clear();
  const range = { start: Buffer.from(prefix), end: successor(Buffer.from(prefix)) };
  for (const { value } of [...store.catalogue.getRange(range)]) {
    const collection = readCollection(store, value);
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

export const createCollection = (
  catalogue: Catalogue,
  database: string,
  name: string,
  isClustered: boolean,
): Collection => {
  const id = ++catalogue.lastId;
  const idIndex: Index = {
    id: isClustered ? id : ++catalogue.lastId,
    name: '_id_',
    key: [['_id', 1]],
    isUnique: true,
    isSparse: false,
    isClustered,
    isMultikey: false,
    hasLongKeys: false,
  };
  const collection: Collection = {
    id,
    database,
    name,
    uuid: randomUUID(),
    indexes: [idIndex],
    nextRecord: 1n,
  };
  catalogue.collections.set(namespaceOf(collection), collection);
  saveCollection(catalogue, collection);
  return collection;
};

const clearOwner = (keyspace: Store['documents'], owner: number): void => {
  for (const key of [...keyspace.getKeys({ start: ownedKey(owner), end: ownedKey(owner + 1) })])
    keyspace.removeSync(key);
};

export const clearIndex = ({ store }: Catalogue, index: Index): void => clearOwner(store.entries, index.id);

export const dropCollection = (catalogue: Catalogue, collection: Collection): void => {
  clearOwner(catalogue.store.documents, collection.id);
  for (const index of collection.indexes) clearIndex(catalogue, index);
  catalogue.collections.delete(namespaceOf(collection));
  catalogue.store.catalogue.removeSync(catalogueKey(namespaceOf(collection)));
};

export const describeIndex = (index: Index): Doc => ({
  v: 2,
  key: Object.fromEntries(index.key),
  name: index.name,
  ...(index.isUnique && index.name !== '_id_' ? { unique: true } : {}),
  ...(index.isClustered ? { unique: true, clustered: true } : {}),
  ...(index.isSparse ? { sparse: true } : {}),
  ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
});

export const describeCollection = ({ uuid, name, indexes }: Collection): Doc => {
  const isClustered = indexes.some(index => index.isClustered);
  return {
    name,
    type: 'collection',
    options: isClustered ? { clusteredIndex: { v: 2, key: { _id: 1 }, name: '_id_', unique: true } } : {},
    info: { readOnly: false, uuid: new UUID(uuid) },
    idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
  };
};
