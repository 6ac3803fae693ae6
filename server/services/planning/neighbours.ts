// How a wave lies beside the others of its survey: days that both claim, and days on which nobody is asked.
import { dayAfter } from '../../clock.ts';
import type { Wave } from '../../stores/waves.ts';

export type Neighbour =
  | { readonly kind: 'overlap'; readonly other: Wave; readonly from: string; readonly to: string }
  /** `days`: whole days between the two. */
  | { readonly kind: 'gap'; readonly other: Wave; readonly days: number };

type Dated = Wave & { readonly opens: string; readonly closes: string };
type Days = Pick<Dated, 'id' | 'opens' | 'closes'>;

const isDated = (wave: Wave): wave is Dated => wave.opens !== undefined && wave.closes !== undefined;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const overlapOf = (days: Days, other: Dated): readonly Neighbour[] => {
  const from = days.opens > other.opens ? days.opens : other.opens;
  const to = days.closes < other.closes ? days.closes : other.closes;
  return from <= to ? [{ kind: 'overlap', other, from, to }] : [];
};

/** The gap since the last wave before; none where the next one begins on the day after. */
const gapOf = (days: Days, others: readonly Dated[]): readonly Neighbour[] => {
  const before = others
    .filter(({ closes }) => closes < days.opens)
    .toSorted((a, b) => a.closes.localeCompare(b.closes))
    .at(-1);
  if (!before || others.some(other => overlapOf(days, other).length > 0)) return [];
  const gap = daysBetween(dayAfter(before.closes, 1).toISOString().slice(0, 10), days.opens);
  return gap > 0 ? [{ kind: 'gap', other: before, days: gap }] : [];
};

export const neighboursOf = (days: Days, waves: readonly Wave[]): readonly Neighbour[] => {
  const others = waves.filter(isDated).filter(({ id }) => id !== days.id);
  return [...others.flatMap(other => overlapOf(days, other)), ...gapOf(days, others)];
};
