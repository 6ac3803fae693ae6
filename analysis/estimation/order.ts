// A number column in ascending order with another number carried along, by radix sort on the bits: linear in the rows, stable.
// Four passes of a byte order the high half of the bits (sign, exponent, 20 binary digits); the few ties left are ordered after.

/** A byte: the 256 places that are written to in turn stay in the processor's cache. */
const DIGIT = 8;
const BUCKETS = 1 << DIGIT;
const SHIFTS = [0, DIGIT, 2 * DIGIT, 3 * DIGIT] as const;

/** Values and what is carried with each. */
export type Pairs = { readonly x: Float64Array; readonly carried: Float64Array };

/** The bits of each number as two halves, the low one first (as all machines that run Node keep them). */
const halvesOf = ({ x }: Pairs): Uint32Array => new Uint32Array(x.buffer, x.byteOffset, 2 * x.length);

/** High half of the bits, turned so that unsigned comparison orders them. */
const keyOf = (high: number): number => (high >>> 31 === 0 ? (high | 0x80000000) >>> 0 : ~high >>> 0);

const emptyPairs = (n: number): Pairs => ({ x: new Float64Array(n), carried: new Float64Array(n) });

/** Rows of non-zero weight with a value. */
const presentPairs = (values: Float64Array, weights: Float64Array, carried: Float64Array): Pairs => {
  const pairs = emptyPairs(values.length);
  let n = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== value || weights[row] === 0) continue;
    pairs.x[n] = value + 0; // -0 becomes 0
    pairs.carried[n++] = carried[row]!;
  }
  return { x: pairs.x.subarray(0, n), carried: pairs.carried.subarray(0, n) };
};

/** How many keys have each digit, for all digits in one pass. */
const countDigits = (pairs: Pairs): Uint32Array => {
  const halves = halvesOf(pairs);
  const counts = new Uint32Array(SHIFTS.length * BUCKETS);
  for (let i = 1; i < halves.length; i += 2) {
    const key = keyOf(halves[i]!);
    counts[key & (BUCKETS - 1)]! += 1;
    counts[BUCKETS + ((key >>> DIGIT) & (BUCKETS - 1))]! += 1;
    counts[2 * BUCKETS + ((key >>> (2 * DIGIT)) & (BUCKETS - 1))]! += 1;
    counts[3 * BUCKETS + (key >>> (3 * DIGIT))]! += 1;
  }
  return counts;
};

const startsOf = (counts: Uint32Array): Uint32Array => {
  const starts = new Uint32Array(counts.length);
  for (let bucket = 1; bucket < counts.length; bucket++)
    starts[bucket] = starts[bucket - 1]! + counts[bucket - 1]!;
  return starts;
};

const scatter = (from: Pairs, to: Pairs, starts: Uint32Array, shift: number): void => {
  const halves = halvesOf(from);
  for (let i = 0; i < from.x.length; i++) {
    const place = starts[(keyOf(halves[2 * i + 1]!) >>> shift) & (BUCKETS - 1)]!++;
    to.x[place] = from.x[i]!;
    to.carried[place] = from.carried[i]!;
  }
};

const orderRun = ({ x, carried }: Pairs): void => {
  const [before, companions] = [x.slice(), carried.slice()];
  const order = Uint32Array.from(before.keys()).sort((a, b) => before[a]! - before[b]! || a - b);
  order.forEach((from, to) => {
    x[to] = before[from]!;
    carried[to] = companions[from]!;
  });
};

/** Puts values whose high halves are equal in order of their low halves. */
const orderTies = (pairs: Pairs): void => {
  const { x, carried } = pairs;
  const halves = halvesOf(pairs);
  for (let from = 0; from < x.length;) {
    let to = from + 1;
    let ordered = true;
    for (; to < x.length && halves[2 * to + 1] === halves[2 * from + 1]; to++)
      ordered &&= x[to - 1]! <= x[to]!;
    if (!ordered) orderRun({ x: x.subarray(from, to), carried: carried.subarray(from, to) });
    from = to;
  }
};

/** Values of rows of non-zero weight in ascending order, each with its carried number; ties keep the order of the rows. */
export const sortWith = (values: Float64Array, weights: Float64Array, carried: Float64Array): Pairs => {
  let from = presentPairs(values, weights, carried);
  const n = from.x.length;
  let to = emptyPairs(n);
  const counts = countDigits(from);
  SHIFTS.forEach((shift, at) => {
    const own = counts.subarray(at * BUCKETS, (at + 1) * BUCKETS);
    if (own.includes(n)) return; // all share this digit
    scatter(from, to, startsOf(own), shift);
    [from, to] = [to, from];
  });
  orderTies(from);
  return from;
};

/** Row numbers in ascending order of the values. */
export const orderOf = (values: Float64Array, weights: Float64Array): Uint32Array =>
  Uint32Array.from(sortWith(values, weights, Float64Array.from(values.keys())).carried);
