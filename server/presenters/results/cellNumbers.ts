// The numbers of one cell as every file and every answer to a program names them: as published, to four decimals; null where hidden.
import type { Cell } from '../../services/results/result.ts';

type Base = { readonly n: number; readonly nWeighted: number } | null;

export type CellNumbers = {
  readonly n: number | null;
  readonly weighted_n: number | null;
  readonly proportion: number | null;
  readonly standard_error: number | null;
  readonly ci_low: number | null;
  readonly ci_high: number | null;
  readonly degrees_of_freedom: number | null;
  readonly design_effect: number | null;
  /** Of a sensitive question: how many times its protection raises the variance. */
  readonly efficiency_loss: number | null;
};

export const cellNumbers = (base: Base, { estimate }: Pick<Cell, 'estimate'>): CellNumbers => ({
  n: base?.n ?? null,
  weighted_n: base?.nWeighted ?? null,
  proportion: estimate?.value ?? null,
  standard_error: estimate?.standardError ?? null,
  ci_low: estimate?.low ?? null,
  ci_high: estimate?.high ?? null,
  degrees_of_freedom: estimate?.degreesOfFreedom ?? null,
  design_effect: estimate?.designEffect ?? null,
  efficiency_loss: estimate?.efficiencyLoss ?? null,
});
