// create, drop, dropDatabase, listCollections and collMod.
import { peekable } from '../cursors.ts';
import { CommandError, refuse } from '../errors.ts';
import { isTrue, parseFilter } from '../query/filter.ts';
import {
  clusteredIndexOf,
  createCollection,
  describeCollection,
  dropCollection,
  namespaceOf,
  saveCollection,
} from '../storage/catalogue.ts';
import { encode, isDocument } from '../values/codec.ts';
import { isEqual } from '../values/compare.ts';
import { firstBatch } from './find.ts';
import {
  existingCollection,
  namespaceFrom,
  readDocument,
  readText,
  rejectOthers,
  requiredCollection,
  asInteger,
  type Answer,
  type Prepare,
} from './request.ts';
import { findIndex } from './indexes.ts';

/** { key: { _id: 1 }, unique: true }: documents are stored in the order of their _id. */
const isClusteredOption = (option: unknown): boolean => {
  if (option === undefined) return false;
  if (!isDocument(option)) throw new CommandError(14, 'clusteredIndex must be an object');
  rejectOthers(option, ['key', 'unique', 'name', 'v'], 'create.clusteredIndex');
  if (isEqual(option.key, { _id: 1 }) && isTrue(option.unique)) return true;
  throw new CommandError(72, 'The clusteredIndex must be { key: { _id: 1 }, unique: true }');
};

export const create: Prepare = request => {
  const namespace = namespaceFrom(request);
  const isClustered = isClusteredOption(request.body.clusteredIndex);
  return () => {
    const existing = existingCollection(request);
    if (existing && (clusteredIndexOf(existing) !== undefined) !== isClustered) {
      throw new CommandError(48, `namespace ${namespace} already exists, but with different options`);
    }
    if (!existing)
      createCollection(
        request.catalogue,
        request.database,
        readText(request.body.create, 'create'),
        isClustered,
      );
    return { ok: 1 };
  };
};

export const drop: Prepare = request => {
  const ns = namespaceFrom(request);
  return () => {
    const collection = existingCollection(request);
    if (!collection) return { ok: 1 };
    dropCollection(request.catalogue, collection);
    return { nIndexesWas: collection.indexes.length, ns, ok: 1 };
  };
};

export const dropDatabase: Prepare = ({ catalogue, database }) => {
  return () => {
    for (const collection of [...catalogue.collections.values()]) {
      if (collection.database === database) dropCollection(catalogue, collection);
    }
    return { dropped: database, ok: 1 };
  };
};

export const listCollections: Answer = request => {
  const { test } = parseFilter(readDocument(request.body, 'filter'));
  const isNameOnly = isTrue(request.body.nameOnly);
  const descriptions = [...request.catalogue.collections.values()]
    .filter(({ database }) => database === request.database)
    .map(describeCollection)
    .filter(test)
    .map(({ name, type, ...rest }) => ({ name, type, ...(isNameOnly ? {} : rest) }));
  const cursor = {
    namespace: `${request.database}.$cmd.listCollections`,
    documents: peekable(descriptions.map(encode)),
  };
  return firstBatch(request, cursor, Infinity);
};

/** Only the expiry of an index can be modified. */
export const collMod: Prepare = request => {
  const change = readDocument(request.body, 'index');
  rejectOthers(change, ['name', 'keyPattern', 'expireAfterSeconds'], 'collMod.index');
  if (request.body.index === undefined) refuse('collMod without an index');
  const seconds = asInteger(change.expireAfterSeconds, 'expireAfterSeconds');
  return () => {
    const collection = requiredCollection(request);
    const index = findIndex(collection, change.name ?? change.keyPattern);
    if (!index)
      throw new CommandError(
        27,
        `cannot find index ${String(change.name)} for ns ${namespaceOf(collection)}`,
      );
    const expireAfterSeconds_old = index.expireAfterSeconds;
    index.expireAfterSeconds = seconds;
    saveCollection(request.catalogue, collection);
    return {
      ...(expireAfterSeconds_old === undefined ? {} : { expireAfterSeconds_old }),
      expireAfterSeconds_new: seconds,
      ok: 1,
    };
  };
};
