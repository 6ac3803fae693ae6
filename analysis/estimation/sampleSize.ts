// Planning: how many interviews, and what change they can show.
import { normalQuantile } from '../distributions.ts';

export type PlannedWave = { readonly share: number; readonly n: number; readonly designEffect?: number };

const checkedShare = (p: number): number => {
  if (p > 0 && p < 1) return p;
  throw new RangeError(`The share is ${p}: give a number between 0 and 1.`);
};

const quantiles = (level: number, power: number): number =>
  normalQuantile(1 - (1 - level) / 2) + normalQuantile(power);

/**
 * Smallest difference of two shares that a test would find with the power given (default 80 % at the 5 % level: 2.8 errors).
 * In words: (z of the level + z of the power) x square root of the sum of design effect x p(1-p) / n of both waves.
 * When to use: before fieldwork, and beside every "no significant change".
 * Assumes: independent waves, normal estimates, and the design effect of the past wave holds again.
 * Units: shares 0 to 1, n in respondents; result: share (0.03 = 3 points).
 * Errors: RangeError for a share outside (0, 1) or n of 0.
 * Source: Kish (1965), section 12.4; Cohen (1988), ch. 6.
 * @example minimumDetectableChange({ share: 0.2, n: 1500, designEffect: 1.5 }, { share: 0.2, n: 1500, designEffect: 1.5 }) //
 *   0.0501
 */
export const minimumDetectableChange = (
  first: PlannedWave,
  second: PlannedWave,
  options: { readonly level?: number; readonly power?: number } = {},
): number => {
  const variance = ({ share, n, designEffect = 1 }: PlannedWave): number => {
    if (!(n > 0)) throw new RangeError(`A wave has n = ${n}: give the number of interviews.`);
    return (designEffect * checkedShare(share) * (1 - share)) / n;
  };
  return (
    quantiles(options.level ?? 0.95, options.power ?? 0.8) * Math.sqrt(variance(first) + variance(second))
  );
};

/**
 * Interviews needed for a share with a given margin of error (half the interval).
 * In words: z squared x p(1-p) / margin squared, then the finite population correction n / (1 + (n-1)/N), then x design effect.
 * When to use: planning a wave; p = 0.5 is the cautious choice.
 * Assumes: normal interval (not for shares of a few percent); design effect and response rate are guessed from earlier waves.
 * Units: margin and shares 0 to 1; result: interviews and invitations, rounded up.
 * Errors: RangeError for impossible inputs.
 * Source: Cochran (1977), Sampling Techniques, section 4.4.
 * @example sampleSizeForProportion({ margin: 0.03, designEffect: 1.5 }).interviews // 1601
 */
export const sampleSizeForProportion = (input: {
  readonly share?: number;
  readonly margin: number;
  readonly level?: number;
  readonly designEffect?: number;
  readonly population?: number;
  /** Share of addresses that will give an interview. */
  readonly responseRate?: number;
}): { readonly interviews: number; readonly invitations: number } => {
  const p = checkedShare(input.share ?? 0.5);
  const rate = input.responseRate ?? 1;
  if (!(input.margin > 0 && input.margin < 1) || !(rate > 0 && rate <= 1))
    throw new RangeError('The margin must lie between 0 and 1, the response rate above 0 and at most 1.');
  const z = normalQuantile(1 - (1 - (input.level ?? 0.95)) / 2);
  const simple = (z ** 2 * p * (1 - p)) / input.margin ** 2;
  const finite = input.population === undefined ? simple : simple / (1 + (simple - 1) / input.population);
  const interviews = Math.ceil(finite * (input.designEffect ?? 1));
  return { interviews, invitations: Math.ceil(interviews / rate) };
};
