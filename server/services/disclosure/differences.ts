// Numbers that must stay hidden because they differ by a few people from numbers that are known: bases of the same wave, and the same
// table before its answers were corrected.
import type { Audience } from './keys.ts';
import { baseKey, cellKey, focusKey, placeOf } from './keys.ts';
import { smallestCount } from '../results/disclosure.ts';
import type { Table } from './tables.ts';
import { tableName } from './versions.ts';

const isFew = (difference: number): boolean =>
  Math.abs(difference) > 0.5 && Math.abs(difference) < smallestCount - 0.5;

const whose = (table: Pick<Table, 'survey' | 'wave' | 'group'>): string =>
  JSON.stringify([placeOf(table), table.group?.by ?? null, table.group?.code ?? null]);

/** How many people a table tells of: its base, and those whom degrees of freedom count. */
const sizesOf = ({ base, cells, countsByFreedom }: Table): readonly number[] => {
  if (!base) return [];
  const freedom = cells.find(({ estimate }) => estimate)?.estimate?.degreesOfFreedom ?? null;
  return [base.n, ...(countsByFreedom && freedom !== null ? [freedom + 1] : [])];
};

/** How many answered a wave at all: its statement says so, and the source of every number from it. */
export type WaveSize = Pick<Table, 'survey' | 'wave'> & { readonly count: number };

type Known = { readonly published: readonly Table[]; readonly sizes: readonly WaveSize[] };

/** Keys of bases that would tell of a few who were not asked. The greatest stay; what was published cannot be taken back. */
export const tellingBases = (
  now: readonly Table[],
  { published, sizes: waves }: Known,
  audience: Audience,
): ReadonlySet<string> => {
  const known = new Map(
    waves.map(({ survey, wave, count }) => [whose({ survey, wave, group: null }), [count]]),
  );
  const learn = (table: Table): void => {
    known.set(whose(table), [...(known.get(whose(table)) ?? []), ...sizesOf(table)]);
  };
  published.forEach(learn);
  const telling = new Set<string>();
  for (const table of now.toSorted((a, b) => (b.base?.n ?? 0) - (a.base?.n ?? 0))) {
    const sizes = sizesOf(table);
    const others = [...(known.get(whose(table)) ?? []), ...sizes];
    if (sizes.some(size => others.some(other => isFew(size - other))))
      telling.add(baseKey(audience(table), table, 'people'));
    else learn(table);
  }
  return telling;
};

const countIn = (table: Table, code: string | null): number | null => {
  const cell = code === null ? table.focus : table.cells.find(own => own.code === code);
  return cell?.estimate && table.base ? cell.estimate.value * table.base.n : null;
};

/** A few more or fewer, or none at all among those who came: that tells what these few said. */
const isTelling = (difference: number, came: number): boolean => {
  const few = smallestCount - 0.5;
  if (came < 0.5) return Math.abs(difference) > 0.5 && Math.abs(difference) < few;
  return Math.abs(difference) < few || Math.abs(came - Math.abs(difference)) < few;
};

/** Keys of what a corrected table must not show, since the table before it is known. */
export const tellingChanges = (
  now: readonly Table[],
  other: readonly Table[],
  audience: Audience,
): ReadonlySet<string> => {
  const telling = now.flatMap(table =>
    other.flatMap(earlier => {
      if (tableName(earlier) !== tableName(table)) return [];
      if (!table.base || !earlier.base) return [];
      const came = Math.abs(table.base.n - earlier.base.n);
      if (isFew(came)) return [baseKey(audience(table), table, 'people')];
      const codes = [...table.cells.map(({ code }) => code), null];
      return codes.flatMap(code => {
        const [count, counted] = [countIn(table, code), countIn(earlier, code)];
        if (count === null || counted === null || !isTelling(count - counted, came)) return [];
        return [code === null ? focusKey(audience(table), table) : cellKey(audience(table), table, code)];
      });
    }),
  );
  return new Set(telling);
};
