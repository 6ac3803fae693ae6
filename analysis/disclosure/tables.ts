// Published tables as an attacker reads them: numbers, some of them hidden, and the sums that join them.
import type { Term } from './linearProgram.ts';

export type TableCell = {
  /** Null where it is hidden. */
  readonly value: number | null;
  /** What hiding it would cost; Infinity where that is in nobody's power any more. */
  readonly price: number;
  /**
   * Of what is hidden. `small`: it must not be known closely unless it is certainly not small, nor the rest of its whole.
   * `always`: it must not be known closely. `never`: anybody may work it out.
   */
  readonly guarded: 'small' | 'always' | 'never';
  /** The cell it is a part of; null where it is a part of none. */
  readonly whole: number | null;
  /** What cannot stand without it. */
  readonly carries: readonly number[];
};

/** coefficient x cell adds up to 0. */
export type Relation = readonly Term[];

export type LinkedTables = { readonly cells: readonly TableCell[]; readonly relations: readonly Relation[] };

/** The relations of each cell, by their places in the list. */
export const relationsByCell = ({ cells, relations }: LinkedTables): readonly (readonly number[])[] => {
  const found = cells.map((): number[] => []);
  relations.forEach((terms, at) => {
    for (const [cell] of terms) found[cell]!.push(at);
  });
  return found;
};

/** All cells that can be reached from one over relations without leaving those that may be entered; the nearest first. */
export const reachedFrom = (
  start: number,
  { relations }: LinkedTables,
  byCell: readonly (readonly number[])[],
  mayEnter: (cell: number) => boolean,
): readonly number[] => {
  const reached = new Set([start]);
  const seen = new Set<number>();
  for (const cell of reached)
    for (const at of byCell[cell]!) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const [next] of relations[at]!) if (mayEnter(next)) reached.add(next);
    }
  return [...reached];
};
