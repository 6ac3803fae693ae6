// Smooth functions of estimates: their standard error by the delta method.
import { bilinear } from '../matrix.ts';
import { type JointEstimates, baseOf } from './contrast.ts';
import { type Difference, differenceFrom } from './waveDifference.ts';

const slope = (f: (values: readonly number[]) => number, values: readonly number[], i: number): number => {
  const step = 1e-3 * Math.max(Math.abs(values[i]!), 1e-3);
  const at = (shift: number): number => f(values.map((value, j) => (j === i ? value + shift : value)));
  const central = (h: number): number => (at(h) - at(-h)) / (2 * h);
  // Richardson twice over: the error falls as the sixth power of the step
  const [wide, middle, fine] = [central(step), central(step / 2), central(step / 4)];
  const [first, second] = [(4 * middle - wide) / 3, (4 * fine - middle) / 3];
  return (16 * second - first) / 15;
};

/**
 * A smooth function of estimates with its standard error.
 * In words: variance g'Vg, where g are the slopes of the function at the estimates (found numerically to about 1e-11).
 * When to use: ratios of estimates, relative change, odds. Not near a point where the function is not smooth.
 * Assumes: the function is nearly straight within a few errors of the estimates; their covariance is known.
 * Units: those of the function.
 * Errors: RangeError when the function has no finite value there.
 * Source: Sarndal, Swensson, Wretman (1992), section 5.5; equals survey::svycontrast(quote()).
 * @example deltaMethod(surveyMean(design, ['paid', 'contact']), ([paid, contact]) => paid / contact).value // 0.1144
 */
export const deltaMethod = (
  set: JointEstimates,
  f: (values: readonly number[]) => number,
  options: { readonly level?: number } = {},
): Difference => {
  const values = set.estimates.map(estimate => estimate.value);
  const value = f(values);
  const gradient = values.map((_, i) => slope(f, values, i));
  if (![value, ...gradient].every(Number.isFinite))
    throw new RangeError(
      'The function of the estimates has no finite value or slope here: check for division by 0.',
    );
  return differenceFrom({
    value,
    variance: set.estimates.some(estimate => estimate.standardError === null)
      ? null
      : bilinear(gradient, set.covariance, gradient),
    degreesOfFreedom: set.degreesOfFreedom,
    level: options.level,
    base: baseOf(set, i => gradient[i] !== 0),
    flags: set.estimates.flatMap(estimate => estimate.flags).filter(flag => flag !== 'wideCv'),
  });
};
