// People with the same answers to all quasi-identifiers, counted once: the larger the group, the less its answers say who somebody is.
import type { Key } from './key.ts';

export type Cell = {
  /** The place of the answer to each key. */
  readonly parts: readonly number[];
  readonly count: number;
};

export type Cells = {
  readonly cells: readonly Cell[];
  /** Of each person, the place of their cell. */
  readonly cellOf: Int32Array;
};

export const cellsOf = (keys: readonly Key[], people: number): Cells => {
  const places = new Map<string, number>();
  const cells: { readonly parts: readonly number[]; count: number }[] = [];
  const cellOf = Int32Array.from({ length: people }, (_, person) => {
    const parts = keys.map(({ values }) => values[person] ?? 0);
    const name = parts.join();
    const place = places.get(name) ?? cells.length;
    const cell = cells[place] ?? { parts, count: 0 };
    cell.count += 1;
    cells[place] = cell;
    places.set(name, place);
    return place;
  });
  return { cells, cellOf };
};

/** How many people have the same parts as each cell, once parts are renamed. */
export const sizesOf = (
  cells: readonly Cell[],
  renamed: (cell: Cell, at: number) => readonly number[],
): readonly number[] => {
  const names = cells.map((cell, at) => renamed(cell, at).join());
  const sizes = new Map<string, number>();
  cells.forEach(({ count }, at) => sizes.set(names[at] ?? '', (sizes.get(names[at] ?? '') ?? 0) + count));
  return names.map(name => sizes.get(name) ?? 0);
};

export const peopleBelow = (cells: readonly Cell[], sizes: readonly number[], k: number): number =>
  cells.reduce((sum, { count }, at) => sum + ((sizes[at] ?? 0) < k ? count : 0), 0);
