// What staff may see of a wave under way: whole tens of answers, and nothing below ten. See docs/decisions/0009.
import { smallestCount } from '../results/disclosure.ts';
import { flags, parts, type BoardJob, type Flag, type Part } from './job.ts';
import type { Counts } from './tally.ts';

/** 27 answers are shown as 20, "not fewer than 20"; 0 stands for all from none to nine. */
export const tens = (count: number): number => Math.floor(count / smallestCount) * smallestCount;

export type Cell = { readonly code: string; readonly tens: number };
export type Cells = {
  readonly cells: readonly Cell[];
  /** The figures would give each other away today: none is shown. */
  readonly isWithheld: boolean;
};

/** Every figure is a multiple of ten. */
export type Board = {
  readonly total: number;
  readonly parts: Readonly<Record<Part, Cells>>;
  readonly flags: readonly { readonly flag: Flag; readonly tens: number }[];
};

const sum = (cells: readonly Cell[]): number => cells.reduce((total, cell) => total + cell.tens, 0);

const cellsOf = (counts: ReadonlyMap<string, number>, codes: readonly string[]): readonly Cell[] => [
  ...codes.map(code => ({ code, tens: tens(counts.get(code) ?? 0) })),
  ...[...counts]
    .filter(([code]) => !codes.includes(code))
    .map(([code, count]) => ({ code, tens: tens(count) })),
];

/** What was cut off a cell is 0 to 9 people. Readers must be left with so many possibilities at least. */
const fewestPossibilities = 5;

/**
 * The figures of a part and a total known elsewhere say how much was cut off all its cells together. Where that is nearly nine in each,
 * each cell is nearly known.
 */
const areTight = (cells: readonly Cell[], knownTotal: number): boolean => {
  const cutOff = knownTotal - sum(cells);
  const mostOfOthers = (smallestCount - 1) * (cells.length - 1);
  return cutOff - mostOfOthers > smallestCount - fewestPossibilities;
};

/** Of a part in which not everybody has a cell nobody can tell how many are in its cells together. */
const isWhole = (counts: ReadonlyMap<string, number>, total: number): boolean =>
  [...counts.values()].reduce((all, count) => all + count, 0) === total;

export const coarsen = ({ codes }: Pick<BoardJob, 'codes'>, counts: Counts): Board => {
  const all = parts.map(part => [part, cellsOf(counts.parts[part], codes[part] ?? [])] as const);
  const total = tens(counts.total);
  const knownTotal = Math.max(total, ...all.map(([, cells]) => sum(cells)));
  const shown = all.map(([part, cells]) => {
    const isWithheld = isWhole(counts.parts[part], counts.total) && areTight(cells, knownTotal);
    return [
      part,
      { cells: isWithheld ? cells.map(({ code }) => ({ code, tens: 0 })) : cells, isWithheld },
    ] as const;
  });
  return {
    total,
    parts: Object.fromEntries(shown) as Record<Part, Cells>, // one entry a part
    flags: flags.map(flag => ({ flag, tens: tens(counts.flags.get(flag) ?? 0) })),
  };
};
