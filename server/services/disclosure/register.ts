// Puts the numbers of tables into the book of counts. Shares are taken for counts of people, each weighing as an average one does.
import type { Cell } from '../results/result.ts';
import type { Counts } from './counts.ts';
import { baseKey, cellKey, focusKey, placeOf, type Audience } from './keys.ts';
import type { Table } from './tables.ts';

/** What it costs to hide: a base takes its whole table with it, an older wave a point of a trend, a group one row. */
const prices = { base: 30, whole: 10_000, number: 4, everybody: 10, missing: 0.5, group: 1 } as const;

/** Beyond this price stand whole tables. */
export const dear = 5000;

const priceOf = (table: Table, value: number | null, kind: 'answer' | 'missing' | 'number'): number => {
  const own = kind === 'number' ? prices.number : kind === 'missing' ? prices.missing : 1;
  return own * (table.group ? prices.group : prices.everybody) * (1 + Math.log2(1 + (value ?? 0)) / 4);
};

/** Mean weight of each wave, by its largest table. */
export const scalesOf = (tables: readonly Table[]): ReadonlyMap<string, number> => {
  const largest = new Map<string, { readonly n: number; readonly nWeighted: number }>();
  for (const table of tables)
    if (table.base && !table.group && table.base.n > (largest.get(placeOf(table))?.n ?? 0))
      largest.set(placeOf(table), table.base);
  return new Map([...largest].map(([place, { n, nWeighted }]) => [place, nWeighted / n]));
};

export type Registering = {
  readonly book: Counts;
  readonly audience: Audience;
  readonly scales: ReadonlyMap<string, number>;
};

export type TablePlaces = {
  readonly people: number;
  readonly weight: number;
  readonly cells: ReadonlyMap<string, number>;
  /** Null where the question has no number made of several answers. */
  readonly focus: number | null;
};

const registerBase = ({ book, audience, scales }: Registering, table: Table, isPublished: boolean) => {
  const who = audience(table);
  const scale = scales.get(placeOf(table)) ?? 1;
  const { base } = table;
  const price = isPublished ? Infinity : table.group ? prices.base : prices.whole;
  const people = book.put(baseKey(who, table, 'people'), {
    ...{ value: base?.n ?? null, guarded: 'small' },
    price,
  });
  const value = base ? base.nWeighted / scale : null;
  const weight = book.put(baseKey(who, table, 'weight'), { value, guarded: 'small', price });
  book.carry(people, weight);
  book.carry(weight, people);
  return { people, weight };
};

/** People divided by the very answer that let them through: in the other groups there is nobody, and everybody knows it. */
const isEmpty = ({ group, askedOf }: Table): boolean =>
  group !== null && askedOf?.variable === group.by && !askedOf.codes.includes(group.code);

const nobody = (table: Table): Table => {
  const none = (cell: Cell): Cell => ({ ...cell, estimate: null });
  return { ...table, base: { n: 0, nWeighted: 0 }, cells: table.cells.map(none), focus: none(table.focus) };
};

/** A table's counts; what was published before is known whatever is hidden now. */
export const registerTable = (registering: Registering, given: Table, isPublished: boolean): TablePlaces => {
  const { book, audience } = registering;
  const table = isEmpty(given) ? nobody(given) : given;
  const { people, weight } = registerBase(registering, table, isPublished);
  const all = book.valueAt(weight);
  const put = (key: string, cell: Cell, kind: 'answer' | 'missing' | 'number'): number => {
    const value = cell.estimate && all !== null ? cell.estimate.value * all : null;
    const price = isPublished ? Infinity : priceOf(table, value, kind);
    const place = book.put(key, { value, price, guarded: 'small', whole: weight });
    book.carry(people, place);
    return place;
  };
  if (table.kind === 'chance') return { people, weight, cells: new Map(), focus: null };
  const cells = new Map(
    table.cells.map(cell => [
      cell.code,
      put(cellKey(audience(table), table, cell.code), cell, cell.isMissing ? 'missing' : 'answer'),
    ]),
  );
  const isWhole = table.focusCodes.length > 0 && table.focusCodes.every(code => cells.has(code));
  const focus = isWhole ? put(focusKey(audience(table), table), table.focus, 'number') : null;
  return { people, weight, cells, focus };
};
