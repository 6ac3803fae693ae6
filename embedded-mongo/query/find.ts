// Running a query: documents by the chosen plan, tested against the whole filter where the plan leaves doubt, in the order asked for.
import { CommandError } from '../errors.ts';
import { namespaceOf, type Collection } from '../storage/catalogue.ts';
import { indexKeysOf } from '../storage/index-keys.ts';
import { ownedKey, withoutOwner } from '../storage/key-bytes.ts';
import type { Stored } from '../storage/records.ts';
import { scan } from '../storage/scan.ts';
import { decodeForMatching, type Doc } from '../values/codec.ts';
import { decoderFor } from './cut.ts';
import type { Condition } from './filter.ts';
import { choosePlan, type Plan, type Query } from './plan.ts';
import type { KeyPattern } from '../values/encode-key.ts';

const sortMemory = 100 * 1024 * 1024;

/** No client could read the reply that it would be part of. */
const damaged = (collection: Collection): CommandError =>
  new CommandError(22, `A document of ${namespaceOf(collection)} is damaged; npm run db:check says which`);

function* candidates(collection: Collection, { ranges, isDirect, isMultikey, isReverse }: Plan) {
  const { documents, entries } = collection.catalogue.store;
  // A document with several keys is met several times, but counts once.
  const met = new Set<string>();
  for (const range of ranges) {
    for (const { key, value } of scan(isDirect ? documents : entries, range, isReverse)) {
      const record = isDirect ? withoutOwner(key) : value;
      if (isMultikey && met.has(record.toString('latin1'))) continue;
      if (isMultikey) met.add(record.toString('latin1'));
      const bytes = isDirect ? value : documents.get(ownedKey(collection.id, record));
      if (bytes && bytes.length !== bytes.readInt32LE()) throw damaged(collection);
      if (bytes) yield { record, bytes };
    }
  }
}

/** Of the keys a document has, the one that comes first. */
const sortKeyOf = (pattern: KeyPattern, document: Doc): Buffer => {
  const bodies = indexKeysOf(document, pattern).keys.map(({ body }) => body);
  return bodies.reduce((least, body) => (Buffer.compare(body, least) < 0 ? body : least));
};

const sorted = (found: Iterable<Stored>, sort: KeyPattern): Stored[] => {
  let size = 0;
  const decodeKeys = decoderFor(sort.map(([path]) => path));
  const keyed = Array.from(found, stored => {
    size += stored.bytes.length;
    if (size > sortMemory) throw new CommandError(292, `Sort exceeded memory limit of ${sortMemory} bytes`);
    return { stored, key: sortKeyOf(sort, decodeKeys(stored.bytes)) };
  });
  return keyed.sort((left, right) => Buffer.compare(left.key, right.key)).map(({ stored }) => stored);
};

function* matching(found: Iterable<Stored>, { test, comparisons, isWhole }: Condition) {
  const decodeTested = isWhole ? decoderFor(comparisons.map(({ path }) => path)) : decodeForMatching;
  for (const stored of found) if (test(decodeTested(stored.bytes))) yield stored;
}

/** Nothing where there is no such collection. */
export const findRecords = (collection: Collection | undefined, query: Query): Iterable<Stored> => {
  if (!collection) return [];
  const { condition, sort = [] } = query;
  const plan = choosePlan(collection, query);
  const met = candidates(collection, plan);
  const found = plan.isExact ? met : matching(met, condition);
  return plan.isSorted ? found : sorted(found, sort);
};

/** Keys are enough where nothing is left to test. */
export const countRecords = (collection: Collection | undefined, condition: Condition): number => {
  if (!collection) return 0;
  const { documents, entries } = collection.catalogue.store;
  const { ranges, isDirect, isExact } = choosePlan(collection, { condition });
  if (!isExact) return Array.from(findRecords(collection, { condition }), () => 1).length;
  const keyspace = isDirect ? documents : entries;
  const counts = ranges.map(({ start, end }) =>
    Buffer.compare(start, end) < 0 ? keyspace.getKeysCount({ start, end }) : 0,
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

export function* limited<Item>(items: Iterable<Item>, skip: number, limit: number) {
  let position = 0;
  for (const item of items) {
    if (position++ >= skip) yield item;
    if (limit > 0 && position >= skip + limit) return;
  }
}
