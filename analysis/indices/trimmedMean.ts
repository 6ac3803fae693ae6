// The mean bribe as INDEM counts it: the k smallest and the k largest amounts are dropped.

/**
 * Mean of the values without the k smallest and the k largest.
 * In words: order the values, drop k at each end, add up the rest and divide by their number.
 * When to use: to repeat INDEM's mean bribe (k = 3 of 161). Unweighted; for print give the weighted ratio with its error too.
 * Missing values (NaN) are left out.
 * Assumes: the extremes are mistakes or chance, not the market; unweighted.
 * Units: those of the values.
 * Errors: RangeError when nothing is left.
 * Source: Satarov (ed.), Rossiyskaya korruptsiya (2013), formula 1.6.10 (studfile.net/preview/5798953, p. 20-21).
 * @example trimmedMean([1, 5, 6, 7, 900], 1).value // 6
 */
export const trimmedMean = (
  values: ArrayLike<number>,
  k: number,
): { readonly value: number; readonly n: number; readonly used: number } => {
  const sorted = Float64Array.from(values)
    .filter(value => !Number.isNaN(value))
    .sort();
  if (!(Number.isInteger(k) && k >= 0)) throw new RangeError(`k is ${k}: give a whole number of at least 0.`);
  if (sorted.length <= 2 * k)
    throw new RangeError(
      `There are ${sorted.length} values, too few to drop ${k} at each end: use a smaller k.`,
    );
  const kept = sorted.subarray(k, sorted.length - k);
  return {
    value: kept.reduce((sum, value) => sum + value, 0) / kept.length,
    n: sorted.length,
    used: kept.length,
  };
};
