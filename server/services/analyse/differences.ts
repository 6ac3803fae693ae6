// What changes between waves and differences between groups have in common: a contrast of two groups, and a correction for their number.
import { adjustPValues, contrast, type Difference, type GroupedEstimates } from '../../../analysis/index.ts';
import type { ResultRow } from './outcome.ts';

type Compared = {
  /** What the groups are told apart by: `wave`, or a variable. */
  readonly by: string;
  /** Second minus first, as later minus earlier. */
  readonly pair: readonly [first: string, second: string];
  /** Which of the figures of a group, where it has several. */
  readonly name: string;
  readonly level: number | undefined;
};

/** With the covariance that the sampling gives the two. */
export const differenceIn = (grouped: GroupedEstimates, { by, pair, name, level }: Compared): Difference => {
  const [first, second] = pair;
  const weights = grouped.groups.flatMap(({ key, set: { names } }) =>
    names.map(own => {
      if (names.length > 1 && own !== name) return 0;
      return key[by] === second ? 1 : key[by] === first ? -1 : 0;
    }),
  );
  return contrast(grouped, weights, level === undefined ? {} : { level });
};

/** Corrected together with all others of the entry; a row without a p-value does not count among them. */
export const adjusted = (
  rows: readonly ResultRow[],
  method: 'holm' | 'BH' | 'none' = 'holm',
): readonly ResultRow[] => {
  const pValues = adjustPValues(
    rows.map(({ pValue }) => pValue),
    method,
  );
  return rows.map((row, at) => ({ ...row, adjustedPValue: pValues[at] ?? null }));
};
