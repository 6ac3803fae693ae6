// Complementary suppression over linked tables: hides more until no small count can be worked out from what is left.
import { feasibilityIntervals, type FeasibilityInterval } from './feasibilityIntervals.ts';
import { nearestCell, protectingCells, type Standing } from './protectingCells.ts';
import type { LinkedTables } from './tables.ts';

export type Suppression = {
  readonly isHidden: readonly boolean[];
  /** What was hidden beyond what was hidden before, and which cell that protects. */
  readonly hidden: readonly { readonly cell: number; readonly for: number }[];
  /** Cells that nothing that may still be hidden can protect. */
  readonly exposed: readonly number[];
};

export type SuppressionOptions = {
  /** Fewer than this are small. */
  readonly small: number;
  /** How wide the interval of a small cell must stay. */
  readonly protection: number;
  /** Cells dearer than this are hidden only where no others help. */
  readonly dear: number;
};

/** Widths are sums of rounded numbers. */
const rounding = 1e-6;
/** Less than a person. */
const nobody = 0.5;

type Intervals = ReadonlyMap<number, FeasibilityInterval>;

/** A part of nobody tells of nobody. */
const isOfNobody = (intervals: Intervals, whole: number | null): boolean =>
  whole !== null && (intervals.get(whole)?.high ?? Infinity) < nobody;

const isExposed = (
  { cells }: LinkedTables,
  cell: number,
  intervals: Intervals,
  { small, protection }: SuppressionOptions,
): boolean => {
  const { guarded, whole } = cells[cell]!;
  const { low, high } = intervals.get(cell)!;
  if (guarded === 'never' || high - low >= protection - rounding || isOfNobody(intervals, whole))
    return false;
  if (guarded === 'always') return true;
  const all = whole === null ? null : cells[whole]!.value;
  return low < small - rounding || (all !== null && all - high < small - rounding);
};

/** Hides a cell with all that cannot stand without it. */
const hide = ({ cells }: LinkedTables, isHidden: boolean[], cell: number): readonly number[] => {
  if (isHidden[cell]) return [];
  isHidden[cell] = true;
  return [cell, ...cells[cell]!.carries.flatMap(other => hide({ cells, relations: [] }, isHidden, other))];
};

const moreFor = (
  standing: Standing,
  cell: number,
  { protection, dear }: SuppressionOptions,
): readonly number[] | null => {
  const found =
    protectingCells(standing, cell, protection, dear) ??
    protectingCells(standing, cell, protection, Number.MAX_VALUE);
  if (found) return found;
  const nearest = nearestCell(standing, cell);
  return nearest === null ? null : [nearest];
};

/**
 * Which further cells of linked tables must be hidden, so that no small hidden cell can be computed from the others.
 * In words: for each hidden cell, the least and the greatest value that agree with everything shown (two linear programs); where
 * they are closer than `protection`, the cheapest cells whose hiding lets the cell move that far (one linear program) go too.
 * When to use: all tables of a publication together, and with them what was published before.
 * Assumes: an attacker knows every shown number, that counts are not negative, and how tables add up; nothing of single people.
 * Counts are taken as real numbers: whole numbers may narrow an interval, but of tables that add up in two directions they do not.
 * Units: counts, weighted or not; prices in any unit.
 * Errors: Never fails; what cannot be protected is named in `exposed`.
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, sections 4.4 and 4.6; Willenborg & de Waal (2001), Elements of
 * Statistical Disclosure Control, ch. 6; Fischetti & Salazar (2001), Management Science 47:1008-1027 (intervals, protection).
 * @example complementarySuppression({ cells: [9, 20, 40, 69].map((value, at) => ({ value: at === 0 ? null : value, price: at === 3
 *   ? Infinity : value, guarded: 'small', whole: 3, carries: [] })), relations: [[[0, 1], [1, 1], [2, 1], [3, -1]]] }, { small: 10,
 *   protection: 10, dear: 100 }).isHidden.join(' ') // 'true true false false'
 */
export const complementarySuppression = (tables: LinkedTables, options: SuppressionOptions): Suppression => {
  const isHidden = tables.cells.map(({ value }) => value === null);
  const hidden: { cell: number; for: number }[] = [];
  const exposed = new Set<number>();
  const known = new Map<string, readonly FeasibilityInterval[]>();
  for (;;) {
    const intervals = feasibilityIntervals(tables, isHidden, options.protection, known);
    const cell = [...intervals.keys()].find(
      own => !exposed.has(own) && isExposed(tables, own, intervals, options),
    );
    if (cell === undefined) {
      const isStill = (own: number): boolean => isExposed(tables, own, intervals, options);
      return { isHidden, hidden, exposed: [...exposed].filter(isStill) };
    }
    const more = moreFor({ tables, isHidden, intervals }, cell, options);
    if (more)
      for (const other of more)
        hidden.push(...hide(tables, isHidden, other).map(own => ({ cell: own, for: cell })));
    else exposed.add(cell);
  }
};
