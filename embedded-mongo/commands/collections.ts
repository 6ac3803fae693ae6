// create, drop, dropDatabase and listCollections.
import { peekable } from '../cursors.ts';
import { CommandError } from '../errors.ts';
import { isTrue, parseFilter } from '../query/filter.ts';
import {
  clusteredIndexOf,
  createCollection,
  describeCollection,
  dropCollection,
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
  type Answer,
  type Prepare,
} from './request.ts';

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
