// Running a query: documents by the chosen plan, tested again against the whole filter, in the order asked for.
import { CommandError } from '../errors.ts';
import type { Collection } from '../storage/catalogue.ts';
import { ownedKey, storedRange, wholeOwner, withoutOwner, type Range } from '../storage/key-bytes.ts';
import type { Stored } from '../storage/records.ts';
import { scan } from '../storage/scan.ts';
import type { Store } from '../storage/store.ts';
import { decodeForMatching } from '../values/codec.ts';
import { isEverything, type Condition } from './filter.ts';
import { choosePlan, type Plan, type Query } from './plan.ts';
import { sortKeyOf, type KeyPattern } from './sort.ts';

const sortMemory = 100 * 1024 * 1024;

function* scanDocuments(store: Store, range: Range, isReverse = false): Generator<Stored, void, undefined> {
  for (const { key, value } of scan(store.documents, range, isReverse))
    yield { record: withoutOwner(key), bytes: value };
}

function* candidates(store: Store, collection: Collection, plan?: Plan): Generator<Stored, void, undefined> {
  if (!plan) return yield* scanDocuments(store, wholeOwner(collection));
  const { index, ranges, isReverse } = plan;
  // A document with several keys is met several times, but counts once.
  const met = new Set<string>();
  for (const range of ranges.map(each => storedRange(index.id, each))) {
    if (index.isClustered) yield* scanDocuments(store, range, isReverse);
    else
      for (const { value: record } of scan(store.entries, range, isReverse)) {
        const { size } = met;
        if (index.isMultikey && met.add(record.toString('latin1')).size === size) continue;
        const bytes = store.documents.get(ownedKey(collection.id, record));
        if (bytes) yield { record, bytes };
      }
  }
}

const sorted = (found: Iterable<Stored>, sort: KeyPattern): Stored[] => {
  let bytes = 0;
  const keyed = Array.from(found, stored => {
    bytes += stored.bytes.length;
    if (bytes > sortMemory) throw new CommandError(292, `Sort exceeded memory limit of ${sortMemory} bytes`);
    return { stored, key: sortKeyOf(sort, decodeForMatching(stored.bytes)) };
  });
  return keyed.sort((left, right) => Buffer.compare(left.key, right.key)).map(({ stored }) => stored);
};

function* matching(found: Iterable<Stored>, condition: Condition): Generator<Stored, void, undefined> {
  const isUntested = isEverything(condition);
  for (const stored of found) if (isUntested || condition.test(decodeForMatching(stored.bytes))) yield stored;
}

export const findRecords = (store: Store, collection: Collection, query: Query): Iterable<Stored> => {
  const plan = choosePlan(collection, query);
  const found = matching(candidates(store, collection, plan), query.condition);
  return query.sort.length === 0 || plan?.isSorted ? found : sorted(found, query.sort);
};

/** Keys of an index are enough where nothing is left to test. */
export const countRecords = (store: Store, collection: Collection, condition: Condition): number => {
  const query = { condition, sort: [] };
  const plan = choosePlan(collection, query);
  let count = 0;
  if (!isEverything(condition) && !plan?.isExact) {
    for (const _stored of findRecords(store, collection, query)) count++;
    return count;
  }
  const keyspace = !plan || plan.index.isClustered ? store.documents : store.entries;
  const ranges = plan?.ranges.map(range => storedRange(plan.index.id, range)) ?? [wholeOwner(collection)];
  for (const range of ranges)
    if (Buffer.compare(range.start, range.end) < 0) count += keyspace.getKeysCount(range);
  return count;
};

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
