// Ways of working out hidden counts: thousands of sums and differences of published sums taken by chance, and all of them at once.
import type { Equation, Knowledge } from './attacker.ts';

/** What was worked out: a count, or only that it is at most so many. */
export type Guess = { readonly event: string; readonly exact: number | null; readonly most: number };

const plus = (one: Equation, other: Equation, factor: number): Equation => {
  const terms = new Map(one.terms);
  for (const [name, value] of other.terms) {
    const sum = (terms.get(name) ?? 0) + factor * value;
    if (Math.abs(sum) < 1e-9) terms.delete(name);
    else terms.set(name, sum);
  }
  return { terms, total: one.total + factor * other.total };
};

/** One unknown is known; unknowns that are only added are each at most the sum. */
const conclude = ({ terms, total }: Equation): readonly Guess[] => {
  const entries = [...terms];
  const [only] = entries;
  if (only && entries.length === 1) {
    const exact = total / only[1];
    return [{ event: only[0], exact, most: exact }];
  }
  const sign = Math.sign(only?.[1] ?? 0);
  return entries.every(([, factor]) => Math.sign(factor) === sign)
    ? entries.map(([event, factor]) => ({ event, exact: null, most: total / factor }))
    : [];
};

/** `next`: a number from 0 up to 1. Each combination grows by equations that share an unknown with it, one of which then goes. */
export const combine = (
  { equations }: Knowledge,
  combinations: number,
  next: () => number,
): readonly Guess[] => {
  const of = new Map<string, Equation[]>();
  for (const equation of equations)
    for (const name of equation.terms.keys()) of.set(name, [...(of.get(name) ?? []), equation]);
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(next() * list.length)]!;
  const guesses: Guess[] = equations.flatMap(conclude);
  for (let left = equations.length === 0 ? 0 : combinations; left > 0; left--) {
    let sum = pick(equations);
    for (let length = 1 + Math.floor(next() * 5); length > 0 && sum.terms.size > 0; length--) {
      const name = pick([...sum.terms.keys()]);
      const other = pick(of.get(name)!);
      sum = plus(sum, other, -sum.terms.get(name)! / other.terms.get(name)!);
      guesses.push(...conclude(sum));
    }
  }
  return guesses;
};

/** Gauss and Jordan: whatever any sum of differences can tell exactly, this tells. */
export const eliminate = ({ equations }: Knowledge): readonly Guess[] => {
  const rest = [...equations];
  const done: Equation[] = [];
  for (let row = rest.pop(); row; row = rest.pop()) {
    const [name, factor] = [...row.terms][0] ?? [];
    if (name === undefined || factor === undefined) continue;
    const own = row;
    const clear = (other: Equation): Equation =>
      other.terms.has(name) ? plus(other, own, -other.terms.get(name)! / factor) : other;
    rest.forEach((other, i) => (rest[i] = clear(other)));
    done.forEach((other, i) => (done[i] = clear(other)));
    done.push(own);
  }
  return done.flatMap(conclude);
};
