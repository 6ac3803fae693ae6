// How counts add up: the answers of a table to its base, groups to everybody, those let through by a filter to the answers that let
// them.
import type { Relation } from '../../../analysis/index.ts';
import type { Counts } from './counts.ts';
import type { TablePlaces } from './register.ts';
import type { Table } from './tables.ts';

export type Placed = { readonly table: Table; readonly places: TablePlaces };

const total = (parts: readonly number[], sum: number): Relation => [
  ...parts.map(part => [part, 1] as const),
  [sum, -1],
];

/** A part that nobody guards: it says that one count is no greater than another. */
const slack = (book: Counts, key: string): number =>
  book.put(key, { value: null, price: Infinity, guarded: 'never' });

const withinSet = (book: Counts, { places }: Placed, codes: readonly string[]): readonly Relation[] => {
  const { cells, weight, focus } = places;
  const below = (part: number, whole: number): Relation =>
    total([part, slack(book, `${part} below ${whole}`)], whole);
  const limits = [...cells.values()].map(cell => below(cell, weight));
  if (focus === null || codes.length < 2) return limits;
  const parts = codes.flatMap(code => cells.get(code) ?? []);
  const either = [...total(parts, focus), [slack(book, `twice in ${focus}`), -1] as const];
  return [...limits, below(focus, weight), ...parts.map(part => below(part, focus)), either];
};

/** Inside one table. */
export const withinTable = (book: Counts, placed: Placed): readonly Relation[] => {
  const { kind, focusCodes } = placed.table;
  const { cells, weight, focus } = placed.places;
  if (kind === 'chance' || cells.size === 0) return [];
  if (kind === 'set') return withinSet(book, placed, focusCodes);
  const parts = focusCodes.flatMap(code => cells.get(code) ?? []);
  const all = total([...cells.values()], weight);
  return focus !== null && parts.length > 1 ? [all, total(parts, focus)] : [all];
};

type Divided = {
  readonly groups: readonly Placed[];
  readonly all: Placed;
  /** It is known that somebody may have given no answer to be divided by. */
  readonly mayMiss: 'no' | 'unlisted' | 'listed';
};

/** Those in no group: where there are some, each of their counts is a count like any other. */
const restOf = (book: Counts, { groups, all, mayMiss }: Divided, key: string) => {
  const sizes = groups.map(({ places }) => book.valueAt(places.people));
  const everybody = book.valueAt(all.places.people);
  const known = sizes.reduce<number | null>(
    (sum, size) => (sum === null || size === null ? null : sum - size),
    everybody,
  );
  const isSomebody = known !== null && known >= 0.5;
  const isPossible = mayMiss === 'listed' || (mayMiss === 'unlisted' && known === null);
  if (!isSomebody && !isPossible) return null;
  const guarded = mayMiss === 'listed' && !isSomebody ? 'never' : 'small';
  const weight = book.put(`${key} rest weight`, { value: null, price: Infinity, guarded });
  return (name: string): number =>
    name === 'weight'
      ? weight
      : book.put(`${key} rest ${name}`, {
          ...{ value: null, price: Infinity, guarded },
          whole: name === 'people' ? null : weight,
        });
};

/** What of a table adds up with the same of other groups; those of its cells that are counts. */
const addends = ({ places: { people, weight, cells, focus }, table }: Placed): ReadonlyMap<string, number> =>
  new Map([
    ['people', people],
    ['weight', weight],
    ...[...cells].map(([code, cell]) => [`cell ${code}`, cell] as const),
    ...(focus === null || table.focusCodes.length < 2 ? [] : [['cell its number', focus] as const]),
  ]);

/** Groups and everybody. */
export const acrossGroups = (book: Counts, divided: Divided, key: string): readonly Relation[] => {
  const rest = restOf(book, divided, key);
  const groups = divided.groups.map(addends);
  return [...addends(divided.all)].flatMap(([name, whole]) => {
    const parts = groups.flatMap(group => group.get(name) ?? []);
    return parts.length < groups.length ? [] : [total(rest ? [...parts, rest(name)] : parts, whole)];
  });
};

/** A count that is the sum of others but for those left out, who are people too where there are any. */
export const allBut = (
  book: Counts,
  parts: readonly number[],
  whole: number,
  key: string,
): readonly Relation[] => {
  const left = parts.reduce<number | null>((sum, part) => {
    const value = book.valueAt(part);
    return sum === null || value === null ? null : sum - value;
  }, book.valueAt(whole));
  if (left === null || Math.abs(left) < 0.5) return [total(parts, whole)];
  return left < 0
    ? []
    : [
        total(
          [...parts, book.put(`${key} left out`, { value: null, price: Infinity, guarded: 'small' })],
          whole,
        ),
      ];
};
