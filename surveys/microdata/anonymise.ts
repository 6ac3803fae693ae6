// k-anonymity: after it, whatever combination of answers to the quasi-identifiers a person has, at least k people have it.
import type { Localised } from '../localised.ts';
import { cellsOf, peopleBelow, sizesOf, type Cells } from './cells.ts';
import { coarsen, isGone, renaming, type Grouping } from './coarsen.ts';
import { groupLabel } from './groupLabel.ts';
import type { Key, KeyAnswer } from './key.ts';
import { taken, withhold } from './withhold.ts';

/** While more people than this share of all stand in small groups, answers are put together; below it, taken away. */
const mostWithheld = 0.05;

/** How well hidden people are. */
export type Standing = {
  readonly groups: number;
  readonly smallest: number;
  /** People in groups smaller than k. */
  readonly below: number;
};

export type KeyGroup = {
  readonly code: string;
  readonly label: Localised;
  readonly isMissing: boolean;
  readonly answers: readonly KeyAnswer[];
};

export type SafeKey = {
  readonly name: string;
  readonly label: Localised;
  readonly isOrdered: boolean;
  readonly groups: readonly KeyGroup[];
  /** Of each person, the place among `groups`; -1 where it was taken away. */
  readonly values: Int16Array;
  readonly withheld: number;
  readonly isCoarsened: boolean;
};

export type Anonymity = {
  readonly k: number;
  readonly people: number;
  readonly before: Standing;
  readonly after: Standing;
  readonly keys: readonly SafeKey[];
  /** Nothing but one group was left of these. */
  readonly gone: readonly { readonly name: string; readonly label: Localised }[];
  /** People of whom at least one answer was taken away. */
  readonly peopleWithheld: number;
  /** Of each person, the number of the group of people they cannot be told from. */
  readonly classOf: Int32Array;
};

const standing = (
  { cells }: Cells,
  parts: readonly (readonly number[])[],
  k: number,
): Standing & { readonly names: readonly string[] } => {
  const names = parts.map(own => own.join());
  const sizes = sizesOf(cells, (_, at) => parts[at] ?? []);
  return {
    groups: new Set(names).size,
    smallest: Math.min(...sizes),
    below: peopleBelow(cells, sizes, k),
    names,
  };
};

const groupsOf = ({ answers, isOrdered }: Key, grouping: Grouping): readonly (KeyGroup & { at: number })[] =>
  [...new Set(grouping)].map(at => {
    const members = answers.filter((_, each) => grouping[each] === at);
    return {
      at,
      code: members.map(({ code }) => code).join('+'),
      label: groupLabel(members, answers, isOrdered),
      isMissing: answers[at]?.isMissing ?? false,
      answers: members,
    };
  });

type Kept = { readonly key: Key; readonly grouping: Grouping; readonly at: number };
type Held = { readonly cells: Cells; readonly parts: readonly (readonly number[])[] };

const safeKey = ({ key, grouping, at }: Kept, { cells, parts }: Held): SafeKey => {
  const groups = groupsOf(key, grouping);
  const placeOf = new Map(groups.map((group, place) => [group.at, place]));
  const values = Int16Array.from(cells.cellOf, cell => {
    const part = parts[cell]?.[at] ?? taken;
    return part === taken ? taken : (placeOf.get(part) ?? taken);
  });
  const { name, label, isOrdered } = key;
  return {
    ...{ name, label, isOrdered, groups, values },
    withheld: values.reduce((sum, value) => sum + (value === taken ? 1 : 0), 0),
    isCoarsened: groups.some(({ answers }) => answers.length > 1),
  };
};

const withoutNames = ({ groups, smallest, below }: Standing): Standing => ({ groups, smallest, below });

/** The question with most answers left is taken away first. */
const orderOf = (kept: readonly Kept[]): readonly number[] =>
  kept
    .map(({ grouping }, at) => ({ at, groups: new Set(grouping).size }))
    .toSorted((a, b) => b.groups - a.groups || a.at - b.at)
    .map(({ at }) => at);

const nameOf = ({ name, label }: Key): Anonymity['gone'][number] => ({ name, label });

type Coarsened = { readonly cells: Cells; readonly groupings: readonly Grouping[]; readonly k: number };

const hold = (
  keys: readonly Key[],
  { cells, groupings, k }: Coarsened,
): Omit<Anonymity, 'people' | 'before'> => {
  const all = keys.map((key, at) => ({ key, grouping: groupings[at] ?? [], at }));
  const kept = all.filter(({ key, grouping }) => !isGone(key, grouping));
  const rename = renaming(keys, groupings);
  const grouped = cells.cells.map(cell => kept.map(({ at }) => rename(cell)[at] ?? 0));
  const parts = withhold(cells.cells, grouped, { k, order: orderOf(kept) });
  const after = standing(cells, parts, k);
  const numberOf = new Map([...new Set(after.names)].sort().map((name, number) => [name, number]));
  return {
    ...{ k, after: withoutNames(after) },
    keys: kept.map((each, at) => safeKey({ ...each, at }, { cells, parts })),
    gone: all.filter(({ key, grouping }) => isGone(key, grouping)).map(({ key }) => nameOf(key)),
    peopleWithheld: cells.cells.reduce(
      (sum, { count }, at) => sum + (parts[at]?.includes(taken) ? count : 0),
      0,
    ),
    classOf: cells.cellOf.map(cell => numberOf.get(after.names[cell] ?? '') ?? 0),
  };
};

/** RangeError where there are fewer people than k: then nobody can be hidden among others. */
export const anonymise = (keys: readonly Key[], people: number, k: number): Anonymity => {
  if (people < k) throw new RangeError(`There are ${people} people, and groups of ${k} are wanted.`);
  const cells = cellsOf(keys, people);
  const groupings = coarsen({ keys, cells: cells.cells, k }, people * mostWithheld);
  const untouched = cells.cells.map(({ parts }) => parts);
  return {
    ...{ people, before: withoutNames(standing(cells, untouched, k)) },
    ...hold(keys, { cells, groupings, k }),
  };
};
