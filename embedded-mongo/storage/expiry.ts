// TTL indexes: documents whose date is old enough are removed, once a minute as MongoDB does.
import { boundsOf } from '../query/bounds.ts';
import type { Catalogue, Collection, Index } from './catalogue.ts';
import { ownedKey, storedRange } from './key-bytes.ts';
import { removeRecord, type Stored } from './records.ts';
import { scan } from './scan.ts';

function* expired(
  catalogue: Catalogue,
  collection: Collection,
  index: Index,
  now: number,
): Generator<Stored> {
  const limit = new Date(now - (index.expireAfterSeconds ?? 0) * 1000);
  const path = index.key[0]?.[0] ?? '';
  const { ranges } = boundsOf(index, [{ path, operator: '$lte', operand: limit }]);
  for (const range of ranges) {
    for (const { value: record } of scan(catalogue.store.entries, storedRange(index.id, range))) {
      const bytes = catalogue.store.documents.get(ownedKey(collection.id, record));
      if (bytes) yield { record, bytes };
    }
  }
}

/** Must run inside a write transaction; returns how many were removed. */
export const removeExpired = (catalogue: Catalogue, now: number): number => {
  let removed = 0;
  for (const collection of catalogue.collections.values()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue;
      for (const stored of expired(catalogue, collection, index, now)) {
        removeRecord({ catalogue, collection }, stored);
        removed++;
      }
    }
  }
  return removed;
};

/** Whether any index removes documents at all: a sweep that has nothing to do should not write. */
export const hasExpiry = (catalogue: Catalogue): boolean =>
  [...catalogue.collections.values()].some(({ indexes }) =>
    indexes.some(({ expireAfterSeconds }) => expireAfterSeconds !== undefined),
  );
