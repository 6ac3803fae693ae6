// What was published before: the same answers as now, or answers that were corrected since. The difference of two versions is a table
// too, of those few who came, went or were changed.
import { placeOf } from './keys.ts';
import type { Table } from './tables.ts';

/** Two numbers closer than this may be one number, rounded twice. */
const rounding = 1.5e-4;

export const tableName = ({ survey, wave, question, group }: Table): string =>
  JSON.stringify([survey, wave, question, group?.by ?? null, group?.code ?? null]);

const isUnweighted = ({ base }: Table): boolean =>
  base !== null && Math.abs(base.n - base.nWeighted) < 1e-6 * base.n;

/** Another number of people; or, where everybody weighs the same, other answers. Other weights alone change no answer. */
const isChanged = (now: Table, before: Table): boolean => {
  if (!now.base || !before.base) return false;
  if (now.base.n !== before.base.n) return true;
  if (!isUnweighted(now) || !isUnweighted(before)) return false;
  return now.cells.some(({ code, estimate }) => {
    const earlier = before.cells.find(cell => cell.code === code)?.estimate;
    return estimate && earlier && Math.abs(estimate.value - earlier.value) > rounding;
  });
};

export type Published = {
  /** Of the answers as they are now. */
  readonly same: readonly Table[];
  /** Of waves whose answers were others then. */
  readonly other: readonly Table[];
};

/** `published`: the tables of each content that was ever published. */
export const publishedBefore = (
  now: readonly Table[],
  published: readonly (readonly Table[])[],
): Published => {
  const byName = new Map(now.map(table => [tableName(table), table]));
  const sorted = published.map(tables => {
    const changed = new Set(
      tables.flatMap(table => {
        const same = byName.get(tableName(table));
        return same && isChanged(same, table) ? [placeOf(table)] : [];
      }),
    );
    const isOther = (table: Table): boolean => changed.has(placeOf(table));
    return { same: tables.filter(table => !isOther(table)), other: tables.filter(isOther) };
  });
  return { same: sorted.flatMap(({ same }) => same), other: sorted.flatMap(({ other }) => other) };
};
