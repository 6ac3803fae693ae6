// Estimates before their errors are taken: the common currency of estimators and variance methods.
import type { SurveyDesign } from '../design.ts';

/** Estimates of one design with, for each unit, the score (linearization) or the re-computed estimate (replicates). */
export type Evaluated = {
  readonly design: SurveyDesign;
  readonly size: number;
  readonly values: Float64Array;
  /** units x size, row-major. */
  readonly table: Float64Array;
  /** Centre for lonely strata where the scores are known to add up to zero over a larger stack of designs. */
  readonly zeroCentre?: boolean;
};
