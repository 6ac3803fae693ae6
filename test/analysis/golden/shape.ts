// Puts computed numbers into the shape of what is expected, position by position: R's names for levels stay in the fixtures.
import type { Difference, Estimate, EstimateSet, Matrix } from '../../../analysis/index.ts';

export type Table = Record<string, unknown>;

/** A value of a fixture in the form its README documents. */
export const given = <T>(value: unknown): T => value as T; // the fixtures are ours and keep to that form

/** The expected object with its numbers replaced, in order, by the computed ones. */
export const fill = (expected: unknown, numbers: readonly (number | null)[]): unknown => {
  let at = 0;
  const walk = (node: unknown): unknown => {
    if (typeof node === 'number' || node === null) return numbers[at++];
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object')
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
    return node;
  };
  const filled = walk(expected);
  if (at !== numbers.length) throw new Error(`computed ${numbers.length} numbers where ${at} are expected`);
  return filled;
};

type Part = (set: EstimateSet) => readonly (number | null)[];

const rowsOf = (matrix: Matrix): number[] => [...matrix.values];

const PARTS: Readonly<Record<string, Part>> = {
  estimate: set => set.estimates.map(one => one.value),
  se: set => set.estimates.map(one => one.standardError),
  deff: set => set.estimates.map(one => one.designEffect),
};

/** A set in the shape { estimate, se, vcov, ci, deff } of R's results. */
export const shapeSet = (set: EstimateSet, expected: Table, level: unknown = 0.95): Table =>
  Object.fromEntries(
    Object.entries(expected).map(([key, value]) => {
      const part = PARTS[key];
      if (part !== undefined) return [key, fill(value, part(set))];
      if (key === 'vcov')
        return [
          key,
          { ...given<Table>(value), values: fill(given<Table>(value)['values'], rowsOf(set.covariance)) },
        ];
      if (key !== 'ci') throw new Error(`not supported: part ${key}`);
      const interval = given<Table>(value);
      return [
        key,
        {
          df: set.degreesOfFreedom,
          level,
          lower: fill(
            interval['lower'],
            set.estimates.map(one => one.low),
          ),
          upper: fill(
            interval['upper'],
            set.estimates.map(one => one.high),
          ),
        },
      ];
    }),
  );

/** A difference (or a single estimate) under the names the fixtures use for its parts. */
export const shapeDifference = (one: Difference, expected: Table): Table => {
  const parts: Table = {
    diff: one.value,
    difference: one.value,
    estimate: one.value,
    rel: one.value,
    rel_change: one.value,
    se: one.standardError,
    se_rel: one.standardError,
    t: one.t,
    df: one.degreesOfFreedom,
    p: one.pValue,
    ci: [one.low, one.high],
  };
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [
      key,
      typeof value === 'number' ? parts[key] : fill(value, given<number[]>([parts[key]].flat())),
    ]),
  );
};

const STATISTIC = /^(se(\..*)?|ci_l|ci_u|cv|DEff\..*)$/;

/** What a group is called and what was computed in it. */
export type ShapedGroup = {
  readonly key: Readonly<Record<string, string>>;
  readonly estimates: readonly Estimate[];
};

/** The label of a group as a number where the fixture writes one. */
const likeness = (label: string, written: unknown): unknown =>
  typeof written === 'number' ? Number(label) : label;

/** Groups in the shape of R's svyby rows: classifying columns, estimates, then errors and intervals. */
export const shapeGroups = (
  groups: readonly ShapedGroup[],
  rows: readonly Table[],
  by: readonly string[],
): Table[] => {
  if (groups.length !== rows.length)
    throw new Error(`computed ${groups.length} groups where ${rows.length} are expected`);
  return rows.map((row, index) => {
    const { key: own, estimates: group } = groups[index]!;
    const keys = Object.keys(row);
    const values = keys.filter(key => !by.includes(key) && !STATISTIC.test(key));
    const errors = keys.filter(key => /^se(\..*)?$/.test(key));
    const place = (names: readonly string[], key: string): Estimate => group[names.indexOf(key)]!;
    const actual = keys.map((key): [string, unknown] => {
      if (by.includes(key)) return [key, likeness(Object.values(own)[by.indexOf(key)]!, row[key])];
      if (errors.includes(key)) return [key, place(errors, key).standardError];
      if (key === 'ci_l') return [key, group[group.length - 1]!.low];
      if (key === 'ci_u') return [key, group[group.length - 1]!.high];
      if (key === 'cv') return [key, group[0]!.standardError! / group[0]!.value];
      if (key.startsWith('DEff')) return [key, group[0]!.designEffect];
      return [key, place(values, key).value];
    });
    return Object.fromEntries(actual);
  });
};
