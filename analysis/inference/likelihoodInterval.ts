// Interval for a share from its profile likelihood, scaled by the design effect (Rao-Scott).
// Source: Rao & Scott (1984), Ann. Stat. 12:46-60; computed as survey::svyciprop(method = "likelihood") does, spline included.
import { normalSf, tQuantile } from '../distributions.ts';
import { fitModel } from '../estimation/fitModel.ts';
import { interceptOnly } from '../estimation/modelBlocks.ts';
import type { Interval } from './proportionInterval.ts';
import { splineThrough } from './spline.ts';

export type LikelihoodInput = {
  /** 1 for the answer, 0 for others, NaN where missing. */
  readonly y: Float64Array;
  /** 0 outside the domain. */
  readonly weights: Float64Array;
  readonly share: number;
  readonly variance: number;
  readonly n: number;
  readonly t: number;
};

const STEPS = 9;
const PARTS = 5;
/** Points of the spline for each point of the profile, as R's spline() has it. */
const DENSITY = 3;

type Fit = { readonly centre: number; readonly naive: number };

/** Log odds and their variance under simple random sampling, stopped where R's glm stops. */
const fit = ({ y, weights, n }: LikelihoodInput): Fit => {
  const known = y.map((value, row) => (weights[row] === 0 ? 0 : value));
  const size = weights.reduce((sum, weight) => sum + weight, 0);
  const fitted = fitModel(interceptOnly(weights), known, weights, { family: 'logit', tolerance: 1e-8 });
  return { centre: fitted.coefficients[0]!, naive: (fitted.inverseInformation.values[0]! * size) / n };
};

const signedRoot = ({ share, n }: LikelihoodInput, centre: number): ((theta: number) => number) => {
  const dispersion = n / (n - 1);
  const level = (theta: number): number => share * theta - Math.log1p(Math.exp(theta));
  return theta => {
    const deviance = Math.max(0, (2 * n * (level(centre) - level(theta))) / dispersion);
    return Math.sign(theta - centre) * Math.sqrt(deviance);
  };
};

/** Points of the profile outward from the centre until it passes the limit. */
const profile = (
  root: (theta: number) => number,
  centre: number,
  step: number,
  limit: number,
): [number[], number[]] => {
  const [x, y] = [[centre], [0]];
  for (const sign of [-1, 1])
    for (let i = 1, z = 0; i <= STEPS && Math.abs(z) < limit; i++) {
      const theta = centre + sign * i * step;
      z = root(theta);
      if (sign < 0) [x, y].forEach((list, which) => list.unshift(which === 0 ? theta : z));
      else [x, y].forEach((list, which) => list.push(which === 0 ? theta : z));
    }
  return [x, y];
};

const invert = (x: readonly number[], y: readonly number[], at: number): number => {
  const i = y.findIndex((value, k) => k + 1 < y.length && value <= at && at <= y[k + 1]!);
  if (i < 0) return at < 0 ? -Infinity : Infinity;
  return x[i]! + ((x[i + 1]! - x[i]!) * (at - y[i]!)) / (y[i + 1]! - y[i]!);
};

const expit = (x: number): number => 1 / (1 + Math.exp(-x));

/** Limits of the share where the scaled deviance reaches t squared. */
export const likelihoodInterval = (input: LikelihoodInput): Interval => {
  const { share, variance, n, t } = input;
  const { centre, naive } = fit(input);
  const robust = variance / (share * (1 - share)) ** 2;
  const cut = t * Math.sqrt(robust / naive);
  // from the lower tail: 1 - p would be 1 for a large design effect
  const limit = -tQuantile(Math.max(normalSf(cut) / 4, 1e-100), n - 1);
  const [x, y] = profile(signedRoot(input, centre), centre, (limit / PARTS) * Math.sqrt(robust), limit);
  const count = DENSITY * x.length;
  const first = x[0]!;
  const grid = Array.from(
    { length: count },
    (_, k) => first + ((x[x.length - 1]! - first) * k) / (count - 1),
  );
  const curve = splineThrough(x, y);
  const smooth = grid.map(curve);
  return { low: expit(invert(grid, smooth, -cut)), high: expit(invert(grid, smooth, cut)) };
};
