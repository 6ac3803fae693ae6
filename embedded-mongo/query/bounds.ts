// The ranges of an index's keys that a filter leaves: equalities on the first fields, then at most one range.
import type { Index } from '../storage/catalogue.ts';
import { successor, type Range } from '../storage/key-bytes.ts';
import { encodeValue, firstNumberClass, inverted, tagOf } from '../values/encode-key.ts';
import { isNaNValue, kindOf, kinds, type Kind } from '../values/kind.ts';
import type { Comparison } from './filter.ts';

export type Bounds = {
  readonly ranges: readonly Range[];
  /** How many leading fields are fixed to values. */
  readonly equalities: number;
  /** The comparisons these ranges answer exactly. */
  readonly answered: readonly Comparison[];
};

type FieldBounds = Pick<Bounds, 'answered'> & { readonly range: Range; readonly points?: readonly Buffer[] };

const { number, string, ObjectId, boolean, date, Binary, Timestamp } = kinds;
const rangeKinds: ReadonlySet<Kind> = new Set([number, string, ObjectId, boolean, date, Binary]);
const equalityKinds: ReadonlySet<Kind> = new Set([...rangeKinds, kinds.null, Timestamp]);
const maxRanges = 10_000;
const anyValue: Range = { start: Buffer.alloc(0), end: Buffer.from([255]) };

const equalityValues = ({ operator, operand }: Comparison): readonly unknown[] | undefined => {
  const values: unknown = operator === '$eq' ? [operand] : operator === '$in' ? operand : undefined;
  if (!Array.isArray(values)) return undefined;
  return values.every(value => equalityKinds.has(kindOf(value))) ? values : undefined;
};

const isHalfLine = ({ operator, operand }: Comparison): boolean =>
  /^\$[gl]te?$/.test(operator) && rangeKinds.has(kindOf(operand)) && !isNaNValue(operand);

/** From the value to the end of its type, or from the beginning to the value; NaN lies outside. */
const halfLine = ({ operator, operand }: Comparison): Range => {
  const tag = tagOf(operand);
  const value = encodeValue(operand);
  const cut = operator === '$gt' || operator === '$lte' ? successor(value) : value;
  if (operator.startsWith('$g')) return { start: cut, end: Buffer.from([tag + 1]) };
  return { start: Buffer.from(kindOf(operand) === number ? [tag, firstNumberClass] : [tag]), end: cut };
};

const intersect = (left: Range, right: Range): Range => ({
  start: Buffer.compare(left.start, right.start) < 0 ? right.start : left.start,
  end: Buffer.compare(left.end, right.end) < 0 ? left.end : right.end,
});

const isInside = (bytes: Buffer, { start, end }: Range): boolean =>
  Buffer.compare(start, bytes) <= 0 && Buffer.compare(bytes, end) < 0;

const inOrder = (left: Buffer, right: Buffer): number => Buffer.compare(left, right);

const uniqueSorted = (all: readonly Buffer[]): Buffer[] =>
  [...new Map(all.map(bytes => [bytes.toString('latin1'), bytes])).values()].sort(inOrder);

/** Where documents have several keys, two comparisons of one field may hold for two different keys. */
const boundsOfField = (comparisons: readonly Comparison[], isMultikey: boolean): FieldBounds | undefined => {
  const equality = comparisons.find(equalityValues);
  const lines = comparisons.filter(isHalfLine);
  const usable = equality ? [equality, ...lines] : lines;
  const answered = isMultikey ? usable.slice(0, 1) : usable;
  if (answered.length === 0) return undefined;
  const range = answered.filter(isHalfLine).map(halfLine).reduce(intersect, anyValue);
  const values = equality && equalityValues(equality)?.map(encodeValue);
  if (!values) return { answered, range };
  return { answered, range, points: uniqueSorted(values).filter(point => isInside(point, range)) };
};

/** Downwards the bytes are inverted, and a range ends after what it began with. */
const oriented = ({ start, end }: Range, direction: 1 | -1): Range =>
  direction === 1 ? { start, end } : { start: successor(inverted(end)), end: successor(inverted(start)) };

export const boundsOf = (index: Index, comparisons: readonly Comparison[]): Bounds => {
  let prefixes: Buffer[] = [Buffer.alloc(0)];
  let answered: readonly Comparison[] = [];
  let equalities = 0;
  const roots = new Set<string | undefined>();
  for (const [path, direction] of index.key) {
    const [root] = path.split('.');
    // Two fields under one array may be met by two of its elements, never by one key.
    if (index.isMultikey && roots.has(root)) break;
    roots.add(root);
    const ofField = comparisons.filter(comparison => comparison.path === path);
    const field = boundsOfField(ofField, index.isMultikey);
    if (!field || prefixes.length * (field.points?.length ?? 1) > maxRanges) break;
    answered = [...answered, ...field.answered];
    const { start, end } = oriented(field.range, direction);
    const after = (suffix: Buffer): Buffer[] => prefixes.map(prefix => Buffer.concat([prefix, suffix]));
    if (!field.points) {
      const ends = after(end);
      const ranges = after(start).map((first, position) => ({ start: first, end: ends[position] ?? first }));
      return { ranges, equalities, answered };
    }
    prefixes = uniqueSorted(field.points.flatMap(point => after(direction === 1 ? point : inverted(point))));
    equalities++;
  }
  const ranges = prefixes.map(prefix => ({ start: prefix, end: successor(prefix) }));
  return { ranges, equalities, answered };
};
