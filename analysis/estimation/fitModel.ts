// Weighted least squares, and logistic regression by Newton's steps (the same steps as iteratively reweighted least squares).
import { type Matrix, cholesky, inverse, solveWith } from '../matrix.ts';
import { type Block, type ModelRows, blockRoom, bySlot, predictBlock } from './modelBlocks.ts';
import { type NormalEquations, normalEquations } from './normalEquations.ts';

export const families = ['gaussian', 'logit'] as const;
export type Family = (typeof families)[number];

export type Fitted = {
  readonly coefficients: Float64Array;
  /** Outcome minus its fitted mean, row by row; 0 where the weight is 0. */
  readonly residuals: Float64Array;
  /** Inverse of X'WX at the solution. */
  readonly inverseInformation: Matrix;
  readonly aliased: Uint8Array;
  readonly converged: boolean;
  readonly iterations: number;
};

type Data = {
  readonly model: ModelRows;
  readonly y: Float64Array;
  readonly weights: Float64Array;
};

const fittedAt = (normal: Matrix, rest: Omit<Fitted, 'inverseInformation' | 'aliased'>): Fitted => ({
  ...rest,
  inverseInformation: inverse(normal),
  aliased: cholesky(normal).aliased,
});

/** Calls `read` with each row and its linear predictor. */
const predictAll = (
  model: ModelRows,
  coefficients: Float64Array,
  read: (row: number, eta: number) => void,
): void => {
  const slopes = bySlot(model, coefficients);
  const eta = blockRoom();
  model.each(block => {
    predictBlock(block, slopes, eta);
    for (let k = 0; k < block.count; k++) read(block.from + k, eta[k]!);
  });
};

/** Least squares with one refinement: residuals are regressed once more to win back lost digits. */
const fitLinear = ({ model, y, weights }: Data): Fitted => {
  const residuals = new Float64Array(y.length);
  for (let row = 0; row < y.length; row++) if (weights[row] !== 0) residuals[row] = y[row]!;
  const step = (): NormalEquations =>
    normalEquations(model, ({ from, count }, v, s) => {
      for (let k = 0; k < count; k++) {
        v[k] = weights[from + k]!;
        s[k] = weights[from + k]! * residuals[from + k]!;
      }
    });
  const coefficients = new Float64Array(model.size);
  let { normal, cross } = step();
  for (let round = 0; round < 2; round++) {
    if (round > 0) ({ normal, cross } = step());
    solveWith(cholesky(normal), cross).forEach((move, i) => (coefficients[i]! += move));
    predictAll(model, coefficients, (row, eta) => {
      if (weights[row] !== 0) residuals[row] = y[row]! - eta;
    });
  }
  return fittedAt(normal, { coefficients, residuals, converged: true, iterations: 1 });
};

const meanWeight = (weights: Float64Array): number => {
  let [n, sum] = [0, 0];
  for (const weight of weights)
    if (weight !== 0) {
      n++;
      sum += weight;
    }
  return sum / n;
};

const STEPS = 50;
/** Relative change of the deviance at which a logit is done. The next step would move it by the square of that. */
const TOLERANCE = 1e-11;

const entropy = (y: number, mean: number): number => (y === 0 ? 0 : y * Math.log(y / mean));

/** Where a step starts: the linear predictor of a block of rows. */
type Predictor = (block: Block, out: Float64Array) => void;

/** Answers pulled half a respondent towards one half, as glm starts. */
const startingPoint =
  ({ y, weights }: Data, mean: number): Predictor =>
  ({ from, count }, out) => {
    for (let k = 0; k < count; k++) {
      const weight = weights[from + k]! / mean;
      const start = weight === 0 ? 0.5 : (weight * y[from + k]! + 0.5) / (weight + 1);
      out[k] = Math.log(start / (1 - start));
    }
  };

const along = ({ model }: Data, coefficients: Float64Array): Predictor => {
  const slopes = bySlot(model, coefficients);
  return (block, out) => predictBlock(block, slopes, out);
};

/** p (1 - p), never 0, and p itself, from the linear predictor: no digits are lost in the tails. */
const spreadAt = (small: number): number => Math.max(small / (1 + small) ** 2, Number.MIN_VALUE);
const meanAt = (eta: number, small: number): number => (eta >= 0 ? 1 : small) / (1 + small);

const devianceOf = (answer: number, eta: number, small: number): number => {
  if (answer === 0 || answer === 1)
    return 2 * (Math.log1p(small) + ((answer === 1) === eta >= 0 ? 0 : Math.abs(eta)));
  const mean = meanAt(eta, small);
  return 2 * (entropy(answer, mean) + entropy(1 - answer, meanAt(-eta, small)));
};

