// Warnings that travel with a figure, so that whoever prints it can say how far to trust it.

export type Flag =
  | 'degenerate' // the share is exactly 0 or 1: its one limit is that of Clopper and Pearson at half of alpha
  | 'lonelyPsu' // a stratum with one PSU entered the error by a rule, not by data
  | 'fewPsu' // fewer than 10 PSUs: the error itself is poorly known
  | 'smallBase' // fewer than 30 respondents
  | 'wideCv' // the standard error is over 30 % of the estimate
  | 'notConverged' // weights (or a model) stopped before reaching the tolerance
  | 'noVariance' // no degrees of freedom: the interval, and often the standard error too, cannot be computed
  | 'outOfRange'; // the estimate falls outside what is possible (a share below 0 or above 1)

export const SMALL_BASE = 30;
export const FEW_PSU = 10;
export const WIDE_CV = 0.3;
