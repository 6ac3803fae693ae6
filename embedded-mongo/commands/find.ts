// find, getMore and killCursors.
import { Long } from 'bson';
import { peekable, takeBatch, type Cursor } from '../cursors.ts';
import { CommandError } from '../errors.ts';
import { isTrue, parseFilter } from '../query/filter.ts';
import { findRecords } from '../query/find.ts';
import { parseProjection, type Projection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import type { Stored } from '../storage/records.ts';
import { decode, encode } from '../values/codec.ts';
import { formatBatch } from '../wire/batch.ts';
import {
  existingCollection,
  namespaceFrom,
  readCount,
  readDocument,
  readText,
  type Answer,
  type Request,
} from './request.ts';

const defaultBatch = 101;

export function* limited<Item>(
  items: Iterable<Item>,
  skip: number,
  limit: number,
): Generator<Item, void, undefined> {
  let position = 0;
  for (const item of items) {
    if (position++ >= skip) yield item;
    if (limit > 0 && position >= skip + limit) return;
  }
}

function* projected(
  found: Iterable<Stored>,
  projection: Projection | undefined,
): Generator<Uint8Array, void, undefined> {
  for (const { bytes } of found) yield projection ? encode(projection(decode(bytes))) : bytes;
}

/** The first batch of any command that answers with a cursor. */
export const firstBatch = (request: Request, cursor: Cursor, size: number): Uint8Array => {
  const documents = takeBatch(cursor, size);
  const cursorId = isTrue(request.body.singleBatch) ? 0n : request.cursors.keep(cursor);
  return formatBatch({ name: 'firstBatch', documents, cursorId, namespace: cursor.namespace });
};

export const find: Answer = request => {
  const { body } = request;
  const query = { condition: parseFilter(readDocument(body, 'filter')), sort: parseSort(body.sort) };
  const projection = parseProjection(body.projection);
  const limit = readCount(body, 'limit', 0);
  const skip = readCount(body, 'skip', 0);
  const size = readCount(body, 'batchSize', defaultBatch);
  const collection = existingCollection(request);
  const found = collection ? findRecords(request.catalogue.store, collection, query) : [];
  const documents = peekable(projected(limited(found, skip, limit), projection));
  return firstBatch(request, { namespace: namespaceFrom(request), documents }, size);
};

const cursorId = (value: unknown): bigint => {
  if (!(value instanceof Long)) throw new CommandError(14, 'A cursor id must be a long');
  return value.toBigInt();
};

export const getMore: Answer = request => {
  const { body, cursors } = request;
  const id = cursorId(body.getMore);
  const namespace = namespaceFrom(request, readText(body.collection, 'collection'));
  const cursor = cursors.get(id, namespace);
  const documents = takeBatch(cursor, readCount(body, 'batchSize', 0) || Infinity);
  return formatBatch({ name: 'nextBatch', documents, cursorId: cursors.keep(cursor, id), namespace });
};

export const killCursors: Answer = ({ body, cursors }) => {
  const ids: unknown[] = Array.isArray(body.cursors) ? body.cursors : [];
  const cursorsKilled = ids.filter(id => cursors.kill(cursorId(id)));
  const cursorsNotFound = ids.filter(id => !cursorsKilled.includes(id));
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
};