type Step = NormalEquations & { readonly deviance: number };

/**
 * Information, score and deviance at a predictor, in one pass. The first step regresses on the working outcome, because its
 * predictor is not on the model's plane; the later ones on the residual, and move the coefficients.
 */
const stepAt = ({ model, y, weights }: Data, predict: Predictor, isFirst: boolean): Step => {
  const eta = blockRoom();
  let deviance = 0;
  const equations = normalEquations(model, (block, v, s) => {
    predict(block, eta);
    for (let k = 0, row = block.from; k < block.count; k++, row++) {
      const [weight, at] = [weights[row]!, eta[k]!];
      const small = weight === 0 ? 1 : Math.exp(-Math.abs(at));
      v[k] = weight * spreadAt(small);
      if (weight === 0) s[k] = 0;
      else {
        s[k] = weight * (y[row]! - meanAt(at, small)) + (isFirst ? v[k]! * at : 0);
        deviance += weight * devianceOf(y[row]!, at, small);
      }
    }
  });
  return { ...equations, deviance };
};

type Descent = {
  readonly coefficients: Float64Array;
  readonly now: Step;
  /** One step back: where R takes its information from. */
  readonly before: { readonly step: Step; readonly predict: Predictor };
  readonly iterations: number;
  readonly change: number;
};

const descend = (data: Data, tolerance: number): Descent => {
  const mean = meanWeight(data.weights);
  let predict = startingPoint(data, mean);
  let now = stepAt(data, predict, true);
  let coefficients = new Float64Array(data.model.size);
  let before = { step: now, predict };
  let [change, iterations] = [Infinity, 0];
  while (iterations < STEPS && change >= tolerance) {
    before = { step: now, predict };
    const move = solveWith(cholesky(now.normal), now.cross.slice());
    coefficients = coefficients.map((value, i) => value + move[i]!);
    predict = along(data, coefficients);
    now = stepAt(data, predict, false);
    // R counts in weights scaled to a mean of 1
    change = Math.abs(now.deviance - before.step.deviance) / (Math.abs(now.deviance) + 0.1 * mean);
    iterations++;
  }
  return { coefficients, now, before, iterations, change };
};

type Ending = {
  readonly residuals: Float64Array;
  /** How far the last step still moved somebody's log odds: where answers are separated it never comes to rest. */
  readonly largestMove: number;
};

/** Outcome minus mean at the solution; with R's stopping rule the working residual times the weight one step back. */
const residualsAt = (data: Data, descent: Descent, asInR: boolean): Ending => {
  const { model, y, weights } = data;
  let largestMove = 0;
  const residuals = new Float64Array(y.length);
  const [now, back] = [blockRoom(), blockRoom()];
  const predict = along(data, descent.coefficients);
  model.each(block => {
    predict(block, now);
    descent.before.predict(block, back);
    for (let k = 0, row = block.from; k < block.count; k++, row++) {
      if (weights[row] === 0) continue;
      largestMove = Math.max(largestMove, Math.abs(now[k]! - back[k]!));
      const small = Math.exp(-Math.abs(now[k]!));
      residuals[row] = y[row]! - meanAt(now[k]!, small);
      if (asInR) residuals[row]! *= spreadAt(Math.exp(-Math.abs(back[k]!))) / spreadAt(small);
    }
  });
  return { residuals, largestMove };
};

/** In log odds: the last step of a model that converges is far below this, that of a separated answer about 1. */
const SETTLED = 0.1;

const fitLogit = (data: Data, tolerance: number | undefined): Fitted => {
  const descent = descend(data, tolerance ?? TOLERANCE);
  const asInR = tolerance !== undefined;
  const { coefficients, iterations, change } = descent;
  const { residuals, largestMove } = residualsAt(data, descent, asInR);
  const { normal } = asInR ? descent.before.step : descent.now;
  const converged = change < 1e-7 && largestMove < SETTLED;
  return fittedAt(normal, { coefficients, residuals, converged, iterations });
};

/** Fits a model; rows of weight 0 are out. A logit that separates the data comes back not converged. */
export const fitModel = (
  model: ModelRows,
  y: Float64Array,
  weights: Float64Array,
  method: { readonly family: Family; readonly tolerance?: number | undefined },
): Fitted => {
  const data = { model, y, weights };
  return method.family === 'gaussian' ? fitLinear(data) : fitLogit(data, method.tolerance);
};
