// Running a query: documents by the chosen plan, tested again against the whole filter, in the order asked for.
import { CommandError } from '../errors.ts';
import type { Collection } from '../storage/catalogue.ts';
import { ownedKey, storedRange, withoutOwner, type Range } from '../storage/key-bytes.ts';
import type { Stored } from '../storage/records.ts';
import { scan } from '../storage/scan.ts';
import type { Store } from '../storage/store.ts';
import { decodeForMatching } from '../values/codec.ts';
import type { Condition } from './filter.ts';
import { choosePlan, type Plan } from './plan.ts';
import { sortKeyOf, type KeyPattern } from './sort.ts';

export type Query = { readonly condition: Condition; readonly sort: KeyPattern };

const sortMemory = 100 * 1024 * 1024;

/** Every stored key of a collection or an index. */
export const wholeIndex = ({ id }: { readonly id: number }): Range => ({
  start: ownedKey(id),
  end: ownedKey(id + 1),
});

function* scanDocuments(store: Store, range: Range, isReverse = false): Generator<Stored, void, undefined> {
  for (const { key, value } of scan(store.documents, range, isReverse)) {
    yield { record: withoutOwner(key), bytes: value };
  }
}

/** A document with several keys is met several times, but counts once. */
function* scanIndex(store: Store, collection: Collection, plan: Plan): Generator<Stored, void, undefined> {
  const met = plan.index.isMultikey ? new Set<string>() : undefined;
  for (const range of plan.ranges) {
    for (const { value: record } of scan(store.entries, storedRange(plan.index.id, range), plan.isReverse)) {
      const name = met && record.toString('latin1');
      if (name !== undefined && met?.has(name)) continue;
      if (name !== undefined) met?.add(name);
      const bytes = store.documents.get(ownedKey(collection.id, record));
      if (bytes) yield { record, bytes };
    }
  }
}

function* candidates(
  store: Store,
  collection: Collection,
  plan: Plan | undefined,
): Generator<Stored, void, undefined> {
  if (!plan) return yield* scanDocuments(store, wholeIndex(collection));
  if (!plan.index.isClustered) return yield* scanIndex(store, collection, plan);
  for (const range of plan.ranges)
    yield* scanDocuments(store, storedRange(plan.index.id, range), plan.isReverse);
}

/** Entries of the index are enough where nothing is left to test. */
export const countByIndex = (
  store: Store,
  collection: Collection,
  condition: Condition,
): number | undefined => {
  const plan = choosePlan(collection, condition, []);
  const isAll = condition.all?.length === 0;
  const idIndex = collection.indexes[0];
  const index = plan?.isExact ? plan.index : isAll ? idIndex : undefined;
  if (!index) return undefined;
  const keyspace = index.isClustered ? store.documents : store.entries;
  const ranges = plan?.isExact ? plan.ranges.map(range => storedRange(index.id, range)) : [wholeIndex(index)];
  const counts = ranges.map(({ start, end }) =>
    Buffer.compare(start, end) < 0 ? keyspace.getKeysCount({ start, end }) : 0,
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

const sorted = (found: Iterable<Stored>, sort: KeyPattern): Stored[] => {
  let bytes = 0;
  const keyed = Array.from(found, stored => {
    bytes += stored.bytes.length;
    if (bytes > sortMemory) throw new CommandError(292, 'Sort exceeded memory limit of 104857600 bytes');
    return { stored, key: sortKeyOf(sort, decodeForMatching(stored.bytes)) };
  });
  return keyed.sort((left, right) => Buffer.compare(left.key, right.key)).map(({ stored }) => stored);
};

function* matching(found: Iterable<Stored>, condition: Condition): Generator<Stored, void, undefined> {
  const isAll = condition.all?.length === 0;
  for (const stored of found) if (isAll || condition.test(decodeForMatching(stored.bytes))) yield stored;
}

export const findRecords = (
  store: Store,
  collection: Collection,
  { condition, sort }: Query,
): Iterable<Stored> => {
  const plan = choosePlan(collection, condition, sort);
  const found = matching(candidates(store, collection, plan), condition);
  return sort.length === 0 || plan?.isSorted ? found : sorted(found, sort);
};
