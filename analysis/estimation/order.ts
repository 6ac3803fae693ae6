// Row numbers in ascending order of a number column, by radix sort on the bits of the numbers: linear in the rows, stable.

const DIGIT = 11;
const BUCKETS = 1 << DIGIT;
const PASSES = 6;

/** Bits of the numbers turned so that unsigned comparison orders them: low and high half of each. */
const sortableBits = (values: Float64Array, rows: Uint32Array): readonly [Uint32Array, Uint32Array] => {
  const picked = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = values[rows[i]!]! + 0; // -0 becomes 0
  const bits = new Uint32Array(picked.buffer);
  const [low, high] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  for (let i = 0; i < rows.length; i++) {
    const negative = bits[2 * i + 1]! >>> 31 === 1;
    low[i] = negative ? ~bits[2 * i]! : bits[2 * i]!;
    high[i] = negative ? ~bits[2 * i + 1]! : bits[2 * i + 1]! | 0x80000000;
  }
  return [low, high];
};

const digitAt = (low: number, high: number, shift: number): number => {
  if (shift >= 32) return (high >>> (shift - 32)) & (BUCKETS - 1);
  const part = low >>> shift;
  return (shift + DIGIT > 32 ? part | (high << (32 - shift)) : part) & (BUCKETS - 1);
};

type Keys = readonly [Uint32Array, Uint32Array];

/** One stable pass over a digit; false when all numbers share it and nothing had to move. */
const pass = ([low, high]: Keys, from: Uint32Array, to: Uint32Array, shift: number): boolean => {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < from.length; i++) starts[digitAt(low[i]!, high[i]!, shift) + 1]! += 1;
  for (let bucket = 1; bucket <= BUCKETS; bucket++) {
    if (starts[bucket] === from.length) return false;
    starts[bucket]! += starts[bucket - 1]!;
  }
  for (let i = 0; i < from.length; i++) {
    const place = from[i]!;
    to[starts[digitAt(low[place]!, high[place]!, shift)]!++] = place;
  }
  return true;
};

const presentRows = (values: Float64Array, weights: Float64Array): Uint32Array => {
  const rows = new Uint32Array(values.length);
  let n = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value === value && weights[row] !== 0) rows[n++] = row;
  }
  return rows.subarray(0, n);
};

/** Rows of non-zero weight with a value, in ascending order of the value; ties keep the order of the rows. */
export const orderOf = (values: Float64Array, weights: Float64Array): Uint32Array => {
  const rows = presentRows(values, weights);
  const keys = sortableBits(values, rows);
  let [from, to] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  for (let i = 0; i < from.length; i++) from[i] = i;
  for (let at = 0; at < PASSES; at++) if (pass(keys, from, to, at * DIGIT)) [from, to] = [to, from];
  for (let i = 0; i < from.length; i++) from[i] = rows[from[i]!]!;
  return from;
};
