// What of one breakdown stays hidden: the rule of disclosure.ts in two directions, since groups add up to everybody as answers add up to
// a group. Several tables together are for services/disclosure.
import { hiddenCells, type Cell } from '../analyse/suppression.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { smallestCount } from './disclosure.ts';
import type { GroupShares } from './groupShares.ts';

export type WithheldGroup = {
  /** The base too. */
  readonly isWhole: boolean;
  readonly codes: ReadonlySet<string>;
  readonly isFocus: boolean;
};

const baseOf = ({ shares }: GroupShares): number => shares[0]?.n ?? 0;

const tableOf = (groups: readonly GroupShares[], codes: readonly string[]): readonly (readonly Cell[])[] =>
  groups.map(group =>
    codes.map(code => ({
      count: group.shares.find(({ category }) => category === code)?.count ?? 0,
      base: baseOf(group),
    })),
  );

/** The number and its complement: what is hidden of one is hidden of the other. */
const focusTable = (groups: readonly GroupShares[]): readonly (readonly Cell[])[] =>
  groups.map(group => {
    const [base, count] = [baseOf(group), group.focus?.count ?? 0];
    return [
      { count, base },
      { count: base - count, base },
    ];
  });

type Inside = { readonly hidden: readonly number[]; readonly isAlone: boolean };

const isTold = ({ hidden, isAlone }: Inside): boolean =>
  isAlone || (hidden.length > 0 && hidden.reduce((sum, count) => sum + count, 0) < smallestCount);

/** A number made of answers tells of those hidden inside it, or outside, unless they protect one another. */
const focusTells = (own: GroupShares, hidden: ReadonlySet<string>, codes: readonly string[]): boolean =>
  [true, false].some(isInside => {
    const counts = own.shares
      .filter(({ category }) => hidden.has(category) && codes.includes(category) === isInside)
      .map(({ count }) => count);
    return isTold({ hidden: counts, isAlone: counts.length === 1 });
  });

const codesIn = (groups: readonly GroupShares[]): readonly string[] =>
  groups.find(({ shares }) => shares.length > 0)?.shares.map(({ category }) => category) ?? [];

/** Of each group its one number and no single answer. */
const withheldAnswers = (groups: readonly GroupShares[]): readonly WithheldGroup[] => {
  const codes = codesIn(groups);
  const hiddenFocus = hiddenCells(focusTable(groups), { rowsAddUp: true, columnsAddUp: true });
  return groups.map((own, at) => {
    const isWhole = baseOf(own) < smallestCount || codes.length === 0;
    return { isWhole, codes: new Set(codes), isFocus: isWhole || hiddenFocus[at]?.[0] === true };
  });
};

const withheldDirect = (
  groups: readonly GroupShares[],
  isExclusive: boolean,
  focus: readonly string[],
): readonly WithheldGroup[] => {
  const codes = codesIn(groups);
  const hidden = hiddenCells(tableOf(groups, codes), { rowsAddUp: isExclusive, columnsAddUp: true });
  const hiddenFocus = hiddenCells(focusTable(groups), { rowsAddUp: true, columnsAddUp: true });
  return groups.map((own, at) => {
    const withheld = new Set(codes.filter((_, column) => hidden[at]?.[column]));
    const isWhole = baseOf(own) < smallestCount || codes.length === 0;
    const isAlone = focus.length === 1 && withheld.has(focus[0] ?? '');
    return {
      isWhole: isWhole || withheld.size === codes.length,
      codes: withheld,
      isFocus:
        isWhole ||
        hiddenFocus[at]?.[0] === true ||
        isAlone ||
        (isExclusive ? focusTells(own, withheld, focus) : focus.some(code => withheld.has(code))),
    };
  });
};

const numbersIn = (withheld: readonly WithheldGroup[]): number =>
  withheld.filter(({ isFocus }) => !isFocus).length;

/**
 * Single answers of small groups are rare, and hiding them takes the groups' numbers along: where more groups keep theirs without the
 * answers, the answers go.
 */
const withheldSparingly = (
  groups: readonly GroupShares[],
  isExclusive: boolean,
  focus: readonly string[],
): readonly WithheldGroup[] => {
  const [all, numbers] = [withheldDirect(groups, isExclusive, focus), withheldAnswers(groups)];
  return numbersIn(numbers) > numbersIn(all) ? numbers : all;
};

/** An estimate of a hidden question tells no count: only groups whose size must not be told are withheld. */
const withheldIndirect = (groups: readonly GroupShares[]): readonly WithheldGroup[] => {
  const sizes = groups.map(own => [{ count: baseOf(own), base: baseOf(own) }]);
  const hidden = hiddenCells(sizes, { rowsAddUp: false, columnsAddUp: true });
  return groups.map((own, at) => {
    const isWhole = hidden[at]?.[0] === true;
    return {
      isWhole,
      isFocus: isWhole,
      codes: new Set(isWhole ? own.shares.map(share => share.category) : []),
    };
  });
};

/** `groups`: in the end those who are in none, where there is anybody. */
export const withheldInGroups = (
  groups: readonly GroupShares[],
  variable: Variable,
  focus: readonly string[],
): readonly WithheldGroup[] => {
  const asked = groups.flatMap((own, at) => (own.shares.length > 0 ? [at] : []));
  const some = asked.map(at => groups[at]).filter(own => own !== undefined);
  const found = variable.indirect
    ? withheldIndirect(some)
    : withheldSparingly(some, variable.type !== 'set', focus);
  const nobody: WithheldGroup = { isWhole: true, codes: new Set(), isFocus: true };
  return groups.map((_, at) => found[asked.indexOf(at)] ?? nobody);
};
