// Regression with the design's standard errors: linear and logistic.
import { type CategoryColumn, columnOf } from '../dataset.ts';
import { type SurveyDesign, degreesOfFreedom, subset } from '../design.ts';
import type { Flag } from '../flags.ts';
import { type Matrix, matrix, multiply } from '../matrix.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { covarianceOf } from '../variance/statistic.ts';
import { scoreTotals } from '../variance/totals.ts';
import { type Family, type Fitted, fitModel } from './fitModel.ts';
import { type ModelColumn, type ModelTerm, modelColumns } from './modelMatrix.ts';
import { yesColumn } from './surveyProportion.ts';
import { type Difference, differenceFrom } from './waveDifference.ts';

export type ModelOutcome =
  string | { readonly variable: string; readonly categories: string | readonly string[] };

export type SurveyModel = {
  readonly names: readonly string[];
  /** The term each coefficient belongs to. */
  readonly terms: readonly string[];
  readonly coefficients: readonly Difference[];
  readonly covariance: Matrix;
  /** Design degrees of freedom + 1 - coefficients: for t and F tests of the model. */
  readonly degreesOfFreedom: number;
  /** Coefficients left out because others determine them. */
  readonly aliased: readonly string[];
  readonly converged: boolean;
  readonly n: number;
};

export type ModelInput = {
  readonly outcome: ModelOutcome;
  readonly terms: readonly ModelTerm[];
  readonly family?: Family;
  /** Relative change of the deviance at which a logit stops; default about 1e-15. R's svyglm stops at 1e-8. */
  readonly tolerance?: number;
  readonly level?: number;
};

const outcomeValues = (design: SurveyDesign, outcome: ModelOutcome): Float64Array => {
  if (typeof outcome === 'string') {
    const column = columnOf(design.data, outcome);
    if (column.kind === 'number') return column.values;
    throw new RangeError(`Outcome "${outcome}" holds categories: say which of them count as 1.`);
  }
  const column = columnOf(design.data, outcome.variable) as CategoryColumn; // checked on the next line
  if (column.kind !== 'category')
    throw new RangeError(`Outcome "${outcome.variable}" is already a number: name it alone.`);
  const { codes } = yesColumn(column, outcome.categories);
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) values[row] = codes[row]! < 0 ? Number.NaN : codes[row]!;
  return values;
};

const modelDomain = (
  design: SurveyDesign,
  y: Float64Array,
  columns: readonly ModelColumn[],
): SurveyDesign => {
  const mask = new Uint8Array(y.length).fill(1);
  for (const values of [y, ...columns.map(column => column.values)])
    for (let row = 0; row < mask.length; row++) if (values[row]! !== values[row]!) mask[row] = 0;
  let rows = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1 && design.weights[row] !== 0) rows++;
  if (rows <= columns.length)
    throw new RangeError(
      `The model has ${columns.length} coefficients for ${rows} complete rows: leave terms out.`,
    );
  return subset(design, mask);
};

const checkedOutcome = (y: Float64Array, weights: Float64Array, family: Family): void => {
  if (family !== 'logit') return;
  const row = y.findIndex((value, at) => weights[at] !== 0 && (value < 0 || value > 1));
  if (row >= 0)
    throw new RangeError(`Row ${row} of the outcome is ${y[row]}: a logit model needs values from 0 to 1.`);
};

type Prepared = { readonly columns: readonly Float64Array[]; readonly means: Float64Array };

/** Columns measured from their means (the intercept takes the difference back), so that years do not eat up the digits. */
const centred = (domain: SurveyDesign, columns: readonly ModelColumn[]): Prepared => {
  const inside = domain.weights;
  const size = summaryOf(domain).weighted;
  const means = Float64Array.from(columns, ({ values }, i) => {
    if (i === 0) return 0;
    let sum = 0;
    for (let row = 0; row < values.length; row++) if (inside[row] !== 0) sum += inside[row]! * values[row]!;
    return sum / size;
  });
  const moved = columns.map(({ values }, i) => {
    const mean = means[i]!;
    const out = new Float64Array(values.length);
    for (let row = 0; row < out.length; row++) if (inside[row] !== 0) out[row] = values[row]! - mean;
    return out;
  });
  return { columns: moved, means };
};

/** The matrix that turns coefficients of centred columns into those of the columns as given. */
const backFrom = (means: Float64Array): Matrix => {
  const back = matrix(means.length, means.length);
  for (let i = 0; i < means.length; i++) back.values[i * means.length + i] = 1;
  for (let j = 1; j < means.length; j++) back.values[j] = -means[j]!;
  return back;
};

