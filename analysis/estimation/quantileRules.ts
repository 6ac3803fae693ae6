// Nine ways (and two more) to read a quantile off weighted, sorted values; they differ where the cumulated weight jumps.
// Source: Hyndman & Fan (1996), American Statistician 50:361-365, extended to weights as in survey::qrule (Lumley, 4.5).

/** Values in ascending order with their non-zero weights and the weights cumulated. */
export type Sorted = {
  readonly x: Float64Array;
  readonly w: Float64Array;
  readonly cumulated: Float64Array;
  readonly total: number;
};

const hyndmanAndFan = ['hf1', 'hf2', 'hf3', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9'] as const;
export const quantileRules = ['math', 'school', 'shahvaish', ...hyndmanAndFan] as const;
export type QuantileRule = (typeof quantileRules)[number];

/** Cumulated sums with the rounding error carried along, so that ties at exact shares are seen as ties. */
export const cumulate = (w: Float64Array): Float64Array => {
  const cumulated = new Float64Array(w.length);
  let [sum, lost] = [0, 0];
  for (let i = 0; i < w.length; i++) {
    const weight = w[i]!;
    const next = sum + weight;
    lost += sum >= weight ? sum - next + weight : weight - next + sum;
    sum = next;
    cumulated[i] = sum + lost;
  }
  return cumulated;
};

/** Last place where `cumulated` is at most `limit`, or 0. */
const lastAtMost = (cumulated: Float64Array, limit: number): number => {
  let [low, high] = [0, cumulated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulated[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};

type Step = {
  readonly low: number;
  readonly high: number;
  readonly below: number;
  readonly above: number;
  readonly at: number;
};

const stepAt = ({ x, cumulated, total }: Sorted, p: number): Step => {
  const at = lastAtMost(cumulated, p * total);
  const next = Math.min(at + 1, x.length - 1);
  return {
    low: x[at]!,
    high: x[next]!,
    below: p - cumulated[at]! / total,
    above: cumulated[next]! / total - p,
    at,
  };
};

const interpolate = (points: (i: number) => number, { x }: Sorted, p: number): number => {
  if (p <= points(0)) return x[0]!;
  const last = x.length - 1;
  if (p >= points(last)) return x[last]!;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points(middle) <= p) low = middle;
    else high = middle;
  }
  const share = (p - points(low)) / (points(high) - points(low));
  return x[low]! + share * (x[high]! - x[low]!);
};

const collapsed = (sorted: Sorted): Sorted => {
  const x: number[] = [];
  const w: number[] = [];
  sorted.x.forEach((value, i) => {
    if (x.length > 0 && x[x.length - 1] === value) w[w.length - 1]! += sorted.w[i]!;
    else {
      x.push(value);
      w.push(sorted.w[i]!);
    }
  });
  const weights = Float64Array.from(w);
  return { x: Float64Array.from(x), w: weights, cumulated: cumulate(weights), total: sorted.total };
};

const math = (sorted: Sorted, p: number): number => {
  const step = stepAt(sorted, p);
  return step.below === 0 ? step.low : step.high;
};

const school = (sorted: Sorted, p: number): number => {
  const step = stepAt(sorted, p);
  return step.below === 0 ? (step.low + step.high) / 2 : step.high;
};

const nearestEven = (sorted: Sorted, p: number): number => {
  const step = stepAt(collapsed(sorted), p);
  return step.below === 0 && (step.at + 1) % 2 === 0 ? step.low : step.high;
};

/** Below the first value it stays there, as base R does; survey's qrule_hf4 runs on below the smallest value. */
const linear = (sorted: Sorted, p: number): number => {
  const { low, high, below, above } = stepAt(sorted, p);
  const share = below <= 0 || below + above === 0 ? 0 : below / (below + above);
  return low * (1 - share) + high * share;
};

/** Plotting position: cumulated weight before and after the value mixed as 1-b : b, over the total plus c times the last weight. */
const position =
  (b: number, c: number) =>
  (sorted: Sorted, p: number): number => {
    const { w, cumulated, total } = sorted;
    const whole = total + c * w[w.length - 1]!;
    return interpolate(i => (cumulated[i]! - (1 - b) * w[i]!) / whole, sorted, p);
  };

/** As survey::qrule_shahvaish does it, with the half weight not normalized: kept only to repeat figures from R. */
const shahVaish = ({ x, w, cumulated, total }: Sorted, p: number): number => {
  const n = w.length;
  const points = Array.from(
    w,
    (weight, i) => [((cumulated[i]! * n) / total + 0.5 - weight / 2) / (n + 1), x[i]!] as const,
  );
  points.sort((left, right) => left[0] - right[0]);
  return points.findLast(([point]) => point <= p)?.[1] ?? points[0]![1];
};

const seventh = (sorted: Sorted, p: number): number => {
  const { w, cumulated } = sorted;
  const last = cumulated[w.length - 2]!;
  return interpolate(i => (i === 0 ? 0 : cumulated[i - 1]! / last), sorted, p);
};

const rules: Readonly<Record<QuantileRule, (sorted: Sorted, p: number) => number>> = {
  math,
  hf1: math,
  school,
  hf2: school,
  hf3: nearestEven,
  hf4: linear,
  hf5: position(0.5, 0),
  hf6: position(1, 1),
  hf7: seventh,
  hf8: position(2 / 3, 1 / 3),
  hf9: position(5 / 8, 1 / 4),
  shahvaish: shahVaish,
};

/** The p-quantile of sorted weighted values by a rule. */
export const quantileOf = (sorted: Sorted, p: number, rule: QuantileRule): number =>
  sorted.x.length === 1 ? sorted.x[0]! : rules[rule](sorted, p);
