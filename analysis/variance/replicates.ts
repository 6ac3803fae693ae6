// Replicate weights: the estimate is computed again under each set of weights, and its spread is the variance.

export type Replicates = {
  readonly type: string;
  /** replicate-major: weight of row k in replicate r is weights[r * rows + k]. */
  readonly weights: Float64Array;
  readonly count: number;
  readonly scale: number;
  readonly rscales: Float64Array;
  /** Centre deviations at the full-sample estimate instead of the mean of the replicates. */
  readonly mse: boolean;
  /** Null after a cut or a post-stratification: then it is the rank of the weights that are left, minus 1. */
  readonly degreesOfFreedom: number | null;
};
