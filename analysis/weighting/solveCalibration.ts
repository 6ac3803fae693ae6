// Newton's method for the calibration equations, with step halving.
import { solveWith } from '../matrix.ts';
import { type Auxiliary, addCross, explained, normalFactor } from './auxiliary.ts';

/** How far a weight may move: its multiplier as a function of u, and the slope of that. */
export type Distance = { readonly multiplier: (u: number) => number; readonly slope: (u: number) => number };

export type Problem = {
  readonly auxiliary: Auxiliary;
  readonly base: Float64Array;
  readonly totals: Float64Array;
  readonly rowVariance: Float64Array | undefined;
  readonly distance: Distance;
};

export type Solution = {
  readonly adjustment: Float64Array;
  readonly achieved: Float64Array;
  readonly rowVariance: Float64Array | undefined;
  readonly converged: boolean;
  readonly iterations: number;
  /** After each step that was taken: the largest |misfit| / (|total| + the smaller of 1 and the largest total). */
  readonly misfits: readonly number[];
};

const clip = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(Math.max(value, low), high);

const logitDistance = ([low, high]: readonly [number, number]): Distance => {
  const steepness = (high - low) / ((high - 1) * (1 - low));
  const multiplier = (u: number): number => {
    const growth = Math.exp(clip(steepness * u, [-700, 700]));
    return (low * (high - 1) + high * (1 - low) * growth) / (high - 1 + (1 - low) * growth);
  };
  return {
    multiplier,
    slope: u => {
      const value = multiplier(u);
      return ((value - low) * (high - value) * steepness) / (high - low);
    },
  };
};

/** The distance of a method with bounds on the multiplier. */
export const distanceOf = (
  method: 'linear' | 'raking' | 'logit',
  bounds: readonly [number, number],
): Distance => {
  if (method === 'logit') return logitDistance(bounds);
  const free = method === 'linear' ? (u: number) => 1 + u : Math.exp;
  return {
    multiplier: u => clip(free(u), bounds),
    slope: u => {
      const value = free(u);
      return value > bounds[0] && value < bounds[1] ? (method === 'linear' ? 1 : value) : 0;
    },
  };
};

type State = {
  readonly adjustment: Float64Array;
  readonly achieved: Float64Array;
  readonly misfit: number;
  readonly u: Float64Array;
};

const stateAt = (problem: Problem, coefficients: Float64Array): State => {
  const { auxiliary: aux, base, totals, rowVariance, distance } = problem;
  const u = explained(aux, coefficients);
  if (rowVariance !== undefined)
    u.forEach((value, row) => (u[row] = base[row] === 0 ? 0 : value / rowVariance[row]!));
  const adjustment = u.map((value, row) => (base[row] === 0 ? 1 : distance.multiplier(value)));
  const achieved = addCross(
    aux,
    base.map((weight, row) => weight * adjustment[row]!),
  );
  // as R counts it; where all totals are far below 1 against the largest of them, or any weights would do
  const floor = totals.reduce((most, total) => Math.max(most, Math.abs(total)), 0);
  const misfit = totals.reduce(
    (worst, total, i) =>
      Math.max(worst, Math.abs(total - achieved[i]!) / (Math.min(1, floor || 1) + Math.abs(total))),
    0,
  );
  return { adjustment, achieved, misfit: Number.isFinite(misfit) ? misfit : Infinity, u };
};

type Point = { readonly coefficients: Float64Array; readonly state: State };

const newtonStep = (problem: Problem, state: State): Float64Array => {
  const { auxiliary: aux, base, totals, rowVariance, distance } = problem;
  const slopes = base.map((weight, row) =>
    weight === 0
      ? 0
      : (weight * distance.slope(state.u[row]!)) / (rowVariance === undefined ? 1 : rowVariance[row]!),
  );
  return solveWith(
    normalFactor(aux, slopes),
    totals.map((total, i) => total - state.achieved[i]!),
  );
};

const HALVINGS = 8;

/** The state after a Newton move, halved until the misfit falls. */
const bestMove = (problem: Problem, from: Point): Point => {
  const move = newtonStep(problem, from.state);
  let scale = 1;
  for (let halving = 0; ; halving++, scale /= 2) {
    const coefficients = from.coefficients.map((value, i) => value + scale * move[i]!);
    const state = stateAt(problem, coefficients);
    if (state.misfit < from.state.misfit || halving === HALVINGS) return { coefficients, state };
  }
};

/** Solves the calibration equations; `converged` false when the totals cannot be reached within the bounds. */
export const solveCalibration = (
  problem: Problem,
  {
    tolerance = 1e-10,
    maxIterations = 200,
  }: { readonly tolerance?: number; readonly maxIterations?: number },
): Solution => {
  const start: Float64Array = new Float64Array(problem.auxiliary.size);
  let point: Point = { coefficients: start, state: stateAt(problem, start) };
  let iterations = 0;
  const misfits: number[] = [];
  while (point.state.misfit > tolerance && iterations < maxIterations) {
    iterations++;
    const next = bestMove(problem, point);
    if (!(next.state.misfit < point.state.misfit)) break;
    point = next;
    misfits.push(point.state.misfit);
  }
  const { adjustment, achieved, misfit } = point.state;
  return {
    adjustment,
    achieved,
    rowVariance: problem.rowVariance,
    converged: misfit <= tolerance,
    iterations,
    misfits,
  };
};
