// What a fitted regression says: coefficients with their tests, the covariance, what was left out.
import type { SurveyDesign } from '../design.ts';
import type { Flag } from '../flags.ts';
import { type Matrix, matrix } from '../matrix.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { covarianceOf } from '../variance/statistic.ts';
import { domainFlags } from './estimate.ts';
import type { Fitted } from './fitModel.ts';
import type { ModelColumn } from './modelMatrix.ts';
import { type Difference, differenceFrom } from './waveDifference.ts';

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
  readonly nWeighted: number;
  readonly flags: readonly Flag[];
};

export type Described = {
  readonly fitted: Fitted;
  readonly evaluated: Evaluated;
  readonly level: number | undefined;
  readonly freedom: number;
};

/** The rows and columns named. */
export const cutTo = (whole: Matrix, kept: readonly number[]): Matrix => {
  const part = matrix(kept.length, kept.length);
  kept.forEach((i, a) =>
    kept.forEach((j, b) => (part.values[a * kept.length + b] = whole.values[i * whole.columns + j]!)),
  );
  return part;
};

/** The model as it is handed out: aliased coefficients are left out, the others get their tests. */
export const describe = (
  domain: SurveyDesign,
  columns: readonly ModelColumn[],
  { fitted, evaluated, level, freedom }: Described,
): SurveyModel => {
  const kept = columns.map((_, i) => i).filter(i => fitted.aliased[i] === 0);
  const covariance = cutTo(covarianceOf(evaluated), kept);
  const df = Math.max(0, freedom + 1 - kept.length);
  const { rows: n, weighted: nWeighted } = summaryOf(domain);
  const known = domainFlags(domain);
  const flags: readonly Flag[] = fitted.converged ? known : [...new Set([...known, 'notConverged' as const])];
  const shared = { degreesOfFreedom: df, level, base: { n, nWeighted }, flags };
  const coefficient = (i: number, a: number): Difference =>
    differenceFrom({
      ...{ value: evaluated.values[i]!, variance: covariance.values[a * kept.length + a]! },
      ...shared,
    });
  return {
    names: kept.map(i => columns[i]!.name),
    terms: kept.map(i => columns[i]!.term),
    coefficients: kept.map(coefficient),
    covariance,
    degreesOfFreedom: df,
    aliased: columns.filter((_, i) => fitted.aliased[i] === 1).map(({ name }) => name),
    converged: fitted.converged,
    n,
    nWeighted,
    flags,
  };
};
