// createIndexes, listIndexes and dropIndexes.
import { CommandError } from '../errors.ts';
import { everything } from '../query/filter.ts';
import { findRecords } from '../query/find.ts';
import { addIndex, dropIndex, idIndexName, namespaceOf } from '../storage/catalogue.ts';
import type { Collection, Index, NewIndex } from '../storage/catalogue.ts';
import { addToIndex } from '../storage/records.ts';
import { isEqual, type KeyPattern } from '../values/encode-key.ts';
import type { Doc } from '../values/codec.ts';
import { kindOf, kinds } from '../values/kind.ts';
import * as field from './fields.ts';
import { wholeBatch } from './reads.ts';
import {
  command,
  ensuredCollection,
  existingCollection,
  namespaceFrom,
  requiredCollection,
} from './request.ts';

const asKey = (value: unknown, name: string): KeyPattern => {
  const key = field.asPattern(value, name);
  if (key.length === 0) throw new CommandError(67, 'Index keys cannot be an empty object');
  const bad = key.find(([path]) => path.split('.').some(part => part === '' || part.startsWith('$')));
  if (bad) throw new CommandError(67, `Index keys cannot contain the field '${bad[0]}'`);
  return key;
};

const longestLifetime = 2 ** 31 - 1;

const asLifetime = (value: unknown): number => {
  const option = "TTL index 'expireAfterSeconds' option";
  if (kindOf(value) !== kinds.number) throw new CommandError(67, `${option} must be numeric`);
  const seconds = Math.trunc(Number(value)) || 0;
  if (seconds < 0) throw new CommandError(67, `${option} cannot be less than 0`);
  if (seconds <= longestLifetime) return seconds;
  throw new CommandError(67, `${option} must be within an acceptable range, try a lower number`);
};

const specification = {
  key: asKey,
  name: field.asText,
  unique: field.asFlag,
  sparse: field.asFlag,
  expireAfterSeconds: field.optional(asLifetime),
  ...field.ignored('v', 'background', 'ns'),
};

const asIndex = (value: unknown, where: string): NewIndex => {
  const read = field.readFields(field.asDocument(value, where), specification, where);
  const { key, name, unique: isUnique, sparse: isSparse, expireAfterSeconds } = read;
  if (expireAfterSeconds === undefined) return { key, name, isUnique, isSparse };
  if (key.length === 1) return { key, name, isUnique, isSparse, expireAfterSeconds };
  throw new CommandError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL');
};

/** As the catalogue holds it, and as a client is told. */
const describeIndex = ({ key, name, expireAfterSeconds, ...index }: NewIndex & Partial<Index>): Doc => ({
  v: 2,
  key: Object.fromEntries(key),
  name,
  ...(index.isUnique && (name !== idIndexName || index.isClustered) && { unique: true }),
  ...(index.isClustered && { clustered: true }),
  ...(index.isSparse && { sparse: true }),
  ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
});

/** True where there is nothing to do. */
const isPresent = ({ indexes }: Collection, wanted: NewIndex): boolean => {
  if (isEqual(wanted.key, [['_id', 1]])) return true;
  const same = indexes.find(({ key }) => isEqual(key, wanted.key));
  const namesake = indexes.find(({ name }) => name === wanted.name);
  if (same && isEqual(describeIndex(same), describeIndex(wanted))) return true;
  if (same && same.name !== wanted.name)
    throw new CommandError(85, `Index already exists with a different name: ${same.name}`);
  if (!namesake) return false;
  throw new CommandError(86, `An existing index has the same name as the requested one: ${wanted.name}`);
};

const build = (collection: Collection, wanted: NewIndex): void => {
  const index = addIndex(collection, wanted);
  for (const stored of findRecords(collection, { condition: everything }))
    addToIndex(collection, index, stored);
};

/** All of them or none. */
const buildAll = (collection: Collection, indexes: readonly NewIndex[]): void => {
  const before = new Set(collection.indexes);
  try {
    for (const wanted of indexes) if (!isPresent(collection, wanted)) build(collection, wanted);
  } catch (error) {
    for (const index of [...collection.indexes]) if (!before.has(index)) dropIndex(collection, index);
    throw error;
  }
};

export const createIndexes = command(
  { indexes: field.listOf(asIndex), ...field.ignored('commitQuorum') },
  (request, { indexes }) =>
    () => {
      const createdCollectionAutomatically = existingCollection(request) === undefined;
      const collection = ensuredCollection(request);
      const numIndexesBefore = collection.indexes.length;
      buildAll(collection, indexes);
      const numIndexesAfter = collection.indexes.length;
      return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ok: 1 };
    },
);

export const listIndexes = command(field.ignored('cursor'), request =>
  wholeBatch(request, namespaceFrom(request), requiredCollection(request).indexes.map(describeIndex)),
);

/** By name; all but that of the _id by '*'. */
export const dropIndexes = command({ index: field.asText }, (request, { index: name }) => () => {
  const collection = requiredCollection(request);
  const [ofId, ...others] = collection.indexes;
  const nIndexesWas = collection.indexes.length;
  const found = others.filter(index => name === '*' || index.name === name);
  if (name === ofId?.name) throw new CommandError(72, 'cannot drop _id index');
  if (name !== '*' && found.length === 0) throw new CommandError(27, `index not found with name [${name}]`);
  for (const index of found) dropIndex(collection, index);
  return { nIndexesWas, ok: 1, msg: `indexes dropped from ${namespaceOf(collection)}` };
});
