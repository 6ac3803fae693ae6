// Every count of all tables, once: what is known of it, and what it would cost to hide it.
import type { TableCell } from '../../../analysis/index.ts';

export type Guard = TableCell['guarded'];

type Count = {
  value: number | null;
  price: number;
  guarded: Guard;
  whole: number | null;
  readonly carries: number[];
};

export type Given = {
  readonly value: number | null;
  readonly price: number;
  readonly guarded: Guard;
  readonly whole?: number | null;
};

export type Counts = ReturnType<typeof countBook>;

/** Hides a count and all that cannot stand without it. */
const hideAll = (counts: readonly Count[], place: number): void => {
  const count = counts[place]!;
  if (count.value === null) return;
  count.value = null;
  for (const carried of count.carries) hideAll(counts, carried);
};

/** The first number that is given of a count stays, and what is published cannot be hidden. */
const add = (count: Count, { value, price, whole = null }: Given): void => {
  if (value !== null) {
    count.price = count.value === null ? price : Math.max(count.price, price);
    count.value ??= value;
  }
  count.whole ??= whole;
};

export const countBook = () => {
  const counts: Count[] = [];
  const places = new Map<string, number>();
  return {
    counts,
    /** The place of the count of this name. */
    put: (key: string, given: Given): number => {
      const known = places.get(key);
      if (known !== undefined) {
        add(counts[known]!, given);
        return known;
      }
      const { value, price, guarded, whole = null } = given;
      places.set(key, counts.length);
      return counts.push({ value, price, guarded, whole, carries: [] }) - 1;
    },
    find: (key: string): number | undefined => places.get(key),
    valueAt: (place: number): number | null => counts[place]?.value ?? null,
    carry: (place: number, carried: number): void => {
      if (place !== carried && !counts[place]!.carries.includes(carried))
        counts[place]!.carries.push(carried);
    },
    /** Hides a count from the beginning. False where it is published. */
    hide: (place: number): boolean => {
      if (counts[place]!.price === Infinity) return false;
      hideAll(counts, place);
      // what stands and falls with it is the same number in another measure
      for (const other of [place, ...counts[place]!.carries])
        if (other === place || counts[other]!.carries.includes(place)) counts[other]!.guarded = 'always';
      return true;
    },
  };
};
