// All tables that an attacker has, as one system of linear equations over counts.
import type { LinkedTables, Relation } from '../../../analysis/index.ts';
import { countBook, type Counts } from './counts.ts';
import { placeOf, type Audience } from './keys.ts';
import { registerTable, scalesOf } from './register.ts';
import { acrossGroups, allBut, withinTable, type Placed } from './sums.ts';
import type { Table } from './tables.ts';
import { tableName } from './versions.ts';

/** Everybody, where no filter stood before the question: the same people for all such questions that as many answered. */
export const audienceOf = (tables: readonly Table[]): Audience => {
  const asked = new Map<string, number>();
  for (const table of tables)
    if (!table.group && table.base) asked.set(JSON.stringify([placeOf(table), table.question]), table.base.n);
  return table => {
    const n = asked.get(JSON.stringify([placeOf(table), table.question]));
    return table.isFiltered || n === undefined ? `asked ${table.question}` : `all ${n}`;
  };
};

type Named = ReadonlyMap<string, Placed>;

const find = (named: Named, table: Table, question: string, group: Table['group']): Placed | undefined =>
  named.get(tableName({ ...table, question, group }));

const divisions = (placed: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> => {
  const found = new Map<string, Placed[]>();
  for (const own of placed) {
    if (!own.table.group) continue;
    const key = JSON.stringify([placeOf(own.table), own.table.question, own.table.group.by]);
    found.set(key, [...(found.get(key) ?? []), own]);
  }
  return found;
};

/** A group is as large as the answer by which people are divided is frequent, but for those who were not asked. */
const groupSizes = (book: Counts, named: Named, { table, places }: Placed): readonly Relation[] => {
  const by = table.group && find(named, table, table.group.by, null);
  const whole = by?.places.cells.get(table.group?.code ?? '');
  const isKnown = whole !== undefined && book.valueAt(whole) !== null && book.valueAt(places.weight) !== null;
  return whole === undefined || (table.isFiltered && !isKnown)
    ? []
    : allBut(book, [places.weight], whole, `${places.weight} of ${whole}`);
};

/** Of a question that nothing but breakdowns tell of: how many gave this answer. */
const dividedBy = (named: Named, table: Table, code: string): number | undefined =>
  table.group
    ? undefined
    : [...named.values()].find(
        ({ table: { group, isFiltered, ...other } }) =>
          !isFiltered &&
          placeOf(other) === placeOf(table) &&
          group?.by === table.askedOf?.variable &&
          group?.code === code,
      )?.places.weight;

/** Those whom a filter let through are those who gave the answers that it lets through. */
const filterSizes = (book: Counts, named: Named, { table, places }: Placed): readonly Relation[] => {
  const { askedOf, group } = table;
  const before = askedOf && find(named, table, askedOf.variable, group);
  const parts =
    askedOf?.codes.map(code => before?.places.cells.get(code) ?? dividedBy(named, table, code)) ?? [];
  const found = parts.flatMap(part => part ?? []);
  if (found.length === 0 || found.length < parts.length) return [];
  const [only, ...more] = found;
  const key = `${places.weight} let through`;
  if (only !== undefined && more.length === 0) return allBut(book, [places.weight], only, key);
  const sum = book.put(`${key}: all`, { value: null, price: Infinity, guarded: 'never' });
  return [[...found.map(part => [part, 1] as const), [sum, -1]], ...allBut(book, [places.weight], sum, key)];
};

/** Groups and everybody, of every breakdown. */
const divided = (book: Counts, named: Named, isDoubtful: boolean): readonly Relation[] =>
  [...divisions([...named.values()])].flatMap(([key, groups]) => {
    const whole = groups[0] && find(named, groups[0].table, groups[0].table.question, null);
    const by = groups[0] && find(named, groups[0].table, groups[0].table.group?.by ?? '', null);
    const mayMiss = by?.table.cells.some(({ isMissing }) => isMissing)
      ? 'listed'
      : isDoubtful
        ? 'unlisted'
        : 'no';
    return whole ? acrossGroups(book, { groups, all: whole, mayMiss }, key) : [];
  });

export type Linked = {
  /** The first so many counts are those of tables; sums need more. */
  readonly size: number;
  readonly book: Counts;
  readonly relations: readonly Relation[];
  readonly placed: ReadonlyMap<Table, Placed['places']>;
};

/** Where the size of a group is hidden: whether some may be in no group, or everybody is in one. What is shown must be safe in both. */
export type Assumption = { readonly isDoubtful: boolean };

/** `published`: tables of the same answers that everybody has. */
export const linked = (
  now: readonly Table[],
  published: readonly Table[],
  audience: Audience,
  { isDoubtful }: Assumption,
): Linked => {
  const book = countBook();
  const registering = { book, audience, scales: scalesOf([...now, ...published]) };
  const register = (isPublished: boolean) => (table: Table) => ({
    table,
    places: registerTable(registering, table, isPublished),
  });
  const fresh = now.map(register(false));
  const all = [...published.map(register(true)), ...fresh];
  const size = book.counts.length;
  const named: Named = new Map(all.map(placed => [tableName(placed.table), placed]));
  const once = [...named.values()];
  const relations = [
    ...once.flatMap(placed => withinTable(book, placed)),
    ...divided(book, named, isDoubtful),
    ...once.flatMap(placed => groupSizes(book, named, placed)),
    ...once.flatMap(placed => filterSizes(book, named, placed)),
  ];
  return { size, book, relations, placed: new Map(fresh.map(({ table, places }) => [table, places])) };
};

export const asTables = ({ book, relations }: Linked): LinkedTables => ({ cells: book.counts, relations });
