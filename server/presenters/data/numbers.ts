// The numbers of one cell for programs: as published, null where they are hidden or do not exist, and why.
import type { Difference } from '../../../analysis/index.ts';
import type { Cell } from '../../services/results/result.ts';
import { cellNumbers } from '../results/cellNumbers.ts';

type Base = { readonly n: number; readonly nWeighted: number } | null;

export type NullReason = 'too_few_asked' | 'too_few_answers';
export type PrecisionNullReason = 'hidden' | 'volunteer_sample' | 'not_estimable';

const nullReason = (base: Base, { estimate }: Cell): NullReason | null => {
  if (estimate) return null;
  return base === null ? 'too_few_asked' : 'too_few_answers';
};

const precisionReason = (
  { estimate }: Cell,
  sample: 'probability' | 'volunteer',
): PrecisionNullReason | null => {
  if (!estimate) return 'hidden';
  if (estimate.standardError !== null) return null;
  return sample === 'volunteer' ? 'volunteer_sample' : 'not_estimable';
};

export const numbersOf = (base: Base, cell: Cell, sample: 'probability' | 'volunteer') => ({
  ...cellNumbers(base, cell),
  flags: cell.estimate?.flags ?? [],
  null_reason: nullReason(base, cell),
  precision_null_reason: precisionReason(cell, sample),
});

export const differenceOf = (difference: Difference) => ({
  value: difference.value,
  standard_error: difference.standardError,
  ci_low: difference.low,
  ci_high: difference.high,
  p_value: difference.pValue,
});
