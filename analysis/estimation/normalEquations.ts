// X'VX and X's of a regression in one pass over blocks of rows. Columns of a closed question cost one addition a row, however
// many categories it has.
import { type Matrix, matrix } from '../matrix.ts';
import { type Block, type BlockPart, type ModelRows, blockRoom } from './modelBlocks.ts';

/** Writes the weight and the right-hand side of the rows of a block. */
export type BlockWork = (block: Block, weights: Float64Array, sides: Float64Array) => void;

export type NormalEquations = { readonly normal: Matrix; readonly cross: Float64Array };

/** Sum of a[i] b[i] over `count` places; four sums at once, so that no addition waits for the one before. */
const dot = (a: Float64Array, b: Float64Array, count: number): number => {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < count; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < count; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
};

/** Sums by slot in two copies, of even and of odd rows, so that an addition seldom waits for the one before. */
type Sums = { readonly even: Float64Array; readonly odd: Float64Array };

const sums = (length: number): Sums => ({ even: new Float64Array(length), odd: new Float64Array(length) });

type Place = { readonly start: number; readonly count: number };

/** Adds the products of `factor` with a part, each row in its slot after `start`. */
const addSide = (
  { even, odd }: Sums,
  part: BlockPart,
  factor: Float64Array,
  { start, count }: Place,
): void => {
  const { codes, x, isCoded } = part;
  if (!isCoded) {
    even[start]! += dot(factor, x, count);
    return;
  }
  let k = 0;
  for (; k + 1 < count; k += 2) {
    even[start + codes[k]!]! += factor[k]! * x[k]!;
    odd[start + codes[k + 1]!]! += factor[k + 1]! * x[k + 1]!;
  }
  if (k < count) even[start + codes[k]!]! += factor[k]! * x[k]!;
};

type Pair = { readonly left: BlockPart; readonly right: BlockPart; readonly slots: number };

/** The same for a pair of parts, each row in the slot of the pair. */
const addPair = (table: Sums, { left, right, slots }: Pair, weighted: Float64Array, count: number): void => {
  const start = left.base * slots + right.base;
  if (!left.isCoded) return addSide(table, right, weighted, { start, count });
  const { even, odd } = table;
  const rows = left.codes;
  const { codes, x } = right;
  let k = 0;
  for (; k + 1 < count; k += 2) {
    even[start + rows[k]! * slots + codes[k]!]! += weighted[k]! * x[k]!;
    odd[start + rows[k + 1]! * slots + codes[k + 1]!]! += weighted[k + 1]! * x[k + 1]!;
  }
  if (k < count) even[start + rows[k]! * slots + codes[k]!]! += weighted[k]! * x[k]!;
};

const moveInto = (total: Float64Array, { even, odd }: Sums): void => {
  for (let i = 0; i < total.length; i++) total[i]! += even[i]! + odd[i]!;
  even.fill(0);
  odd.fill(0);
};

const symmetric = ({ size, slots, slotOf }: ModelRows, table: Float64Array): Matrix => {
  const normal = matrix(size, size);
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      const value = table[slotOf[i]! * slots + slotOf[j]!]!;
      normal.values[i * size + j] = value;
      normal.values[j * size + i] = value;
    }
  return normal;
};

/** X' diag(v) X and X' s over all rows, v and s as `work` writes them. */
export const normalEquations = (model: ModelRows, work: BlockWork): NormalEquations => {
  const { slots } = model;
  const [weights, sides, weighted] = [blockRoom(), blockRoom(), blockRoom()];
  // sums of sums of blocks: their rounding errors do not grow with the number of rows
  const [table, blockTable] = [new Float64Array(slots * slots), sums(slots * slots)];
  const [cross, blockCross] = [new Float64Array(slots), sums(slots)];
  model.each(block => {
    const { parts, count } = block;
    work(block, weights, sides);
    parts.forEach((left, at) => {
      addSide(blockCross, left, sides, { start: left.base, count });
      for (let k = 0; k < count; k++) weighted[k] = weights[k]! * left.x[k]!;
      for (let other = at; other < parts.length; other++)
        addPair(blockTable, { left, right: parts[other]!, slots }, weighted, count);
    });
    moveInto(table, blockTable);
    moveInto(cross, blockCross);
  });
  return { normal: symmetric(model, table), cross: Float64Array.from(model.slotOf, slot => cross[slot]!) };
};
