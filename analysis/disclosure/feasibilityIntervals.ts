// What an attacker learns of hidden cells from everything that is shown: for each, between which numbers it must lie.
import { linearProgram, type Equation, type Program } from './linearProgram.ts';
import { reachedFrom, relationsByCell, type LinkedTables } from './tables.ts';

export type FeasibilityInterval = {
  readonly low: number;
  /** Infinity where nothing bounds it. */
  readonly high: number;
  /** A value that agrees, together with those of all others. */
  readonly inside: number;
};

/** Hidden cells that tell of one another, and what is shown of their sums. */
type Island = { readonly cells: readonly number[]; readonly equations: readonly Equation[] };

type Seen = { readonly low: number[]; readonly high: number[]; readonly sum: number[]; count: number };

const islandOf = (
  tables: LinkedTables,
  isHidden: readonly boolean[],
  byCell: readonly (readonly number[])[],
  start: number,
): Island => {
  const cells = reachedFrom(start, tables, byCell, cell => isHidden[cell]!).toSorted((a, b) => a - b);
  const placeOf = new Map(cells.map((cell, place) => [cell, place]));
  const touched = new Set(cells.flatMap(cell => byCell[cell]!));
  const equations = [...touched].map((at): Equation => {
    const terms = tables.relations[at]!;
    const shown = terms.filter(([cell]) => !isHidden[cell]);
    return {
      terms: terms.flatMap(([cell, sign]) => {
        const place = placeOf.get(cell);
        return place === undefined ? [] : [[place, sign] as const];
      }),
      total: -shown.reduce((sum, [cell, sign]) => sum + sign * (tables.cells[cell]!.value ?? 0), 0),
    };
  });
  return { cells, equations };
};

/** Adds a corner to what has been seen. */
const look = (program: Program, { low, high, sum }: Seen): void =>
  program.point().forEach((value, i) => {
    low[i] = Math.min(low[i]!, value);
    high[i] = Math.max(high[i]!, value);
    sum[i]! += value;
  });

/** Looks for corners far apart; a distance of `enough` is proof that the cell is not known closely. */
const explore = ({ cells, equations }: Island, needs: (cell: number) => boolean, enough: number): Seen => {
  const program = linearProgram(cells.length, equations);
  const seen: Seen = {
    low: cells.map(() => Infinity),
    high: cells.map(() => 0),
    sum: cells.map(() => 0),
    count: 0,
  };
  const visit = (): void => {
    look(program, seen);
    seen.count += 1;
  };
  visit();
  cells.forEach((cell, i) => {
    const isFar = (): boolean => seen.high[i]! - seen.low[i]! >= enough;
    const onCorner = (): boolean => {
      visit();
      return isFar();
    };
    if (!needs(cell) || isFar()) return;
    program.minimise(new Map([[i, 1]]), onCorner);
    if (isFar()) return;
    if (program.minimise(new Map([[i, -1]]), onCorner) === -Infinity) seen.high[i] = Infinity;
  });
  return seen;
};

/** Where a hidden cell is as small as it can be (`sign` 1), or as large (-1): all cells that tell of it, at that corner. */
export const cornerOf = (
  tables: LinkedTables,
  isHidden: readonly boolean[],
  cell: number,
  sign: 1 | -1,
): ReadonlyMap<number, number> => {
  const { cells, equations } = islandOf(tables, isHidden, relationsByCell(tables), cell);
  const program = linearProgram(cells.length, equations);
  program.minimise(new Map([[cells.indexOf(cell), sign]]));
  const point = program.point();
  return new Map(cells.map((own, i) => [own, point[i]!]));
};

type Known = Map<string, readonly FeasibilityInterval[]>;

/** An interval is exact up to a width of `enough`; one that is wider may be wider still. `known` saves what was found before. */
export const feasibilityIntervals = (
  tables: LinkedTables,
  isHidden: readonly boolean[],
  enough: number,
  known: Known = new Map(),
): ReadonlyMap<number, FeasibilityInterval> => {
  const byCell = relationsByCell(tables);
  const intervals = new Map<number, FeasibilityInterval>();
  const wholes = new Set(tables.cells.map(({ whole }) => whole));
  const needs = (cell: number): boolean => tables.cells[cell]!.guarded !== 'never' || wholes.has(cell);
  tables.cells.forEach((_, cell) => {
    if (!isHidden[cell] || intervals.has(cell)) return;
    const island = islandOf(tables, isHidden, byCell, cell);
    const key = island.cells.join();
    const found =
      known.get(key) ??
      [explore(island, needs, enough)].flatMap(({ low, high, sum, count }) =>
        low.map((least, i) => ({ low: least, high: high[i]!, inside: sum[i]! / count })),
      );
    known.set(key, found);
    island.cells.forEach((own, i) => intervals.set(own, found[i]!));
  });
  return intervals;
};
