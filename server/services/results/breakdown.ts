// The answers of one wave, group by group, each group tested against everybody.
import type { Difference } from '../../../analysis/index.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Cell } from './result.ts';

export type Group = {
  /** Of the variable by which people are divided. */
  readonly code: string;
  /** Null where it is hidden. */
  readonly base: { readonly n: number; readonly nWeighted: number } | null;
  /** As in a wave's result; there is no change. */
  readonly cells: readonly Cell[];
  readonly focus: Cell;
  /** The group's focus minus everybody's, tested as a difference (overlap respected); Holm over the groups beside it. */
  readonly difference: (Difference & { readonly adjustedPValue: number | null }) | null;
};

/** The newest wave of a question by the groups of another: hidden numbers are null already. */
export type Breakdown = {
  /** By which people are divided: sex, age, district. */
  readonly variable: Variable;
  /** Its name. */
  readonly wave: string;
  /** In the codebook's order. */
  readonly groups: readonly Group[];
  /** Rao-Scott F of the question's number by group; null where it cannot be tested or shown. */
  readonly test: { readonly pValue: number } | null;
};
