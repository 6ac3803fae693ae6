// Which cells of a table of groups and figures must stay hidden: the same rule as on the public pages, in two directions.
import { smallestCount } from '../results/disclosure.ts';

export type Cell = {
  /** People that this very figure stands on. */
  readonly count: number;
  /** People of the group. */
  readonly base: number;
};

export type Shape = {
  /** The figures of a group add up to its base: shares of the answers to one question. */
  readonly rowsAddUp: boolean;
  /** The groups add up to something that may be known elsewhere. */
  readonly columnsAddUp: boolean;
};

type Line = readonly (readonly [row: number, column: number])[];

const isSmall = ({ count, base }: Cell, isShare: boolean): boolean =>
  base < smallestCount || count < smallestCount || (isShare && base - count < smallestCount);

/** Hidden cells protect one another only where they are two or more and stand for ten people together. */
const isProtected = (counts: readonly number[]): boolean =>
  counts.length === 0 ||
  (counts.length > 1 && counts.reduce((sum, count) => sum + count, 0) >= smallestCount);

const linesOf = (
  cells: readonly (readonly Cell[])[],
  { rowsAddUp, columnsAddUp }: Shape,
): readonly Line[] => {
  const rows = cells.map((own, row): Line => own.map((_, column) => [row, column]));
  const columns = (cells[0] ?? []).map((_, column): Line => cells.map((_own, row) => [row, column]));
  return [...(rowsAddUp ? rows : []), ...(columnsAddUp && cells.length > 1 ? columns : [])];
};

/** Groups whose own size must not follow from the others'. */
const hiddenGroups = (bases: readonly number[]): readonly boolean[] => {
  const total = bases.reduce((sum, base) => sum + base, 0);
  const hidden = bases.map(
    base => base < smallestCount || (bases.length > 1 && total - base < smallestCount),
  );
  const rising = bases.map((_, at) => at).sort((a, b) => (bases[a] ?? 0) - (bases[b] ?? 0));
  const counts = (): number[] => bases.filter((_, at) => hidden[at]);
  for (const at of rising) {
    if (bases.length === 1 || isProtected(counts())) break;
    hidden[at] = true;
  }
  return hidden;
};

/** hidden[group][figure]; hides the small cells, then the next smallest ones, until nothing follows from a sum. */
export const hiddenCells = (
  cells: readonly (readonly Cell[])[],
  shape: Shape,
): readonly (readonly boolean[])[] => {
  const groups = hiddenGroups(cells.map(own => own[0]?.base ?? 0));
  const hidden = cells.map((own, row) =>
    own.map(cell => groups[row] === true || isSmall(cell, shape.rowsAddUp)),
  );
  const lines = linesOf(cells, shape);
  while (lines.some(line => hideOneMore(line, cells, hidden)));
  return hidden;
};

/** Hides the smallest open cell of a line that does not protect what it hides; false where there is nothing to do. */
const hideOneMore = (line: Line, cells: readonly (readonly Cell[])[], hidden: boolean[][]): boolean => {
  const countAt = ([row, column]: Line[number]): number => cells[row]?.[column]?.count ?? 0;
  const isHidden = ([row, column]: Line[number]): boolean => hidden[row]?.[column] === true;
  if (isProtected(line.filter(isHidden).map(countAt))) return false;
  const [next] = line.filter(place => !isHidden(place)).sort((a, b) => countAt(a) - countAt(b));
  const row = next && hidden[next[0]];
  if (!next || !row) return false;
  row[next[1]] = true;
  return true;
};
