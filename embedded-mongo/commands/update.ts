// update and delete: statements with a filter each.
import { refuse } from '../errors.ts';
import { isTrue, parseFilter, type Condition } from '../query/filter.ts';
import { findRecords } from '../query/find.ts';
import { parseSort, type KeyPattern } from '../query/sort.ts';
import type { Catalogue, Collection } from '../storage/catalogue.ts';
import { insertRecord, removeRecord, replaceRecord, type Stored } from '../storage/records.ts';
import { parseUpdate, type Update } from '../updates/update.ts';
import { upsertedDocument } from '../updates/upsert.ts';
import { decode, encode, type Doc } from '../values/codec.ts';
import { rejectBadId, rejectTooLarge } from './insert.ts';
import {
  asInteger,
  ensuredCollection,
  existingCollection,
  readDocument,
  readStatements,
  rejectOthers,
  type Prepare,
  type Request,
} from './request.ts';
import { runStatements, writeReply } from './write-result.ts';

export type Target = { readonly catalogue: Catalogue; readonly collection: Collection };

/** The bytes after the update, and whether they differ from those before. */
export const updateRecord = (
  target: Target,
  stored: Stored,
  update: Update,
): { bytes: Uint8Array; isChanged: boolean } => {
  const bytes = encode(update.apply(decode(stored.bytes), { isInsert: false, now: new Date() }));
  rejectTooLarge(bytes);
  const isChanged = !stored.bytes.equals(bytes);
  if (isChanged) replaceRecord(target, stored, bytes);
  return { bytes, isChanged };
};

export const upsertRecord = (target: Target, condition: Condition, update: Update): Doc => {
  const document = upsertedDocument(condition, update, new Date());
  rejectBadId(document._id);
  const bytes = encode(document);
  rejectTooLarge(bytes);
  insertRecord(target, bytes);
  return document;
};

type UpdateStatement = {
  readonly condition: Condition;
  readonly sort: KeyPattern;
  readonly update: Update;
  readonly isMulti: boolean;
  readonly isUpsert: boolean;
};

const parseUpdateStatement = (statement: Doc): UpdateStatement => {
  rejectOthers(statement, ['q', 'u', 'multi', 'upsert', 'sort'], 'update.updates');
  const update = parseUpdate(statement.u);
  const isMulti = isTrue(statement.multi);
  if (isMulti && update.isReplacement) refuse('A replacement of several documents');
  return {
    condition: parseFilter(readDocument(statement, 'q')),
    sort: parseSort(statement.sort),
    update,
    isMulti,
    isUpsert: isTrue(statement.upsert),
  };
};

type Counts = { n: number; nModified: number; upserted: Doc[] };

const runUpdate = (request: Request, statement: UpdateStatement, position: number, counts: Counts): void => {
  const { condition, sort, update, isMulti, isUpsert } = statement;
  const { catalogue } = request;
  const collection = existingCollection(request);
  const found = collection ? findRecords(catalogue.store, collection, { condition, sort }) : [];
  // All are found before the first is changed: a change may move a document to where the search would meet it again.
  const stored = isMulti ? [...found] : firstOf(found);
  for (const each of stored) {
    if (collection && updateRecord({ catalogue, collection }, each, update).isChanged) counts.nModified++;
    counts.n++;
  }
  if (stored.length > 0 || !isUpsert) return;
  const { _id } = upsertRecord({ catalogue, collection: ensuredCollection(request) }, condition, update);
  counts.n++;
  counts.upserted.push({ index: position, _id });
};

export const firstOf = <Item>(items: Iterable<Item>): Item[] => {
  for (const item of items) return [item];
  return [];
};

export const update: Prepare = request => {
  const statements = readStatements(request, 'updates').map(parseUpdateStatement);
  return () => {
    const counts: Counts = { n: 0, nModified: 0, upserted: [] };
    const errors = runStatements(statements, request.body.ordered !== false, (statement, position) =>
      runUpdate(request, statement, position, counts),
    );
    const { upserted, ...numbers } = counts;
    return writeReply({ ...numbers, ...(upserted.length > 0 ? { upserted } : {}) }, errors);
  };
};

const parseDelete = (statement: Doc): { condition: Condition; isMulti: boolean } => {
  rejectOthers(statement, ['q', 'limit'], 'delete.deletes');
  return {
    condition: parseFilter(readDocument(statement, 'q')),
    isMulti: asInteger(statement.limit ?? 0, 'limit') === 0,
  };
};

export const remove: Prepare = request => {
  const statements = readStatements(request, 'deletes').map(parseDelete);
  return () => {
    const collection = existingCollection(request);
    let n = 0;
    const errors = runStatements(statements, request.body.ordered !== false, ({ condition, isMulti }) => {
      if (!collection) return;
      const found = findRecords(request.catalogue.store, collection, { condition, sort: [] });
      for (const stored of isMulti ? [...found] : firstOf(found)) {
        removeRecord({ catalogue: request.catalogue, collection }, stored);
        n++;
      }
    });
    return writeReply({ n }, errors);
  };
};
