// Which shown cells to hide so that one hidden cell is known no more: the cheapest change of the tables that leaves everything else that
// is shown as it is, and moves that cell far enough.
import { cornerOf, type FeasibilityInterval } from './feasibilityIntervals.ts';
import { linearProgram, type Equation, type Term } from './linearProgram.ts';
import { reachedFrom, relationsByCell, type LinkedTables } from './tables.ts';

export type Standing = {
  readonly tables: LinkedTables;
  readonly isHidden: readonly boolean[];
  readonly intervals: ReadonlyMap<number, FeasibilityInterval>;
};

/** From where a cell moves, and how far; `from` has what is hidden together with it. */
type Move = { readonly cell: number; readonly by: number; readonly from: ReadonlyMap<number, number> };

/** Hidden cells may move for nothing, but not in circles. */
const leastPrice = 1e-4;

/** How far a cell can fall. */
const roomOf = ({ tables, intervals }: Standing, { from }: Move, cell: number): number =>
  from.get(cell) ?? intervals.get(cell)?.inside ?? tables.cells[cell]!.value ?? 0;

/** Of cell k, 2k is how much it grows, 2k + 1 how much it falls. */
const equationsOf = (
  standing: Standing,
  cells: readonly number[],
  { cell, by }: Move,
): readonly Equation[] => {
  const { tables } = standing;
  const placeOf = new Map(cells.map((own, place) => [own, place]));
  const touched = new Set(cells.flatMap(own => relationsByCell(tables)[own]!));
  return [...touched].map((at): Equation => {
    const terms = tables.relations[at]!;
    const moved = terms.filter(([own]) => own === cell).reduce((sum, [, sign]) => sum + sign * by, 0);
    return {
      total: -moved,
      terms: terms.flatMap(([own, sign]): Term[] => {
        const place = placeOf.get(own);
        if (place === undefined || own === cell) return [];
        return [
          [2 * place, sign],
          [2 * place + 1, -sign],
        ];
      }),
    };
  });
};

/** No cell falls below nothing; each limit has a variable of its own behind the moves. */
const limitsOf = (
  standing: Standing,
  cells: readonly number[],
  move: Move,
  tight: number,
): readonly Equation[] =>
  cells
    .map((cell, place) => ({ place, room: roomOf(standing, move, cell) }))
    .filter(({ room }) => room < tight)
    .map(({ place, room }, at) => ({
      total: room,
      terms: [
        [2 * place + 1, 1],
        [2 * cells.length + at, 1],
      ],
    }));

const cheapestMove = (
  standing: Standing,
  cells: readonly number[],
  move: Move,
  tight: number,
): readonly number[] | null => {
  const limits = limitsOf(standing, cells, move, tight);
  const size = 2 * cells.length + limits.length;
  const program = linearProgram(size, [...equationsOf(standing, cells, move), ...limits]);
  if (program.residual > 1e-6) return null;
  const costs = new Map(
    cells.flatMap((cell, place) => {
      const price = standing.isHidden[cell] ? leastPrice : standing.tables.cells[cell]!.price;
      return [
        [2 * place, price],
        [2 * place + 1, price],
      ] as const;
    }),
  );
  program.minimise(costs);
  const moves = program.point();
  return cells.filter(
    (cell, place) => !standing.isHidden[cell] && moves[2 * place]! + moves[2 * place + 1]! > 1e-6,
  );
};

/** Null where nothing that may be hidden helps. `dearest`: what costs more stays. */
export const protectingCells = (
  standing: Standing,
  cell: number,
  enough: number,
  dearest: number,
): readonly number[] | null => {
  const { tables, isHidden } = standing;
  const mayMove = (own: number): boolean => isHidden[own]! || tables.cells[own]!.price <= dearest;
  const cells = reachedFrom(cell, tables, relationsByCell(tables), mayMove);
  const up = { cell, by: enough, from: cornerOf(tables, isHidden, cell, 1) };
  const down = { cell, by: -enough, from: cornerOf(tables, isHidden, cell, -1) };
  for (const tight of [2 * enough, Infinity])
    for (const move of [up, ...((down.from.get(cell) ?? 0) >= enough ? [down] : [])]) {
      const found = cheapestMove(standing, cells, move, tight);
      if (found && found.length > 0) return found;
    }
  return null;
};

/** What lies nearest and may be hidden: where tables are so small that no cell can move as far as it should. */
export const nearestCell = ({ tables, isHidden }: Standing, cell: number): number | null => {
  const mayHide = (own: number): boolean => !isHidden[own] && tables.cells[own]!.price < Infinity;
  const near = reachedFrom(cell, tables, relationsByCell(tables), () => true);
  const reached = new Set(near);
  const carrier = tables.cells.findIndex(
    ({ carries }, own) => mayHide(own) && carries.some(carried => reached.has(carried)),
  );
  return near.find(mayHide) ?? (carrier < 0 ? null : carrier);
};
