// TTL indexes: documents whose date is old enough are removed, once a minute as MongoDB does.
import { parseFilter } from '../query/filter.ts';
import { findRecords } from '../query/find.ts';
import type { Catalogue } from './catalogue.ts';
import { removeRecord } from './records.ts';

/** Must run inside a write transaction; returns how many were removed. */
export const removeExpired = (catalogue: Catalogue, now: number): number => {
  let removed = 0;
  for (const collection of catalogue.collections.values()) {
    for (const { key, expireAfterSeconds } of collection.indexes) {
      if (expireAfterSeconds === undefined) continue;
      const limit = new Date(now - expireAfterSeconds * 1000);
      const condition = parseFilter({ [key[0]?.[0] ?? '']: { $lte: limit } });
      for (const stored of [...findRecords(catalogue.store, collection, { condition, sort: [] })]) {
        removeRecord({ catalogue, collection }, stored);
        removed++;
      }
    }
  }
  return removed;
};

/** Whether any index removes documents at all: a sweep that has nothing to do should not write. */
export const hasExpiry = ({ collections }: Catalogue): boolean =>
  [...collections.values()].some(({ indexes }) =>
    indexes.some(index => index.expireAfterSeconds !== undefined),
  );