const evaluateLinear = (domain: SurveyDesign, prepared: Prepared, fitted: Fitted): Evaluated => {
  const { means, columns } = prepared;
  const size = means.length;
  const back = backFrom(means);
  const influence = multiply(back, fitted.inverseInformation);
  const totals = scoreTotals(domain, columns, fitted.residuals);
  const table = multiply(matrix(totals.unitCount, size, totals.units), {
    ...influence,
    values: transposed(influence),
  });
  const values = multiply(back, matrix(size, 1, fitted.coefficients)).values;
  return { design: domain, size, values, table: table.values, zeroCentre: true };
};

const transposed = (a: Matrix): Float64Array => {
  const out = new Float64Array(a.values.length);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.columns; j++) out[j * a.rows + i] = a.values[i * a.columns + j]!;
  return out;
};

const evaluateReplicates = (
  domain: SurveyDesign,
  prepared: Prepared,
  refit: (weights: Float64Array) => Fitted,
): Evaluated => {
  const { weights, count } = domain.replicates!;
  const rows = domain.data.rows;
  const size = prepared.means.length;
  const back = backFrom(prepared.means);
  const full = refit(domain.weights);
  const solve = (fitted: Fitted): Float64Array => multiply(back, matrix(size, 1, fitted.coefficients)).values;
  const table = new Float64Array(count * size);
  for (let unit = 0; unit < count; unit++) {
    const own = weights.subarray(unit * rows, (unit + 1) * rows);
    const fitted = refit(own.map((weight, row) => (domain.weights[row] === 0 ? 0 : weight)));
    // a replicate that empties a category leaves a coefficient without a value: it is no draw from the same model
    const isWhole = fitted.aliased.every((aliased, i) => aliased === full.aliased[i]);
    table.set(isWhole ? solve(fitted) : new Float64Array(size).fill(Number.NaN), unit * size);
  }
  return { design: domain, size, values: solve(full), table };
};

/**
 * Linear (gaussian) or logistic (logit) regression on a survey.
 * In words: weighted maximum pseudo-likelihood; the covariance is the sandwich with PSU totals of scores.
 * When to use: trends with covariates, joint effects. Slopes of 'gaussian' on a 0/1 outcome are in shares per unit, of 'logit'
 * in log odds. The first category of each closed question is the reference.
 * Degrees of freedom: design + 1 - coefficients. Aliased columns are left out and named.
 * Errors: RangeError for unknown variables, too few rows, outcomes outside [0, 1]; `converged` false when data separate.
 * Source: Binder (1983); Lumley (2010), ch. 5-6; equals survey::svyglm.
 */
export const surveyGlm = (design: SurveyDesign, input: ModelInput): SurveyModel => {
  const family = input.family ?? 'gaussian';
  const y = outcomeValues(design, input.outcome);
  const columns = modelColumns(design.data, input.terms);
  const domain = modelDomain(design, y, columns);
  checkedOutcome(y, domain.weights, family);
  const prepared = centred(domain, columns);
  const refit = (weights: Float64Array): Fitted =>
    fitModel(prepared.columns, y, weights, { family, tolerance: input.tolerance });
  const fitted = refit(domain.weights);
  const evaluated =
    domain.replicates === null
      ? evaluateLinear(domain, prepared, fitted)
      : evaluateReplicates(domain, prepared, refit);
  // with replicates R keeps the degrees of freedom of the rows without an answer too
  const freedom = degreesOfFreedom(design.replicates === null ? domain : design);
  return describe(domain, columns, { fitted, evaluated, level: input.level, freedom });
};

type Described = {
  readonly fitted: Fitted;
  readonly evaluated: Evaluated;
  readonly level: number | undefined;
  readonly freedom: number;
};

const describe = (
  domain: SurveyDesign,
  columns: readonly ModelColumn[],
  { fitted, evaluated, level, freedom }: Described,
): SurveyModel => {
  const kept = columns.map((_, i) => i).filter(i => fitted.aliased[i] === 0);
  const whole = covarianceOf(evaluated);
  const covariance = matrix(kept.length, kept.length);
  kept.forEach((i, a) =>
    kept.forEach((j, b) => (covariance.values[a * kept.length + b] = whole.values[i * whole.columns + j]!)),
  );
  const df = Math.max(0, freedom + 1 - kept.length);
  const flags: readonly Flag[] = fitted.converged ? domain.flags : [...domain.flags, 'notConverged'];
  const coefficient = (i: number, a: number): Difference => {
    const variance = covariance.values[a * kept.length + a]!;
    return differenceFrom({ value: evaluated.values[i]!, variance, degreesOfFreedom: df, level, flags });
  };
  return {
    names: kept.map(i => columns[i]!.name),
    terms: kept.map(i => columns[i]!.term),
    coefficients: kept.map(coefficient),
    covariance,
    degreesOfFreedom: df,
    aliased: columns.filter((_, i) => fitted.aliased[i] === 1).map(({ name }) => name),
    converged: fitted.converged,
    n: summaryOf(domain).rows,
  };
};
