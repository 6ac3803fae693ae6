// Which index answers a query best, if any: equalities count most, then a range, then an order that need not be made.
import type { Collection, Index } from '../storage/catalogue.ts';
import type { Range } from '../storage/key-bytes.ts';
import { boundsOf, type Bounds } from './bounds.ts';
import { requiredComparisons, type Comparison, type Condition } from './filter.ts';
import type { KeyPattern } from './sort.ts';

export type Plan = {
  readonly index: Index;
  readonly ranges: readonly Range[];
  readonly isReverse: boolean;
  /** Documents come in the order asked for. */
  readonly isSorted: boolean;
  /** The ranges hold exactly the documents asked for, each once. */
  readonly isExact: boolean;
};

type Order = { readonly isSorted: boolean; readonly isReverse: boolean };

const orderOf = (index: Index, bounds: Bounds, sort: KeyPattern): Order => {
  const fixed = new Set(index.key.slice(0, bounds.equalities).map(([path]) => path));
  const isSingleRange = bounds.ranges.length <= 1;
  if (index.isMultikey || index.hasLongKeys || !isSingleRange)
    return { isSorted: sort.length === 0, isReverse: false };
  const wanted = sort.filter(([path]) => !fixed.has(path));
  const offered = index.key.slice(bounds.equalities);
  const isReverse = wanted[0]?.[1] !== offered[0]?.[1] && wanted.length > 0;
  const isSorted = wanted.every(([path, direction], position) => {
    const [name, given] = offered[position] ?? [];
    return name === path && (given === direction) !== isReverse;
  });
  return { isSorted, isReverse: isSorted && isReverse };
};

/** A sparse index has only documents with one of its fields; null may mean that there is none. */
const mayUse = (index: Index, bounds: Bounds, comparisons: readonly Comparison[]): boolean => {
  if (!index.isSparse) return true;
  const used = index.key.slice(0, bounds.equalities + (bounds.hasRange ? 1 : 0)).map(([path]) => path);
  const isNullAsked = comparisons.some(
    ({ path, operand }) =>
      used.includes(path) && (operand === null || (Array.isArray(operand) && operand.includes(null))),
  );
  return used.length > 0 && !isNullAsked;
};

export const choosePlan = (
  collection: Collection,
  condition: Condition,
  sort: KeyPattern,
): Plan | undefined => {
  const { comparisons, isWhole } = requiredComparisons(condition);
  let best: { plan: Plan; score: number } | undefined;
  for (const index of collection.indexes) {
    const bounds = boundsOf(index, comparisons);
    if (!mayUse(index, bounds, comparisons)) continue;
    const { isSorted, isReverse } = orderOf(index, bounds, sort);
    const isPoint = index.isUnique && bounds.equalities === index.key.length;
    const score =
      (isPoint ? 1000 : 0) +
      bounds.equalities * 10 +
      (bounds.hasRange ? 6 : 0) +
      (isSorted && sort.length > 0 ? 5 : 0);
    const isExact =
      isWhole &&
      !index.isMultikey &&
      !index.hasLongKeys &&
      comparisons.every(comparison => bounds.answered.has(comparison));
    if (score > (best?.score ?? 0))
      best = { plan: { index, ranges: bounds.ranges, isReverse, isSorted, isExact }, score };
  }
  return best?.plan;
};
