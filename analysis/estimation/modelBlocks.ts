// The rows of a model matrix a thousand at a time, in room that stays in the processor's cache: whole columns would take
// several times the memory of the data they are made of.
import type { ModelMatrix, ModelPart } from './modelMatrix.ts';
import { weightedMean } from './weightedMean.ts';

const BLOCK = 1024;

/** A part of the matrix over the rows of a block. */
export type BlockPart = {
  /** Where the part's slots start; a row stands in slot base + code. */
  readonly base: number;
  /** false: every row stands in the first slot. */
  readonly isCoded: boolean;
  readonly codes: Int16Array;
  readonly x: Float64Array;
};

export type Block = {
  readonly from: number;
  readonly count: number;
  readonly parts: readonly BlockPart[];
};

/**
 * A matrix as regressions read it: numbers are measured from their means. Of rows outside the model only masked parts are 0: who
 * reads gives these rows no weight and no residual.
 */
export type ModelRows = {
  readonly rows: number;
  readonly size: number;
  /** Slots are the columns, and in front of those of a closed question one for rows that stand in none of them. */
  readonly slots: number;
  readonly slotOf: readonly number[];
  /** What was taken off the values of each column, and the column that takes the difference back. */
  readonly means: Float64Array;
  readonly anchors: readonly number[];
  readonly each: (read: (block: Block) => void) => void;
};

type Placed = BlockPart & {
  readonly part: ModelPart;
  readonly mean: number;
  /** Values that are no numbers stand outside the model: a weight of 0 does not silence them. */
  readonly isMasked: boolean;
  /** First column of the part that takes the mean back. */
  readonly anchor: number;
};

const columnsBefore = (parts: readonly ModelPart[], at: number): number =>
  parts.slice(0, at).reduce((sum, { width }) => sum + width, 0);

/** The earlier part that stands in the same columns with the value 1: the intercept for a number, the main effect for its interaction. */
const anchorOf = (earlier: readonly ModelPart[], { codes, values }: ModelPart): number =>
  values === null ? -1 : earlier.findIndex(other => other.values === null && other.codes === codes);

const placeAll = (
  parts: readonly ModelPart[],
  weights: Float64Array,
  measured: (part: ModelPart) => boolean,
): readonly Placed[] => {
  let base = 0;
  return parts.map((part, at) => {
    // of two categories one column is left: as a number it costs less
    const isCoded = part.codes !== null && part.width > 1;
    const anchor = measured(part) ? anchorOf(parts.slice(0, at), part) : -1;
    const mean = anchor >= 0 && part.values !== null ? weightedMean(part.values, weights) : 0;
    const x = new Float64Array(BLOCK).fill(part.values === null ? 1 : 0);
    const from = base;
    base += part.width + (isCoded ? 1 : 0);
    return {
      ...{ part, base: from, isCoded, mean, x, codes: new Int16Array(BLOCK) },
      anchor: columnsBefore(parts, Math.max(0, anchor)),
      isMasked: part.values?.every(Number.isFinite) === false,
    };
  });
};

const load = (own: Placed, weights: Float64Array, from: number, to: number): void => {
  const { mean, x, isMasked } = own;
  const { values, codes } = own.part;
  if (own.isCoded) own.codes.set(codes!.subarray(from, to));
  if (values !== null && !isMasked) for (let row = from; row < to; row++) x[row - from] = values[row]! - mean;
  else if (values !== null)
    for (let row = from; row < to; row++) x[row - from] = weights[row] === 0 ? 0 : values[row]! - mean;
  if (codes === null || own.isCoded) return;
  for (let row = from; row < to; row++)
    x[row - from] = values === null ? codes[row]! : x[row - from]! * codes[row]!;
};

/** One value for each column of each part. */
const byColumn = <Value>(parts: readonly Placed[], value: (part: Placed, at: number) => Value): Value[] =>
  parts.flatMap(own => Array.from({ length: own.part.width }, (_, at) => value(own, at)));

/**
 * The rows where the weight is not 0. Numbers are measured from their means, so that years do not eat up the digits; the
 * intercept, or the main effect of an interaction, takes the difference back. `measured` says for which parts.
 */
export const modelRows = (
  { rows, parts }: Omit<ModelMatrix, 'columns'>,
  weights: Float64Array,
  measured: (part: ModelPart) => boolean = () => true,
): ModelRows => {
  const own = placeAll(parts, weights, measured);
  const slotOf = byColumn(own, ({ base, isCoded }, at) => base + at + (isCoded ? 1 : 0));
  return {
    rows,
    size: slotOf.length,
    slots: (slotOf.at(-1) ?? -1) + 1,
    slotOf,
    means: Float64Array.from(byColumn(own, ({ mean }) => mean)),
    anchors: byColumn(own, ({ anchor }, at) => anchor + at),
    each: read => {
      for (let from = 0; from < rows; from += BLOCK) {
        const to = Math.min(rows, from + BLOCK);
        for (const part of own) load(part, weights, from, to);
        read({ from, count: to - from, parts: own });
      }
    },
  };
};

/** The model that knows nothing: a share. */
export const interceptOnly = (weights: Float64Array): ModelRows =>
  modelRows({ rows: weights.length, parts: [{ width: 1, codes: null, values: null }] }, weights);

/** Room for one number of each row of a block. */
export const blockRoom = (): Float64Array => new Float64Array(BLOCK);

/** One number for each slot from one for each column; slots of no column have 0. */
export const bySlot = ({ slots, slotOf }: ModelRows, values: Float64Array): Float64Array => {
  const spread = new Float64Array(slots);
  slotOf.forEach((slot, at) => (spread[slot] = values[at]!));
  return spread;
};

/** The linear predictor of the rows of a block, from the slope of each slot. */
export const predictBlock = ({ parts, count }: Block, slopes: Float64Array, out: Float64Array): void => {
  out.fill(0, 0, count);
  for (const { base, isCoded, codes, x } of parts)
    if (isCoded) for (let k = 0; k < count; k++) out[k]! += slopes[base + codes[k]!]! * x[k]!;
    else {
      const slope = slopes[base]!;
      for (let k = 0; k < count; k++) out[k]! += slope * x[k]!;
    }
};
