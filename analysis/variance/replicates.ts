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
  readonly degreesOfFreedom: number;
};
