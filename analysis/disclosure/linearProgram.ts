// Points that satisfy linear equations with no negative number, and the best of them: the simplex method on a dense table.

export type Term = readonly [variable: number, coefficient: number];
/** The sum of the terms is the total. */
export type Equation = { readonly terms: readonly Term[]; readonly total: number };

export type Program = {
  /** By how much the equations miss one another: 0 where some point satisfies them all. What they miss is let go. */
  readonly residual: number;
  /** The point where it stands. */
  readonly point: () => Float64Array;
  /**
   * Moves to a point where the sum of cost x variable is least, seeing every corner on the way; `isEnough` stops it before.
   * Infinity where the sum has no end.
   */
  readonly minimise: (costs: ReadonlyMap<number, number>, onCorner?: () => boolean) => number;
};

/** What is smaller is rounding. */
const nothing = 1e-9;
/** After so many steps that a cycle is to be feared, the least index goes first: that rule never cycles. */
const patience = 200;

type Table = {
  readonly rows: Float64Array[];
  /** Which variable stands in each row; an artificial one from `size` on. */
  readonly basis: number[];
  /** Variables; behind them stands the total of each row. */
  readonly size: number;
};

const tableOf = (size: number, equations: readonly Equation[]): Table => ({
  size,
  rows: equations.map(({ terms, total }) => {
    const row = new Float64Array(size + 1);
    const sign = total < 0 ? -1 : 1;
    for (const [variable, coefficient] of terms) row[variable]! += sign * coefficient;
    row[size] = sign * total;
    return row;
  }),
  basis: equations.map((_, at) => size + at),
});

const subtract = (from: Float64Array, row: Float64Array, factor: number): void => {
  if (factor === 0) return;
  for (let j = 0; j < row.length; j++) from[j]! -= factor * row[j]!;
};

const pivot = ({ rows, basis }: Table, at: number, entering: number, costs: Float64Array): void => {
  const row = rows[at]!;
  const scale = 1 / row[entering]!;
  for (let j = 0; j < row.length; j++) row[j]! *= scale;
  row[entering] = 1;
  rows.forEach((other, i) => {
    if (i !== at) subtract(other, row, other[entering]!);
  });
  subtract(costs, row, costs[entering]!);
  basis[at] = entering;
};

const enteringOf = (costs: Float64Array, size: number, isCautious: boolean): number => {
  let [best, least] = [-1, -nothing];
  for (let j = 0; j < size; j++) {
    if (costs[j]! >= least) continue;
    best = j;
    if (isCautious) return best;
    least = costs[j]!;
  }
  return best;
};

const leavingOf = ({ rows, basis, size }: Table, entering: number): number => {
  let [leaving, least] = [-1, Infinity];
  rows.forEach((row, i) => {
    if (row[entering]! <= nothing) return;
    const ratio = Math.max(0, row[size]!) / row[entering]!;
    const isTie = Math.abs(ratio - least) <= nothing;
    if (isTie ? basis[i]! < basis[leaving]! : ratio < least) [leaving, least] = [i, ratio];
  });
  return leaving;
};

/** False where the costs have no least sum. */
const descend = (table: Table, costs: Float64Array, onCorner?: () => boolean): boolean => {
  for (let step = 0; ; step++) {
    const entering = enteringOf(costs, table.size, step > patience);
    if (entering < 0) return true;
    const leaving = leavingOf(table, entering);
    if (leaving < 0) return false;
    pivot(table, leaving, entering, costs);
    if (onCorner?.()) return true;
  }
};

/** Costs as they are felt from where the table stands. */
const felt = ({ rows, basis, size }: Table, costOf: (variable: number) => number): Float64Array => {
  const costs = new Float64Array(size + 1);
  for (let j = 0; j < size; j++) costs[j] = costOf(j);
  rows.forEach((row, i) => subtract(costs, row, costOf(basis[i]!)));
  return costs;
};

/** Takes the artificial variables out; what they still hold is what no point satisfies. */
const settle = (table: Table): number => {
  const { rows, basis, size } = table;
  let residual = 0;
  for (let i = rows.length - 1; i >= 0; i--) {
    if (basis[i]! < size) continue;
    residual = Math.max(residual, Math.abs(rows[i]![size]!));
    rows[i]![size] = 0;
    const entering = rows[i]!.findIndex((value, j) => j < size && Math.abs(value) > 1e-7);
    if (entering >= 0) pivot(table, i, entering, new Float64Array(size + 1));
    else {
      rows.splice(i, 1);
      basis.splice(i, 1);
    }
  }
  return residual;
};

/**
 * A point of the polytope { x >= 0, equations }, ready to be moved to its corners.
 * Source: Dantzig (1963), Linear Programming and Extensions, ch. 5; Bland (1977), Math. Oper. Res. 2:103-107.
 */
export const linearProgram = (size: number, equations: readonly Equation[]): Program => {
  const table = tableOf(size, equations);
  descend(
    table,
    felt(table, variable => (variable < size ? 0 : 1)),
  );
  const residual = settle(table);
  const point = (): Float64Array => {
    const values = new Float64Array(size);
    table.basis.forEach((variable, i) => (values[variable] = Math.max(0, table.rows[i]![size]!)));
    return values;
  };
  return {
    residual,
    point,
    minimise: (given, onCorner) => {
      const costs = felt(table, variable => given.get(variable) ?? 0);
      return descend(table, costs, onCorner) ? -costs[size]! : -Infinity;
    },
  };
};
