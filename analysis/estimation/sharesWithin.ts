// Shares of cells in the total of their base (the table, a row, a column) as a function of the cells' totals.
import type { Statistic } from '../variance/statistic.ts';

const sumsByBase = (totals: ArrayLike<number>, bases: Int32Array, count: number): Float64Array => {
  const sums = new Float64Array(count);
  for (let cell = 0; cell < bases.length; cell++) sums[bases[cell]!]! += totals[cell]!;
  return sums;
};

const cellsByBase = (bases: Int32Array, count: number): readonly Int32Array[] =>
  Array.from({ length: count }, (_, base) =>
    Int32Array.from(bases.keys()).filter(cell => bases[cell] === base),
  );

/** Sums of one unit by base. Of many cells a PSU fills a few: only the bases it touches are listed, and looked at. */
const unitSums = (bases: Int32Array, count: number) => {
  const sums = new Float64Array(count);
  const isTouched = new Uint8Array(count);
  const touched = new Int32Array(count);
  let size = 0;
  const read = (units: Float64Array, from: number): number => {
    for (let at = 0; at < size; at++) {
      sums[touched[at]!] = 0;
      isTouched[touched[at]!] = 0;
    }
    size = 0;
    for (let cell = 0; cell < bases.length; cell++) {
      const value = units[from + cell]!;
      if (value === 0) continue;
      const base = bases[cell]!;
      if (isTouched[base] === 0) touched[size++] = base;
      isTouched[base] = 1;
      sums[base]! += value;
    }
    return size;
  };
  return { sums, touched, read };
};

type Bases = { readonly bases: Int32Array; readonly sums: Float64Array; readonly filled: Uint8Array };

/** A replicate that empties a base says nothing of its shares; a base that is empty everywhere has none. */
const writeShares = (
  totals: ArrayLike<number>,
  { bases, sums, filled }: Bases,
  out: Float64Array,
  at: number,
): void => {
  for (let cell = 0; cell < bases.length; cell++) {
    const base = bases[cell]!;
    const empty = filled[base] === 1 ? Number.NaN : 0;
    out[at + cell] = sums[base] === 0 ? empty : totals[cell]! / sums[base]!;
  }
};

/** `bases[cell]` of `count` is what the cell is a share of. */
export const sharesWithin = (bases: Int32Array, count: number): Statistic => {
  let sums: Float64Array = new Float64Array(count);
  let filled: Uint8Array | null = null;
  const size = bases.length;
  const shares = new Float64Array(size);
  const members = cellsByBase(bases, count);
  const unit = unitSums(bases, count);
  return {
    size,
    value: (totals, out, at) => {
      sums = sumsByBase(totals, bases, count);
      const isFirst = filled === null;
      filled ??= Uint8Array.from(sums, sum => (sum === 0 ? 0 : 1));
      writeShares(totals, { bases, sums, filled }, out, at);
      if (isFirst) shares.set(out.subarray(at, at + size));
    },
    score: (units, from, out, at) => {
      const touched = unit.read(units, from);
      for (let i = 0; i < touched; i++) {
        const base = unit.touched[i]!;
        const [sum, all, cells] = [sums[base]!, unit.sums[base]!, members[base]!];
        if (sum === 0) continue;
        for (let k = 0; k < cells.length; k++) {
          const cell = cells[k]!;
          out[at + cell] = (units[from + cell]! - shares[cell]! * all) / sum;
        }
      }
    },
  };
};
