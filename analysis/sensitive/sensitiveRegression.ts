// What all regressions on sensitive questions share: the rows, the columns of the model, the answer.
import { columnOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { type ModelTerm, modelMatrix, rowOf, termVariables } from '../estimation/modelMatrix.ts';
import { completeDomain } from '../estimation/variables.ts';
import { type Difference, differenceFrom } from '../estimation/waveDifference.ts';
import type { Matrix } from '../matrix.ts';
import type { Maximum } from './maximumLikelihood.ts';

export type SensitiveModel = {
  readonly names: readonly string[];
  /** Log odds of the sensitive trait. */
  readonly coefficients: readonly Difference[];
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly n: number;
  readonly nWeighted: number;
};

export type CompleteRows = {
  readonly names: readonly string[];
  /** One array of the model's columns for each row. */
  readonly x: readonly Float64Array[];
  readonly rows: readonly number[];
  readonly nWeighted: number;
};

/** Rows of non-zero weight with the response and all terms. RangeError when there are fewer than coefficients. */
export const completeRows = (
  design: SurveyDesign,
  response: string,
  terms: readonly ModelTerm[],
): CompleteRows => {
  const variables = [columnOf(design.data, response), ...termVariables(design.data, terms)];
  const { weights } = completeDomain(design, variables);
  const model = modelMatrix(design.data, terms, weights);
  const rows = Array.from(weights.keys()).filter(row => weights[row] !== 0);
  if (rows.length <= model.columns.length)
    throw new RangeError(
      `The model has ${model.columns.length} coefficients for ${rows.length} complete rows: leave terms out.`,
    );
  const x = rows.map(row => rowOf(model, row));
  const nWeighted = rows.reduce((sum, row) => sum + weights[row]!, 0);
  return { names: model.columns.map(({ name }) => name), x, rows, nWeighted };
};

export const expit = (value: number): number => 1 / (1 + Math.exp(-value));

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** The first `names.length` parameters of a maximum as coefficients. */
export const describeModel = (
  { names, rows, nWeighted }: CompleteRows,
  maximum: Maximum,
  level: number | undefined,
): SensitiveModel => ({
  names,
  coefficients: names.map((_, i) =>
    differenceFrom({
      value: maximum.parameters[i]!,
      variance: maximum.covariance.values[i * maximum.covariance.columns + i]!,
      degreesOfFreedom: rows.length - maximum.parameters.length,
      level,
      base: { n: rows.length, nWeighted },
      flags: maximum.converged ? [] : ['notConverged'],
    }),
  ),
  covariance: maximum.covariance,
  logLikelihood: maximum.logLikelihood,
  converged: maximum.converged,
  n: rows.length,
  nWeighted,
});
