// Regression with the design's standard errors: linear and logistic.
import { checkChoice } from '../choice.ts';
import { misuse, notNumbers } from '../misuse.ts';
import { type SurveyModel, describe } from './describeModel.ts';
import { type CategoryColumn, columnOf, numberColumn } from '../dataset.ts';
import { type SurveyDesign, degreesOfFreedom } from '../design.ts';
import { rowNumber } from '../rowNumber.ts';
import { type Matrix, matrix, multiply } from '../matrix.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { type Family, type Fitted, families, fitModel } from './fitModel.ts';
import { type ModelRows, modelRows } from './modelBlocks.ts';
import {
  type ModelColumn,
  type ModelMatrix,
  type ModelTerm,
  modelMatrix,
  termVariables,
} from './modelMatrix.ts';
import { scoreTotals } from './scoreTotals.ts';
import { yesColumn } from './surveyProportion.ts';
import { completeDomain } from './variables.ts';

export type ModelOutcome =
  string | { readonly variable: string; readonly categories: string | readonly string[] };

export type { SurveyModel };

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
    throw notNumbers(outcome);
  }
  const column = columnOf(design.data, outcome.variable) as CategoryColumn; // checked on the next line
  if (column.kind !== 'category')
    throw new RangeError(`Outcome "${outcome.variable}" is already a number: name it alone.`);
  const { codes } = yesColumn(column, outcome.categories);
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) values[row] = codes[row]! < 0 ? Number.NaN : codes[row]!;
  return values;
};

const nameOf = (outcome: ModelOutcome): string => (typeof outcome === 'string' ? outcome : outcome.variable);

/** The rows with an outcome and a value of every term. RangeError when there are none, or no more than coefficients. */
const modelDomain = (design: SurveyDesign, y: Float64Array, { outcome, terms }: ModelInput): SurveyDesign =>
  completeDomain(design, [numberColumn(nameOf(outcome), y), ...termVariables(design.data, terms)]);

const refuseTooFew = (domain: SurveyDesign, columns: readonly ModelColumn[]): void => {
  const { rows } = summaryOf(domain);
  if (rows > columns.length) return;
  throw misuse(
    'fewRows',
    { coefficients: columns.length, rows },
    `The model has ${columns.length} coefficients for ${rows} complete rows: leave terms out, or widen the domain.`,
  );
};

const checkedOutcome = (y: Float64Array, { data, weights }: SurveyDesign, variable: string): void => {
  const at = y.findIndex((value, index) => weights[index] !== 0 && (value < 0 || value > 1));
  if (at < 0) return;
  const [row, value] = [rowNumber(data, at), y[at]!];
  throw misuse(
    'noShare',
    { variable, row, value },
    `Outcome "${variable}" is ${value} in row ${row}, and a logit model needs values from 0 to 1: ` +
      "recode it to 0 and 1, or choose the family 'gaussian'.",
  );
};

/** The matrix that turns coefficients of columns measured from their means into those of the columns as given. */
const backFrom = ({ means, anchors }: ModelRows): Matrix => {
  const back = matrix(means.length, means.length);
  for (let i = 0; i < means.length; i++) back.values[i * means.length + i] = 1;
  anchors.forEach((anchor, j) => {
    if (means[j] !== 0) back.values[anchor * means.length + j] = -means[j]!;
  });
  return back;
};

const evaluateLinear = (domain: SurveyDesign, model: ModelRows, fitted: Fitted): Evaluated => {
  const { size } = model;
  const back = backFrom(model);
  const influence = multiply(back, fitted.inverseInformation);
  const totals = scoreTotals(domain, model, fitted.residuals);
  const table = multiply(matrix(domain.structure.psuCount, size, totals), {
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
  model: ModelRows,
  { full, refit }: { readonly full: Fitted; readonly refit: (weights: Float64Array) => Fitted },
): Evaluated => {
  const { weights, count } = domain.replicates!;
  const rows = domain.data.rows;
  const { size } = model;
  const back = backFrom(model);
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

type FittedRows = { readonly model: ModelRows; readonly fitted: Fitted };

/** Interactions are measured from their means unless the main effect that would take the difference back is left out. */
const fitRows = (
  whole: ModelMatrix,
  weights: Float64Array,
  fit: (model: ModelRows) => Fitted,
): FittedRows => {
  const model = modelRows(whole, weights);
  const fitted = fit(model);
  const isLost = model.anchors.some((anchor, j) => model.means[j] !== 0 && fitted.aliased[anchor] === 1);
  if (!isLost) return { model, fitted };
  const plain = modelRows(whole, weights, ({ codes }) => codes === null);
  return { model: plain, fitted: fit(plain) };
};

/**
 * Linear (gaussian) or logistic (logit) regression on a survey.
 * In words: weighted maximum pseudo-likelihood; the covariance is the sandwich with PSU totals of scores.
 * When to use: trends with covariates, joint effects. Slopes of 'gaussian' on a 0/1 outcome are in shares per unit, of 'logit'
 * in log odds. The first category with respondents of each closed question is the reference.
 * Assumes: the model is a summary of the population, right or not; many more PSUs than coefficients; no outlier of weight rules
 * it.
 * Units: outcome in its own units (logit: 0 to 1); slopes of 'gaussian' in outcome per unit of the term, of 'logit' in log odds
 * per unit.
 * Degrees of freedom: design + 1 - coefficients. Aliased columns are left out and named.
 * Errors: RangeError for unknown variables, too few rows, outcomes outside [0, 1]; `converged` false when data separate.
 * Source: Binder (1983); Lumley (2010), ch. 5-6; equals survey::svyglm.
 * @example surveyGlm(design, { outcome: 'years', terms: ['sex'] }).coefficients[1].value // -0.338
 */
export const surveyGlm = (design: SurveyDesign, input: ModelInput): SurveyModel => {
  checkChoice('family', input.family, families);
  const family = input.family ?? 'gaussian';
  const y = outcomeValues(design, input.outcome);
  const domain = modelDomain(design, y, input);
  const whole = modelMatrix(design.data, input.terms, domain.weights);
  const { columns } = whole;
  refuseTooFew(domain, columns);
  if (family === 'logit') checkedOutcome(y, domain, nameOf(input.outcome));
  const fit = (model: ModelRows, weights: Float64Array): Fitted =>
    fitModel(model, y, weights, { family, tolerance: input.tolerance });
  const { model, fitted } = fitRows(whole, domain.weights, rows => fit(rows, domain.weights));
  const evaluated =
    domain.replicates === null
      ? evaluateLinear(domain, model, fitted)
      : evaluateReplicates(domain, model, { full: fitted, refit: weights => fit(model, weights) });
  // with replicates R keeps the degrees of freedom of the rows without an answer too
  const freedom = degreesOfFreedom(design.replicates === null ? domain : design);
  return describe(domain, columns, { fitted, evaluated, level: input.level, freedom });
};
