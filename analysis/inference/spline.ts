// Cubic spline through points, its end slopes fitted to the four outer points.
// Source: Forsythe, Malcolm & Moler (1977), Computer Methods for Mathematical Computations, section 4.4 (R's "fmm").

type Ends = { readonly first: number; readonly last: number };

const dividedThird = (x: readonly number[], y: readonly number[], at: number): number => {
  const slope = (i: number): number => (y[i + 1]! - y[i]!) / (x[i + 1]! - x[i]!);
  const second = (i: number): number => (slope(i + 1) - slope(i)) / (x[i + 2]! - x[i]!);
  return (second(at + 1) - second(at)) / (x[at + 3]! - x[at]!);
};

const endTerms = (x: readonly number[], y: readonly number[], steps: readonly number[]): Ends => {
  const n = x.length;
  if (n < 4) return { first: 0, last: 0 };
  return {
    first: dividedThird(x, y, 0) * steps[0]! ** 2,
    last: -dividedThird(x, y, n - 4) * steps[n - 2]! ** 2,
  };
};

/** A sixth of the second derivative at each point, from the tridiagonal system. */
const curvatures = (x: readonly number[], y: readonly number[], steps: readonly number[]): number[] => {
  const n = x.length;
  const slope = (i: number): number => (y[i + 1]! - y[i]!) / steps[i]!;
  const ends = endTerms(x, y, steps);
  const diagonal = x.map((_, i) =>
    i === 0 ? -steps[0]! : i === n - 1 ? -steps[n - 2]! : 2 * (steps[i - 1]! + steps[i]!),
  );
  const right = x.map((_, i) => (i === 0 ? ends.first : i === n - 1 ? ends.last : slope(i) - slope(i - 1)));
  for (let i = 1; i < n; i++) {
    const ratio = steps[i - 1]! / diagonal[i - 1]!;
    diagonal[i]! -= ratio * steps[i - 1]!;
    right[i]! -= ratio * right[i - 1]!;
  }
  right[n - 1]! /= diagonal[n - 1]!;
  for (let i = n - 2; i >= 0; i--) right[i] = (right[i]! - steps[i]! * right[i + 1]!) / diagonal[i]!;
  return right;
};

/** The spline as a function, for x in ascending order (three points or more). */
export const splineThrough = (x: readonly number[], y: readonly number[]): ((at: number) => number) => {
  const steps = x.slice(1).map((value, i) => value - x[i]!);
  const c = curvatures(x, y, steps);
  return at => {
    const found = x.findLastIndex(value => value <= at);
    const i = Math.min(Math.max(found, 0), x.length - 2);
    const [h, d] = [steps[i]!, at - x[i]!];
    const slope = (y[i + 1]! - y[i]!) / h - h * (c[i + 1]! + 2 * c[i]!);
    return y[i]! + d * (slope + d * (3 * c[i]! + (d * (c[i + 1]! - c[i]!)) / h));
  };
};
