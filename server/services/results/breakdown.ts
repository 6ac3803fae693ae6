// The newest wave of a question by the groups of another. Hidden numbers are null already.
import type { Difference } from '../../../analysis/index.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Cell } from './result.ts';

export type Group = {
  /** Of the breakdown's variable. */
  readonly code: string;
  /** Null where it is hidden. */
  readonly base: { readonly n: number; readonly nWeighted: number } | null;
  /** As in the result of a wave; `change` is null. */
  readonly cells: readonly Cell[];
  readonly focus: Cell;
  /** The group's focus minus everybody's, tested as a difference; Holm's adjustment over the groups beside it. */
  readonly difference: (Difference & { readonly adjustedPValue: number | null }) | null;
};

export type Breakdown = {
  /** By which people are divided (sex, age, district …). */
  readonly variable: Variable;
  /** The name of the wave. */
  readonly wave: string;
  /** In the codebook's order. */
  readonly groups: readonly Group[];
  /** Rao-Scott F of the question's number by group; null where it cannot be tested or shown. */
  readonly test: { readonly pValue: number } | null;
};
