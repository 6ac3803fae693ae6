// Takes away answers of those who still stand in a group that is too small: one question after another, until everybody stands with
// enough others. Who has had an answer taken away is a group of its own kind.
import { sizesOf, type Cell } from './cells.ts';

/** Stands for an answer that was taken away. */
export const taken = -1;

type Parts = readonly number[];

const sizes = (cells: readonly Cell[], parts: readonly Parts[]): readonly number[] =>
  sizesOf(cells, (_, at) => parts[at] ?? []);

const nothingLeft = (parts: Parts): Parts => parts.map(() => taken);
const isNothing = (parts: Parts): boolean => parts.every(part => part === taken);

/** While those without any answer are too few, the smallest group joins them: all of it, so that no smaller one stays behind. */
const fillUp = (cells: readonly Cell[], parts: readonly Parts[], k: number): readonly Parts[] => {
  const found = sizes(cells, parts);
  const pool = parts.findIndex(isNothing);
  if (pool < 0 || (found[pool] ?? 0) >= k) return parts;
  const others = parts
    .map((own, at) => ({ name: own.join(), size: found[at] ?? 0, isOther: !isNothing(own) }))
    .filter(({ isOther }) => isOther)
    .toSorted((a, b) => a.size - b.size || (a.name < b.name ? -1 : 1));
  const [smallest] = others;
  if (!smallest) return parts;
  return fillUp(
    cells,
    parts.map(own => (own.join() === smallest.name ? nothingLeft(own) : own)),
    k,
  );
};

/** The parts of each cell once it holds; `order`: which key is taken away first, second… Needs at least `k` people. */
export const withhold = (
  cells: readonly Cell[],
  parts: readonly Parts[],
  { k, order }: { readonly k: number; readonly order: readonly number[] },
): readonly Parts[] => {
  const held = order.reduce<readonly Parts[]>((now, key) => {
    const found = sizes(cells, now);
    return now.map((own, at) => ((found[at] ?? 0) < k ? own.with(key, taken) : own));
  }, parts);
  return fillUp(cells, held, k);
};
