// create, drop, dropDatabase, listCollections and listDatabases.
import { Long, UUID } from 'bson';
import { CommandError } from '../errors.ts';
import { clusteredIndexOf, dropCollection, idIndexName } from '../storage/catalogue.ts';
import type { Collection } from '../storage/catalogue.ts';
import type { Doc } from '../values/codec.ts';
import { isEqual } from '../values/encode-key.ts';
import * as field from './fields.ts';
import { wholeBatch } from './reads.ts';
import { command, ensuredCollection, existingCollection, namespaceFrom, type Request } from './request.ts';

/** { key: { _id: 1 }, unique: true }: documents are stored in the order of their _id. The name of that index. */
const asClusteredIndex = (value: unknown, path: string): string | undefined => {
  if (value === undefined) return undefined;
  const shape = { key: field.asDocument, unique: field.asFlag, name: field.optional(field.asText) };
  const given = field.readFields(field.asDocument(value, path), { ...shape, ...field.ignored('v') }, path);
  if (isEqual(given.key, { _id: 1 }) && given.unique) return given.name ?? idIndexName;
  throw new CommandError(72, 'The clusteredIndex must be { key: { _id: 1 }, unique: true }');
};

export const create = command({ clusteredIndex: asClusteredIndex }, (request, { clusteredIndex }) => () => {
  const collection = ensuredCollection(request, clusteredIndex);
  if (clusteredIndexOf(collection)?.name === clusteredIndex) return { ok: 1 };
  const namespace = namespaceFrom(request);
  throw new CommandError(48, `namespace ${namespace} already exists, but with different options`);
});

export const drop = command({}, request => () => {
  const collection = existingCollection(request);
  if (!collection) return { ok: 1 };
  dropCollection(collection);
  return { nIndexesWas: collection.indexes.length, ns: namespaceFrom(request), ok: 1 };
});

const collectionsOf = ({ catalogue, database }: Request): Collection[] =>
  [...catalogue.collections.values()].filter(collection => collection.database === database);

export const dropDatabase = command({}, request => () => {
  for (const collection of collectionsOf(request)) dropCollection(collection);
  return { dropped: request.database, ok: 1 };
});

const describeCollection = (collection: Collection): Doc => {
  const clustered = clusteredIndexOf(collection);
  const idIndex = { v: 2, key: { _id: 1 }, name: clustered?.name ?? idIndexName };
  return {
    name: collection.name,
    type: 'collection',
    options: clustered ? { clusteredIndex: { ...idIndex, unique: true } } : {},
    info: { readOnly: false, uuid: new UUID(collection.uuid) },
    ...(!clustered && { idIndex }),
  };
};

export const listCollections = command(
  { filter: field.asFilter, nameOnly: field.asFlag, ...field.ignored('authorizedCollections', 'cursor') },
  (request, { filter, nameOnly: isNameOnly }) => {
    const descriptions = collectionsOf(request)
      .map(describeCollection)
      .filter(filter.test)
      .map(({ name, type, ...rest }) => ({ name, type, ...(isNameOnly ? {} : rest) }));
    return wholeBatch(request, `${request.database}.$cmd.listCollections`, descriptions);
  },
);

export const listDatabases = command(field.ignored('nameOnly'), ({ catalogue }) => {
  const names = new Set([...catalogue.collections.values()].map(({ database }) => database));
  const databases = [...names].sort().map(name => ({ name, sizeOnDisk: Long.ZERO, empty: false }));
  return { databases, totalSize: Long.ZERO, ok: 1 };
});
