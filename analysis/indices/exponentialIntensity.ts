// How many bribes a year, read from how long ago the last one was.

export type ExponentialIntensity = {
  /** Bribes per unit of time: slope of ln(1 / share of times over T) on T. */
  readonly intensity: number;
  readonly intercept: number;
  readonly rSquared: number;
  /** 1 / mean time, the maximum-likelihood figure. */
  readonly maximumLikelihood: number;
  /** Share of times longer than each cut. */
  readonly shares: readonly number[];
};

type Line = { readonly slope: number; readonly intercept: number; readonly rSquared: number };

const lineThrough = (x: readonly number[], y: readonly number[]): Line => {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  x.forEach((value, i) => {
    xx += (value - meanX) ** 2;
    xy += (value - meanX) * (y[i]! - meanY);
    yy += (y[i]! - meanY) ** 2;
  });
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, rSquared: yy === 0 ? 1 : (xy * xy) / (xx * yy) };
};

/**
 * Intensity of bribes if times since the last one are exponential (INDEM's fit).
 * In words: the slope of ln(1 / share of times longer than T) on T, by least squares over the cuts.
 * When to use: a question "how long ago" without a count question. The slope runs somewhat low; compare with
 * `maximumLikelihood`.
 * Assumes: bribes come at a steady rate, the same for all givers; unweighted.
 * Units: times in one unit (years); result: bribes per that unit. Missing values are left out.
 * Errors: RangeError for fewer than two usable cuts or no times.
 * Source: Satarov (ed.), Rossiyskaya korruptsiya (2013), section 1.6 (studfile.net/preview/5798953, p. 20 and 32).
 * @example exponentialIntensity([0.2, 0.5, 0.9, 1.6, 3], [0.4, 1, 2]).maximumLikelihood // 0.8065
 */
export const exponentialIntensity = (
  times: ArrayLike<number>,
  cuts: readonly number[],
): ExponentialIntensity => {
  const known = Array.from(times).filter(time => !Number.isNaN(time));
  const mean = known.reduce((sum, time) => sum + time, 0) / known.length;
  if (!(mean > 0)) throw new RangeError('There are no times since the last bribe: nothing to fit.');
  const shares = cuts.map(cut => known.filter(time => time > cut).length / known.length);
  const usable = cuts.map((cut, i) => [cut, shares[i]!] as const).filter(([, share]) => share > 0);
  if (usable.length < 2)
    throw new RangeError('Fewer than two cuts have longer times beyond them: give smaller cuts.');
  const line = lineThrough(
    usable.map(([cut]) => cut),
    usable.map(([, share]) => Math.log(1 / share)),
  );
  return {
    intensity: line.slope,
    intercept: line.intercept,
    rSquared: line.rSquared,
    maximumLikelihood: 1 / mean,
    shares,
  };
};
