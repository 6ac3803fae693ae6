// TTL indexes: documents whose date is old enough are removed, once a minute as MongoDB does.
import { parseFilter } from '../query/filter.ts';
import { findRecords } from '../query/find.ts';
import type { Catalogue } from './catalogue.ts';
import { removeRecord } from './records.ts';

/** None where no index removes documents at all: a sweep that has nothing to do should not write. */
export const expiryRules = ({ collections }: Catalogue) =>
  [...collections.values()].flatMap(collection =>
    collection.indexes.flatMap(({ key, expireAfterSeconds: seconds }) =>
      key.flatMap(([path]) => (seconds === undefined ? [] : [{ collection, path, seconds }])),
    ),
  );

/** Must run inside a write transaction; returns how many were removed. */
export const removeExpired = (catalogue: Catalogue, now: number): number => {
  let removed = 0;
  for (const { collection, path, seconds } of expiryRules(catalogue)) {
    const condition = parseFilter({ [path]: { $lte: new Date(now - seconds * 1000) } });
    for (const stored of [...findRecords(collection, { condition })]) {
      removeRecord(collection, stored);
      removed++;
    }
  }
  return removed;
};
