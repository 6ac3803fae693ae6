// How many respondents have which weight: bars of one width, none of them told where fewer than ten stand in it, or where
// the others would tell of so few.
import { smallestCount, withhold } from '../results/disclosure.ts';

/** `count` null: somebody, but it is not told how many. */
export type Bar = { readonly from: number; readonly to: number; readonly count: number | null };
export type Histogram = { readonly step: number; readonly bars: readonly Bar[] };

const steps = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100, 1000] as const;
const mostBars = 24;

/** The places of bars that are not told; one bar of all tells nothing of anybody. */
const hiddenBars = (counts: readonly number[]): ReadonlySet<string> => {
  const filled = counts.flatMap((count, at) => (count > 0 ? [{ code: String(at), count }] : []));
  const base = filled.reduce((sum, { count }) => sum + count, 0);
  if (filled.length === 1 && base >= smallestCount) return new Set();
  return withhold({ base, counts: filled, isExclusive: true }).codes;
};

/** The mean weight counts as 1. */
export const histogramOf = (weights: Float64Array): Histogram => {
  const used = weights.filter(weight => weight !== 0);
  const mean = used.reduce((sum, weight) => sum + weight, 0) / used.length;
  const most = used.reduce((max, weight) => Math.max(max, weight), 0) / mean;
  const least = used.reduce((min, weight) => Math.min(min, weight), Infinity) / mean;
  const first = Math.min(0, least);
  const step = steps.find(width => (most - first) / width <= mostBars) ?? most / mostBars;
  const start = Math.floor(first / step);
  const counts = new Array<number>(Math.max(1, Math.floor(most / step + 1e-9) - start + 1)).fill(0);
  for (const weight of used) {
    const at = Math.min(counts.length - 1, Math.floor(weight / mean / step + 1e-9) - start);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const hidden = hiddenBars(counts);
  return {
    step,
    bars: counts.map((count, at) => ({
      from: (at + start) * step,
      to: (at + start + 1) * step,
      count: hidden.has(String(at)) ? null : count,
    })),
  };
};
