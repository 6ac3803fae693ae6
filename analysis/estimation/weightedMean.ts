// The plain weighted mean of the rows of a domain.

/** 0 where the weights add up to nothing; missing values must lie outside the domain. */
export const weightedMean = (values: Float64Array, weights: Float64Array): number => {
  let [sum, size] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    if (weights[row] === 0) continue;
    sum += weights[row]! * values[row]!;
    size += weights[row]!;
  }
  return size === 0 ? 0 : sum / size;
};
