// find, getMore, killCursors, count and distinct.
import { Int32, Long } from 'bson';
import { openCursor } from '../cursors.ts';
import type { ByteProjection } from '../query/cut.ts';
import type { Condition } from '../query/filter.ts';
import { countRecords, findRecords, limited } from '../query/find.ts';
import { visitPath } from '../query/paths.ts';
import { decode, encode, type Doc } from '../values/codec.ts';
import { encodeValue, type KeyPattern } from '../values/encode-key.ts';
import { formatBatch } from '../wire/message.ts';
import * as field from './fields.ts';
import { command, existingCollection, namespaceFrom, type Request } from './request.ts';

const defaultBatch = 101;

/** The first batch of any command that answers with a cursor. */
export const firstBatch = (
  { cursors }: Request,
  namespace: string,
  documents: Iterable<Uint8Array>,
  { batchSize = defaultBatch, singleBatch = false } = {},
): Uint8Array => {
  const cursor = openCursor(namespace, documents);
  const batch = cursor.take(batchSize);
  return formatBatch('firstBatch', batch, singleBatch ? 0n : cursors.keep(cursor), namespace);
};

/** For the few documents that describe what there is. */
export const wholeBatch = (request: Request, namespace: string, documents: readonly Doc[]): Uint8Array =>
  firstBatch(request, namespace, documents.map(encode), { batchSize: Infinity });

export function* matchingBytes(request: Request, condition: Condition, sort: KeyPattern = []) {
  for (const { bytes } of findRecords(existingCollection(request), { condition, sort })) yield bytes;
}

function* projected(found: Iterable<Uint8Array>, projection: ByteProjection | undefined) {
  for (const bytes of found) yield projection ? projection(bytes) : bytes;
}

export const find = command(
  {
    filter: field.asFilter,
    sort: field.asPattern,
    projection: field.asByteProjection,
    skip: field.asCount(0),
    limit: field.asCount(0),
    batchSize: field.asCount(defaultBatch),
    singleBatch: field.asFlag,
    ...field.ignored('allowDiskUse', 'noCursorTimeout'),
  },
  (request, { filter, sort, projection, skip, limit, ...batch }) => {
    const found = limited(matchingBytes(request, filter, sort), skip, limit);
    return firstBatch(request, namespaceFrom(request), projected(found, projection), batch);
  },
);

export const getMore = command(
  { collection: field.asText, batchSize: field.asCount(0) },
  (request, { collection, batchSize }) => {
    const { body, cursors } = request;
    const id = field.asCursorId(body.getMore, 'getMore');
    const cursor = cursors.get(id, namespaceFrom(request, collection));
    const batch = cursor.take(batchSize || Infinity);
    return formatBatch('nextBatch', batch, cursors.keep(cursor, id), cursor.namespace);
  },
);

export const killCursors = command(
  { cursors: field.listOf(field.asCursorId) },
  ({ cursors: open }, { cursors }) => {
    const [cursorsKilled, cursorsNotFound]: [Long[], Long[]] = [[], []];
    for (const id of cursors) (open.kill(id) ? cursorsKilled : cursorsNotFound).push(Long.fromBigInt(id));
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
);

export const countWithin = (request: Request, condition: Condition, skip: number, limit: number): Int32 => {
  const total = countRecords(existingCollection(request), condition);
  return new Int32(Math.min(Math.max(total - skip, 0), limit || Infinity));
};

export const count = command(
  { query: field.asFilter, skip: field.asCount(0), limit: field.optional(field.asInteger) },
  (request, { query, skip, limit = 0 }) => {
    const n = countWithin(request, query, skip, Math.abs(limit));
    return { n, ok: 1 };
  },
);

export const distinct = command({ key: field.asText, query: field.asFilter }, (request, { key, query }) => {
  const values = new Map<string, unknown>();
  const add = (value: unknown): void => {
    const name = encodeValue(value).toString('latin1');
    if (value !== undefined && !values.has(name)) values.set(name, value);
  };
  for (const bytes of matchingBytes(request, query))
    visitPath(decode(bytes), key.split('.'), value => {
      for (const each of Array.isArray(value) ? value : [value]) add(each);
      return false;
    });
  return { values: [...values.values()], ok: 1 };
});
