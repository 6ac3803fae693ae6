// A second, much slower implementation of queries over small documents, sharing no code with the first.
export type Value = number | string | null | readonly Value[] | { readonly x: Value };
export type Row = { _id: number; a?: Value; b?: Value; c?: Value; u?: number };
export type Operand = Value | { [operator: string]: unknown };
export type Filter = Readonly<Record<string, Operand>>;
export type Sort = readonly (readonly [field: string, direction: 1 | -1])[];

const rankOf = (value: unknown): number => {
  if (value === undefined) return 0;
  if (value === null) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  return Array.isArray(value) ? 5 : 4;
};

export const order = (left: unknown, right: unknown): number => {
  if (rankOf(left) !== rankOf(right)) return rankOf(left) - rankOf(right);
  if (typeof left === 'number') return left - Number(right);
  if (typeof left === 'string') return left < String(right) ? -1 : left > String(right) ? 1 : 0;
  if (Array.isArray(left) && Array.isArray(right)) {
    const differing = left
      .map((value, index) => (index < right.length ? order(value, right[index]) : 1))
      .find(found => found !== 0);
    return differing ?? left.length - right.length;
  }
  if (rankOf(left) === 4) return order((left as { x: unknown }).x, (right as { x: unknown }).x);
  return 0;
};

/** All values at "a", or at "c.x" through arrays; undefined where something is missing. */
const valuesAt = (row: Row, path: string): unknown[] => {
  const [field = '', below] = path.split('.');
  const value = (row as Record<string, unknown>)[field];
  const spread = (found: unknown): unknown[] => (Array.isArray(found) ? [...found, found] : [found]);
  if (below === undefined) return spread(value);
  const holders = Array.isArray(value) ? value.filter(element => rankOf(element) === 4) : [value];
  return holders.flatMap(holder =>
    rankOf(holder) === 4 ? spread((holder as { x: unknown }).x) : [undefined],
  );
};

const same = (value: unknown, operand: unknown): boolean =>
  operand === null
    ? value === null || value === undefined
    : value !== undefined && order(value, operand) === 0;

const holds = (row: Row, path: string, operator: string, operand: unknown): boolean => {
  const values = valuesAt(row, path);
  const comparable = values.filter(value => value !== undefined && rankOf(value) === rankOf(operand));
  switch (operator) {
    case '$eq':
      return values.some(value => same(value, operand));
    case '$ne':
      return !values.some(value => same(value, operand));
    case '$in':
      return (operand as unknown[]).some(option => values.some(value => same(value, option)));
    case '$gt':
      return comparable.some(value => order(value, operand) > 0);
    case '$gte':
      return comparable.some(value => order(value, operand) >= 0);
    case '$lt':
      return comparable.some(value => order(value, operand) < 0);
    case '$lte':
      return comparable.some(value => order(value, operand) <= 0);
    case '$exists':
      return values.some(value => value !== undefined) === operand;
    default:
      throw new Error(operator);
  }
};

const isOperators = (operand: Operand): operand is { [operator: string]: unknown } =>
  rankOf(operand) === 4 && Object.keys(operand as object)[0]?.startsWith('$') === true;

export const matches = (row: Row, filter: Filter): boolean =>
  Object.entries(filter).every(([path, operand]) =>
    isOperators(operand)
      ? Object.entries(operand).every(([operator, value]) => holds(row, path, operator, value))
      : holds(row, path, '$eq', operand),
  );

/** The value a document sorts by: the least or greatest of an array, null where there is none. */
const sortValue = (row: Row, path: string, direction: 1 | -1): unknown => {
  const [field = '', below] = path.split('.');
  const value = (row as Record<string, unknown>)[field];
  const leaf = (found: unknown): unknown[] =>
    Array.isArray(found) ? (found.length === 0 ? [undefined] : found) : [found ?? null];
  const under = (holder: unknown): unknown[] =>
    rankOf(holder) === 4 ? leaf((holder as { x: unknown }).x) : [null];
  const found =
    below === undefined
      ? leaf(value)
      : Array.isArray(value)
        ? value.length === 0
          ? [null]
          : value.flatMap(under)
        : under(value);
  return found.reduce((best, candidate) => (direction * order(candidate, best) < 0 ? candidate : best));
};

export const sorted = (rows: readonly Row[], sort: Sort): Row[] =>
  [...rows].sort((left, right) => {
    for (const [path, direction] of sort) {
      const result = direction * order(sortValue(left, path, direction), sortValue(right, path, direction));
      if (result !== 0) return result;
    }
    return 0;
  });
