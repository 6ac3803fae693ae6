// Row numbers in ascending order of a number column, by radix sort on the bits of the numbers: linear in the rows, stable.
// Four passes of a byte order the high half of the bits (sign, exponent, 20 binary digits); the few ties left there are put in order after.

/** A byte: the 256 places that are written to in turn stay in the processor's cache. */
const DIGIT = 8;
const BUCKETS = 1 << DIGIT;
const SHIFTS = [0, DIGIT, 2 * DIGIT, 3 * DIGIT] as const;

type Keyed = { readonly rows: Uint32Array; readonly keys: Uint32Array };

/** High half of the bits, turned so that unsigned comparison orders them; -0 counts as 0. */
const highKey = (high: number, low: number): number =>
  high >>> 31 === 0 || (high === 0x80000000 && low === 0) ? (high | 0x80000000) >>> 0 : ~high >>> 0;

const lowKey = (high: number, low: number): number => (high >>> 31 === 0 ? low : ~low >>> 0);

/** Two halves a number, the low one first (all machines that run Node keep them so). */
const halvesOf = (values: Float64Array): Uint32Array =>
  new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);

const presentRows = (values: Float64Array, weights: Float64Array): Keyed => {
  const halves = halvesOf(values);
  const [rows, keys] = [new Uint32Array(values.length), new Uint32Array(values.length)];
  let n = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== value || weights[row] === 0) continue;
    rows[n] = row;
    keys[n++] = highKey(halves[2 * row + 1]!, halves[2 * row]!);
  }
  return { rows: rows.subarray(0, n), keys: keys.subarray(0, n) };
};

/** How many keys have each digit, for all digits in one pass. */
const countDigits = (keys: Uint32Array): Uint32Array => {
  const counts = new Uint32Array(SHIFTS.length * BUCKETS);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
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

const scatter = (from: Keyed, to: Keyed, starts: Uint32Array, shift: number): void => {
  for (let i = 0; i < from.keys.length; i++) {
    const key = from.keys[i]!;
    const place = starts[(key >>> shift) & (BUCKETS - 1)]!++;
    to.keys[place] = key;
    to.rows[place] = from.rows[i]!;
  }
};

/** Puts rows whose high halves are equal in order of their low halves. */
const orderTies = ({ rows, keys }: Keyed, values: Float64Array): void => {
  const halves = halvesOf(values);
  const low = (row: number): number =>
    values[row] === 0 ? 0 : lowKey(halves[2 * row + 1]!, halves[2 * row]!);
  for (let from = 0; from < rows.length;) {
    let to = from + 1;
    let ordered = true;
    for (; to < rows.length && keys[to] === keys[from]; to++)
      ordered &&= low(rows[to - 1]!) <= low(rows[to]!);
    if (!ordered) rows.subarray(from, to).sort((a, b) => low(a) - low(b) || a - b);
    from = to;
  }
};

/** Rows of non-zero weight with a value, in ascending order of the value; ties keep the order of the rows. */
export const orderOf = (values: Float64Array, weights: Float64Array): Uint32Array => {
  let from = presentRows(values, weights);
  const n = from.rows.length;
  let to: Keyed = { rows: new Uint32Array(n), keys: new Uint32Array(n) };
  const counts = countDigits(from.keys);
  SHIFTS.forEach((shift, at) => {
    const own = counts.subarray(at * BUCKETS, (at + 1) * BUCKETS);
    if (own.includes(n)) return; // all share this digit
    scatter(from, to, startsOf(own), shift);
    [from, to] = [to, from];
  });
  orderTies(from, values);
  return from.rows;
};
