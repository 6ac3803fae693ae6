// createIndexes, listIndexes and dropIndexes.
import { peekable } from '../cursors.ts';
import { CommandError, refuse } from '../errors.ts';
import { isTrue } from '../query/filter.ts';
import { findRecords } from '../query/find.ts';
import type { KeyPattern } from '../query/sort.ts';
import {
  clearIndex,
  describeIndex,
  namespaceOf,
  saveCollection,
  type Catalogue,
  type Collection,
  type Index,
} from '../storage/catalogue.ts';
import { addToIndex } from '../storage/records.ts';
import { encode, isDocument, type Doc } from '../values/codec.ts';
import { isEqual } from '../values/compare.ts';
import { firstBatch } from './find.ts';
import {
  asInteger,
  ensuredCollection,
  existingCollection,
  namespaceFrom,
  readStatements,
  readText,
  rejectOthers,
  requiredCollection,
  type Answer,
  type Prepare,
} from './request.ts';

type Specification = Omit<Index, 'id'>;

const parseKey = (key: unknown): KeyPattern => {
  if (!isDocument(key) || Object.keys(key).length === 0)
    throw new CommandError(67, 'Index keys cannot be an empty object');
  return Object.entries(key).map(([path, direction]) => {
    if (path.split('.').some(component => component === '' || component.startsWith('$'))) {
      throw new CommandError(67, `Index keys cannot contain the field '${path}'`);
    }
    if (isEqual(direction, 1)) return [path, 1];
    if (isEqual(direction, -1)) return [path, -1];
    return refuse(`An index of type ${String(direction)}`);
  });
};

const known = ['key', 'name', 'unique', 'sparse', 'expireAfterSeconds', 'v', 'background', 'ns'];

const parseSpecification = (specification: Doc): Specification => {
  rejectOthers(specification, known, 'createIndexes.indexes');
  const key = parseKey(specification.key);
  const seconds = specification.expireAfterSeconds;
  if (seconds !== undefined && key.length > 1)
    throw new CommandError(67, 'TTL indexes are single-field indexes, compound indexes do not support TTL');
  return {
    name: readText(specification.name, 'name'),
    key,
    isUnique: isTrue(specification.unique),
    isSparse: isTrue(specification.sparse),
    isClustered: false,
    isMultikey: false,
    hasLongKeys: false,
    ...(seconds === undefined ? {} : { expireAfterSeconds: asInteger(seconds, 'expireAfterSeconds') }),
  };
};

const isSameKey = (left: KeyPattern, right: KeyPattern): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

const isSameKind = (left: Specification, right: Specification): boolean =>
  left.isUnique === right.isUnique &&
  left.isSparse === right.isSparse &&
  left.expireAfterSeconds === right.expireAfterSeconds;

/** True where there is nothing to do. */
const isPresent = (collection: Collection, wanted: Specification): boolean => {
  const isIdIndex = isSameKey(wanted.key, [['_id', 1]]);
  if (isIdIndex) return true;
  for (const index of collection.indexes) {
    const isSame = isSameKey(index.key, wanted.key);
    if (isSame && index.name !== wanted.name) {
      throw new CommandError(85, `Index already exists with a different name: ${index.name}`);
    }
    if (isSame && isSameKind(index, wanted)) return true;
    if (index.name === wanted.name) {
      throw new CommandError(
        86,
        `An existing index has the same name as the requested index: ${index.name}, but another key or other options`,
      );
    }
  }
  return false;
};

const build = (catalogue: Catalogue, collection: Collection, wanted: Specification): void => {
  const index: Index = { ...wanted, id: ++catalogue.lastId };
  const target = { catalogue, collection };
  collection.indexes.push(index);
  try {
    const everything = { condition: { test: () => true, all: [] }, sort: [] };
    for (const stored of findRecords(catalogue.store, collection, everything))
      addToIndex(target, index, stored);
  } catch (error) {
    clearIndex(catalogue, index);
    collection.indexes.pop();
    throw error;
  } finally {
    saveCollection(catalogue, collection);
  }
};

export const createIndexes: Prepare = request => {
  const specifications = readStatements(request, 'indexes').map(parseSpecification);
  return () => {
    const createdCollectionAutomatically = existingCollection(request) === undefined;
    const collection = ensuredCollection(request);
    const numIndexesBefore = collection.indexes.length;
    for (const wanted of specifications)
      if (!isPresent(collection, wanted)) build(request.catalogue, collection, wanted);
    return {
      numIndexesBefore,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically,
      ok: 1,
    };
  };
};

/** By name, or by key. */
export const findIndex = (collection: Collection, wanted: unknown): Index | undefined =>
  collection.indexes.find(({ name, key }) =>
    isDocument(wanted) ? isSameKey(key, parseKey(wanted)) : name === wanted,
  );

export const listIndexes: Answer = request => {
  const collection = requiredCollection(request);
  const documents = peekable(collection.indexes.map(describeIndex).map(encode));
  return firstBatch(request, { namespace: namespaceFrom(request), documents }, Infinity);
};

const indexesToDrop = (collection: Collection, wanted: unknown): readonly Index[] => {
  if (wanted === '*') return collection.indexes.slice(1);
  if (Array.isArray(wanted)) return wanted.flatMap((name: unknown) => indexesToDrop(collection, name));
  const index = findIndex(collection, wanted);
  if (!index) throw new CommandError(27, `index not found with name [${String(wanted)}]`);
  if (index.name === '_id_') throw new CommandError(72, 'cannot drop _id index');
  return [index];
};

export const dropIndexes: Prepare = request => () => {
  const { catalogue } = request;
  const collection = requiredCollection(request);
  const nIndexesWas = collection.indexes.length;
  for (const index of indexesToDrop(collection, request.body.index)) {
    clearIndex(catalogue, index);
    collection.indexes.splice(collection.indexes.indexOf(index), 1);
  }
  saveCollection(catalogue, collection);
  return { nIndexesWas, ok: 1, msg: `indexes dropped from ${namespaceOf(collection)}` };
};
