// Which index answers a query best, if any: equalities count most, then a range, then an order that need not be made.
import type { Collection, Index } from '../storage/catalogue.ts';
import { storedRange, wholeOwner, type Range } from '../storage/key-bytes.ts';
import { boundsOf, type Bounds } from './bounds.ts';
import { isEverything, type Condition } from './filter.ts';
import type { KeyPattern } from '../values/encode-key.ts';

export type Query = { readonly condition: Condition; readonly sort?: KeyPattern };

/** Ranges of stored keys: of index entries, or of the documents themselves. */
export type Plan = {
  readonly ranges: readonly Range[];
  readonly isDirect: boolean;
  /** Documents may be met several times. */
  readonly isMultikey: boolean;
  readonly isReverse: boolean;
  /** Documents come in the order asked for. */
  readonly isSorted: boolean;
  /** The ranges hold exactly the documents asked for, each once. */
  readonly isExact: boolean;
};

/** Whether keys of the index tell all there is to know of its documents, once for each. */
const isFaithful = ({ isMultikey, hasLongKeys }: Index): boolean => !isMultikey && !hasLongKeys;

const orderOf = (index: Index, { equalities, ranges }: Bounds, sort: KeyPattern) => {
  if (!isFaithful(index) || ranges.length > 1) return { isSorted: sort.length === 0, isReverse: false };
  const fixed = index.key.slice(0, equalities).map(([path]) => path);
  const wanted = sort.filter(([path]) => !fixed.includes(path));
  const offered = index.key.slice(equalities);
  const isReverse = wanted.length > 0 && wanted[0]?.[1] !== offered[0]?.[1];
  const isSorted = wanted.every(([path, direction], position) => {
    const [name, given] = offered[position] ?? [];
    return name === path && (given === direction) !== isReverse;
  });
  return { isSorted, isReverse: isSorted && isReverse };
};

const mayBeNull = (operand: unknown): boolean =>
  operand === null || (Array.isArray(operand) && operand.includes(null));

/** A sparse index has only documents with one of its fields; null may mean that there is none. */
const isComplete = (index: Index, { answered }: Bounds): boolean =>
  !index.isSparse || (answered.length > 0 && !answered.some(({ operand }) => mayBeNull(operand)));

const scoreOf = (index: Index, { equalities, answered }: Bounds, isSorted: boolean): number => {
  const isPoint = index.isUnique && equalities === index.key.length;
  const hasRange = answered.length > equalities;
  return (isPoint ? 1000 : 0) + equalities * 10 + (hasRange ? 6 : 0) + (isSorted ? 5 : 0);
};

/** Without an index to use, the whole collection. */
export const choosePlan = (collection: Collection, { condition, sort = [] }: Query): Plan => {
  const { comparisons, isWhole } = condition;
  const whole = { isDirect: true, isMultikey: false, isReverse: false, isExact: isEverything(condition) };
  let best: Plan = { ...whole, ranges: [wholeOwner(collection)], isSorted: sort.length === 0 };
  let bestScore = 0;
  for (const index of collection.indexes) {
    const bounds = boundsOf(index, comparisons);
    const order = orderOf(index, bounds, sort);
    const score = scoreOf(index, bounds, order.isSorted && sort.length > 0);
    if (score <= bestScore || !isComplete(index, bounds)) continue;
    const isAnswered = comparisons.every(comparison => bounds.answered.includes(comparison));
    const isExact = isWhole && isFaithful(index) && isAnswered;
    const ranges = bounds.ranges.map(range => storedRange(index.id, range));
    best = { ranges, isDirect: index.isClustered, isMultikey: index.isMultikey, ...order, isExact };
    bestScore = score;
  }
  return best;
};
