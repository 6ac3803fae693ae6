// Which questions a margin may be about, and how their answers are grouped: one by one, merged, or numbers cut into bands.
import { cellName, cellsOf, partsOf } from '../../../surveys/cells.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Classification, Group, TypedMargin } from '../../stores/weightings.ts';

import { readTotal, type Merge } from './typed.ts';

/** What people said about themselves in one answer; nothing that chance decided, and no list of answers. */
export const mayBeMargin = ({ type, origin, indirect, date }: Variable): boolean =>
  type !== 'set' &&
  indirect === undefined &&
  date === undefined &&
  (origin === undefined || origin === 'calculation');

export const mostCells = 300;

/** Every answer by itself. Ways not to answer are no groups. */
export const answersApart = ({ name, categories }: Variable): Classification => ({
  variable: name,
  groups: categories.filter(({ isMissing }) => !isMissing).map(({ code }) => ({ code, codes: [code] })),
});

const bandCode = (from: number, to: number | undefined): string => `${from}_${to ?? 'plus'}`;

/** `18–29, 30–44, 60+`: bands that rise and do not overlap; null where it is something else. */
export const readBands = (text: string): readonly Group[] | null => {
  const parts = text.split(/[,;\n]/).map(part => part.replace(/\s+/g, ''));
  const bands = parts.filter(Boolean).map((part): Group | null => {
    const [, from, to, open] = /^(\d{1,6})(?:[-–—](\d{1,6})|(\+))$/.exec(part) ?? [];
    if (from === undefined || (to === undefined && open === undefined)) return null;
    const end = to === undefined ? undefined : Number(to);
    return {
      code: bandCode(Number(from), end),
      from: Number(from),
      ...(end === undefined ? {} : { to: end }),
    };
  });
  const read = bands.filter(band => band !== null);
  const rises = read.every(({ from = 0, to }, at) => {
    const before = read[at - 1];
    return (to ?? Infinity) >= from && (before === undefined || from > (before.to ?? Infinity));
  });
  return read.length >= 2 && read.length === bands.length && rises ? read : null;
};

const mergedGroup = (groups: readonly Group[]): Group => {
  const [first] = groups;
  if (first?.from === undefined)
    return {
      code: groups.map(({ code }) => code).join('+'),
      codes: groups.flatMap(({ codes = [] }) => codes),
    };
  const to = groups.some(group => group.to === undefined)
    ? undefined
    : Math.max(...groups.map(group => group.to ?? 0));
  const from = Math.min(...groups.map(group => group.from ?? 0));
  return { code: bandCode(from, to), from, ...(to === undefined ? {} : { to }) };
};

/** Numbers merge only with their neighbours: what lies between would belong to both. */
const areNeighbours = (groups: readonly Group[], chosen: readonly Group[]): boolean => {
  const places = chosen.map(group => groups.indexOf(group));
  return chosen[0]?.from === undefined || Math.max(...places) - Math.min(...places) === chosen.length - 1;
};

/** Decimal digits are kept, binary dust is not. */
const asTyped = (sum: number): string => String(Number(sum.toFixed(9))).replace('.', ',');

/** The total of a merged cell is the sum of what was typed; where something is no number yet, it is left empty. */
const summed = (margin: TypedMargin, cells: readonly string[]): string => {
  const totals = cells.map(cell => readTotal(margin.totals.find(total => total.cell === cell)?.typed ?? ''));
  return totals.some(total => total === null)
    ? ''
    : asTyped(totals.reduce<number>((sum, total) => sum + (total ?? 0), 0));
};

/** The margin with these groups as one, at the place of the first; null where they cannot be merged. */
export const merged = (
  margin: TypedMargin,
  { variable, groups: wanted }: Omit<Merge, 'margin'>,
): TypedMargin | null => {
  const at = margin.by.findIndex(each => each.variable === variable);
  const classification = margin.by[at];
  if (!classification) return null;
  const chosen = classification.groups.filter(({ code }) => wanted.includes(code));
  const [first] = chosen;
  if (!first || chosen.length < 2 || chosen.length === classification.groups.length) return null;
  if (!areNeighbours(classification.groups, chosen)) return null;
  const one = mergedGroup(chosen);
  const groups = classification.groups.flatMap(group =>
    group === first ? [one] : chosen.includes(group) ? [] : [group],
  );
  const by = margin.by.with(at, { ...classification, groups });
  const before = (code: string) => (code === one.code ? chosen : [{ code }]);
  const totals = cellsOf(by).map(cell => {
    const parts = partsOf(by, cell);
    const cells = before(parts[at] ?? '').map(({ code }) => cellName(parts.with(at, code)));
    return { cell, typed: summed(margin, cells) };
  });
  return { ...margin, by, totals };
};
