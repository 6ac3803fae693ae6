// Puts answers of quasi-identifiers together, two at a time, until few people stand in groups that are too small: the pair that helps
// most for the least loss of information goes first.
import { peopleBelow, sizesOf, type Cell } from './cells.ts';
import type { Key } from './key.ts';

/** Of each answer of a key, the group it belongs to: the place of the first answer in it. */
export type Grouping = readonly number[];

type Pair = { readonly from: number; readonly into: number };
type Counted = { readonly group: number; readonly count: number; readonly kind: string };

export const separate = ({ answers }: Key): Grouping => answers.map((_, at) => at);

/** Groups of real answers that somebody gave. */
const groupsOf = (key: Key, grouping: Grouping, counts: readonly number[]): readonly Counted[] => {
  const found = new Map<number, Counted>();
  key.answers.forEach(({ isMissing, kind }, at) => {
    const [group, own] = [grouping[at] ?? at, counts[at] ?? 0];
    if (isMissing || own === 0) return;
    const before = found.get(group);
    const isMixed = before !== undefined && before.kind !== kind;
    found.set(group, { group, count: (before?.count ?? 0) + own, kind: isMixed ? '' : kind });
  });
  return [...found.values()].toSorted((a, b) => a.group - b.group);
};

/** With one answer left a question says nothing: it leaves the file, and its refusals with it. */
export const isGone = (key: Key, grouping: Grouping): boolean =>
  new Set(grouping.filter((_, at) => !key.answers[at]?.isMissing)).size === 1;

const smallestOf = (groups: readonly Counted[]): Counted | undefined =>
  groups.toSorted((a, b) => a.count - b.count || a.group - b.group)[0];

/** The smallest group and its smaller neighbour; where answers have no order, the smallest of the same kind. */
const nextPair = (isOrdered: boolean, groups: readonly Counted[]): readonly Counted[] | undefined => {
  const smallest = smallestOf(groups);
  if (!smallest || groups.length < 2) return undefined;
  const at = groups.indexOf(smallest);
  const others = groups.filter(group => group !== smallest);
  const near = isOrdered
    ? groups.slice(Math.max(0, at - 1), at + 2).filter(group => group !== smallest)
    : others.filter(({ kind }) => kind !== '' && kind === smallest.kind);
  const partner = smallestOf(near.length > 0 ? near : others);
  return partner && [smallest, partner];
};

/** With its last two groups a question goes altogether: sociologists lose more than the information in it. */
const priceOfAll = 4;

/** What is no longer told apart, in nats over all people. */
const lossOf = ([one, other]: readonly Counted[]): number => {
  const [a, b] = [one?.count ?? 0, other?.count ?? 0];
  return a * Math.log((a + b) / a) + b * Math.log((a + b) / b);
};

const merged = (grouping: Grouping, { from, into }: Pair): Grouping =>
  grouping.map(group => (group === from ? into : group));

/** Answers that nobody gave go where their neighbours are, once those are one group. */
const settled = (key: Key, grouping: Grouping, groups: readonly Counted[]): Grouping => {
  const [only] = groups;
  return groups.length === 1 && only
    ? grouping.map((group, at) => (key.answers[at]?.isMissing ? group : only.group))
    : grouping;
};

type Step = { readonly groupings: readonly Grouping[]; readonly below: number; readonly worth: number };
type Material = {
  readonly keys: readonly Key[];
  readonly cells: readonly Cell[];
  readonly k: number;
};

/** The groups of a cell's answers; of a question that is gone, none. */
export const renaming = (
  keys: readonly Key[],
  groupings: readonly Grouping[],
): ((cell: Cell) => readonly number[]) => {
  const gone = keys.map((key, at) => isGone(key, groupings[at] ?? []));
  return ({ parts }) => parts.map((part, at) => (gone[at] ? 0 : (groupings[at]?.[part] ?? part)));
};

const belowWith = ({ keys, cells, k }: Material, groupings: readonly Grouping[]): number =>
  peopleBelow(cells, sizesOf(cells, renaming(keys, groupings)), k);

const countsOf = ({ cells }: Material, at: number): readonly number[] => {
  const counts: number[] = [];
  for (const { parts, count } of cells) counts[parts[at] ?? 0] = (counts[parts[at] ?? 0] ?? 0) + count;
  return counts;
};

const stepOf = (material: Material, groupings: readonly Grouping[], at: number, below: number): Step[] => {
  const [key, grouping] = [material.keys[at], groupings[at]];
  if (!key || !grouping || isGone(key, grouping)) return [];
  const counts = countsOf(material, at);
  const counted = groupsOf(key, grouping, counts);
  const pair = nextPair(key.isOrdered, counted);
  const [first, second] = (pair ?? []).map(({ group }) => group).toSorted((a, b) => a - b);
  if (!pair || first === undefined || second === undefined) return [];
  const joined = merged(grouping, { from: second, into: first });
  const next = groupings.with(at, settled(key, joined, groupsOf(key, joined, counts)));
  const left = belowWith(material, next);
  const loss = lossOf(pair) * (counted.length === 2 ? priceOfAll : 1);
  return [{ groupings: next, below: left, worth: (below - left + 1e-3) / loss }];
};

/** Groupings under which at most `most` people stand in groups below `k`; the coarsest there are where nothing helps. */
export const coarsen = (material: Material, most: number): readonly Grouping[] => {
  let groupings: readonly Grouping[] = material.keys.map(separate);
  let below = belowWith(material, groupings);
  while (below > most) {
    const steps = material.keys.flatMap((_, at) => stepOf(material, groupings, at, below));
    const [best] = steps.toSorted((a, b) => b.worth - a.worth);
    if (!best) break;
    ({ groupings, below } = best);
  }
  return groupings;
};
