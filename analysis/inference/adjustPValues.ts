// Several tests at once: p-values adjusted so that the family as a whole keeps its error rate.
import { checkChoice } from '../choice.ts';

export type Adjustment = 'holm' | 'hochberg' | 'hommel' | 'bonferroni' | 'BH' | 'BY' | 'none';

type Ranked = { readonly p: readonly number[]; readonly back: (values: readonly number[]) => number[] };

/** p-values in ascending order, and the way back to the order given. */
const rank = (p: readonly number[]): Ranked => {
  const order = p.map((_, i) => i).sort((a, b) => p[a]! - p[b]! || a - b);
  return {
    p: order.map(i => p[i]!),
    back: values => {
      const out: number[] = new Array<number>(p.length).fill(0);
      order.forEach((i, place) => (out[i] = values[place]!));
      return out;
    },
  };
};

const runningMax = (values: readonly number[]): number[] => {
  let most = 0;
  return values.map(value => Math.min(1, (most = Math.max(most, value))));
};

const runningMin = (values: readonly number[]): number[] => {
  let least = 1;
  return [...values]
    .reverse()
    .map(value => (least = Math.min(least, value)))
    .reverse();
};

const hommel = (p: readonly number[]): number[] => {
  const n = p.length;
  let q = new Array<number>(n).fill(Math.min(...p.map((value, i) => (n * value) / (i + 1))));
  let adjusted = q.slice();
  for (let m = n - 1; m >= 2; m--) {
    const top = n - m + 1;
    const tail = p.slice(top).map((value, i) => (m * value) / (2 + i));
    const least = Math.min(...tail);
    const head = p.slice(0, top).map(value => Math.min(m * value, least));
    q = [...head, ...new Array<number>(n - top).fill(head[top - 1]!)];
    adjusted = adjusted.map((value, i) => Math.max(value, q[i]!));
  }
  return adjusted.map((value, i) => Math.max(value, p[i]!));
};

const harmonic = (n: number): number =>
  Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, 0);

const methods: Readonly<Record<Adjustment, (p: readonly number[]) => number[]>> = {
  none: p => [...p],
  bonferroni: p => p.map(value => Math.min(1, value * p.length)),
  holm: p => runningMax(p.map((value, i) => value * (p.length - i))),
  hochberg: p => runningMin(p.map((value, i) => value * (p.length - i))),
  hommel: p => (p.length < 2 ? [...p] : hommel(p)),
  BH: p => runningMin(p.map((value, i) => (value * p.length) / (i + 1))),
  BY: p => runningMin(p.map((value, i) => (harmonic(p.length) * value * p.length) / (i + 1))),
};

/**
 * Adjusted p-values.
 * holm (default): the chance of any false finding stays below the level; for a report with a few comparisons.
 * BH: the expected share of false findings; for scanning many. hochberg, hommel, bonferroni, BY as in R.
 * Nulls (no test) stay null and do not count.
 * In words: holm: i-th smallest p x (m - i + 1), never falling; BH: i-th smallest p x m / i, never rising from the top; m
 * tests.
 * When to use: more than one test in a report, all of them together.
 * Assumes: holm: nothing; BH: independent or positively dependent tests; all tests looked at are given.
 * Units: probabilities, 0 to 1, in and out.
 * Errors: RangeError for a p-value outside [0, 1].
 * Source: Holm (1979), Scand. J. Stat. 6:65-70; Benjamini & Hochberg (1995), JRSS B 57:289-300; equals stats::p.adjust.
 * @example adjustPValues([0.01, 0.04, null]) // [0.02,0.04,null]
 */
export const adjustPValues = (
  pValues: readonly (number | null)[],
  method: Adjustment = 'holm',
): readonly (number | null)[] => {
  checkChoice('method', method, Object.keys(methods));
  const known = pValues.filter(p => p !== null);
  for (const p of known)
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A p-value is ${p}: give numbers from 0 to 1, or null.`);
  const ranked = rank(known);
  const adjusted = known.length === 0 ? [] : ranked.back(methods[method](ranked.p));
  let at = 0;
  return pValues.map(p => (p === null ? null : adjusted[at++]!));
};
