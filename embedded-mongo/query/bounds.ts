// The ranges of an index's keys that a filter leaves: equalities on the first fields, then at most one range.
import type { Index } from '../storage/catalogue.ts';
import { successor, type Range } from '../storage/key-bytes.ts';
import { encodeKey, firstNumberClass, tagOf } from '../values/encode-key.ts';
import { kindOf, kinds, type Kind } from '../values/kind.ts';
import { isNaNValue } from '../values/number.ts';
import { isRangeOperator } from './comparison.ts';
import type { Comparison } from './filter.ts';
import type { Direction } from './sort.ts';

export type Bounds = {
  readonly ranges: readonly Range[];
  /** How many leading fields are fixed to values. */
  readonly equalities: number;
  readonly hasRange: boolean;
  /** The comparisons these ranges answer exactly. */
  readonly answered: ReadonlySet<Comparison>;
};

const rangeKinds: readonly Kind[] = [
  kinds.number,
  kinds.string,
  kinds.objectId,
  kinds.boolean,
  kinds.date,
  kinds.binary,
];
const equalityKinds: readonly Kind[] = [...rangeKinds, kinds.null, kinds.timestamp];
const maxPrefixes = 10_000;

const equalityValues = ({ operator, operand }: Comparison): readonly unknown[] | undefined => {
  const values: unknown = operator === '$eq' ? [operand] : operator === '$in' ? operand : undefined;
  return Array.isArray(values) && values.every(value => equalityKinds.includes(kindOf(value)))
    ? values
    : undefined;
};

const isIndexableRange = ({ operator, operand }: Comparison): boolean =>
  isRangeOperator(operator) && rangeKinds.includes(kindOf(operand)) && !isNaNValue(operand);

const isDescending = (operator: string): boolean => operator === '$lt' || operator === '$lte';

/** The keys from one comparison to the end of the values of its type, in the direction of the index. */
const halfRange = (prefix: Buffer, { operator, operand }: Comparison, direction: Direction): Range => {
  const invert = (bytes: readonly number[]): Buffer =>
    Buffer.from(direction === 1 ? bytes : bytes.map(byte => 255 - byte));
  const tag = tagOf(operand);
  const isNumber = kindOf(operand) === kinds.number;
  const value = Buffer.concat([prefix, encodeKey([operand], [direction])]);
  const least = Buffer.concat([prefix, invert(isNumber ? [tag, firstNumberClass] : [tag])]);
  const greatest = successor(Buffer.concat([prefix, invert([tag])]));
  const isUpper = isDescending(operator) === (direction === 1);
  const includes = operator === '$gte' || operator === '$lte';
  if (isUpper) {
    const start = direction === 1 ? least : Buffer.concat([prefix, invert([tag])]);
    return { start, end: includes ? successor(value) : value };
  }
  // Downwards NaN comes last of the numbers, and its class is the one left out.
  const end =
    direction === 1 || !isNumber ? greatest : Buffer.concat([prefix, invert([tag, firstNumberClass - 1])]);
  return { start: includes ? value : successor(value), end };
};

const intersect = (left: Range, right: Range): Range => ({
  start: Buffer.compare(left.start, right.start) < 0 ? right.start : left.start,
  end: Buffer.compare(left.end, right.end) < 0 ? left.end : right.end,
});

/** Where documents have several keys, two comparisons of one field may hold for two different keys. */
const rangeComparisons = (index: Index, ofField: readonly Comparison[]): readonly Comparison[] => {
  const usable = ofField.filter(isIndexableRange);
  const kind = kindOf(usable[0]?.operand);
  return index.isMultikey ? usable.slice(0, 1) : usable.filter(({ operand }) => kindOf(operand) === kind);
};

const uniquePrefixes = (prefixes: readonly Buffer[]): Buffer[] =>
  [...new Map(prefixes.map(prefix => [prefix.toString('latin1'), prefix])).values()].sort((first, second) =>
    Buffer.compare(first, second),
  );

/** The prefixes that end in one of the values, or undefined where the field has no equality to use. */
const extend = (
  prefixes: readonly Buffer[],
  equality: Comparison | undefined,
  direction: Direction,
): Buffer[] | undefined => {
  const values = equality && equalityValues(equality);
  if (!values || prefixes.length * values.length > maxPrefixes) return undefined;
  return uniquePrefixes(
    prefixes.flatMap(prefix => values.map(value => Buffer.concat([prefix, encodeKey([value], [direction])]))),
  );
};

const mayBeNull = ({ operand }: Comparison): boolean =>
  operand === null || (Array.isArray(operand) && operand.includes(null));

export const boundsOf = (index: Index, comparisons: readonly Comparison[]): Bounds => {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  const answered = new Set<Comparison>();
  const roots = new Set<string>();
  let equalities = 0;
  for (const [path, direction] of index.key) {
    const root = path.split('.')[0] ?? '';
    // Two fields under one array may be met by two of its elements, never by one key.
    if (index.isMultikey && roots.has(root)) break;
    roots.add(root);
    const ofField = comparisons.filter(comparison => comparison.path === path);
    const equality = ofField.find(comparison => equalityValues(comparison));
    const extended = extend(prefixes, equality, direction);
    if (!equality || !extended) {
      const limits = rangeComparisons(index, ofField);
      if (limits.length === 0) break;
      for (const limit of limits) answered.add(limit);
      const ranges = prefixes.map(prefix =>
        limits.map(limit => halfRange(prefix, limit, direction)).reduce(intersect),
      );
      return { ranges, equalities, hasRange: true, answered };
    }
    if (!mayBeNull(equality)) answered.add(equality);
    prefixes = extended;
    equalities++;
  }
  const ranges = prefixes.map(prefix => ({ start: prefix, end: successor(prefix) }));
  return { ranges, equalities, hasRange: false, answered };
};
