// Several estimates of one design together with their covariance, so that differences and ratios of them have errors.
import type { SurveyDesign } from '../design.ts';
import type { Matrix } from '../matrix.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { covarianceOf } from '../variance/statistic.ts';
import {
  type Estimate,
  type EstimateParts,
  type PrecisionOptions,
  estimateFrom,
  precisionOf,
} from './estimate.ts';

export type EstimateSet = {
  readonly names: readonly string[];
  readonly estimates: readonly Estimate[];
  readonly covariance: Matrix;
  readonly degreesOfFreedom: number;
  /** Scores unit by unit: lets sets of the same design be put side by side. */
  readonly evaluated: Evaluated;
};

export type SetOptions = PrecisionOptions & {
  /** Compare with simple random sampling with replacement (default) or without. */
  readonly designEffect?: 'replace' | 'wor';
};

export type SetParts = {
  readonly names: readonly string[];
  readonly evaluated: Evaluated;
  /** Variance of each estimate under simple random sampling, where that is known. */
  readonly randomVariances?: readonly (number | null)[];
};

type Part = {
  readonly name: string;
  readonly value: number;
  readonly variance: number;
  readonly random: number | null | undefined;
};

const partsOf = ({ name, value, variance, random }: Part): EstimateParts => ({
  name,
  value,
  variance,
  designEffect: random !== null && random !== undefined && random > 0 ? variance / random : null,
});

/** The set from estimates with scores; intervals are value +- t x SE. */
export const estimateSet = (
  design: SurveyDesign,
  domain: SurveyDesign,
  parts: SetParts,
  options: SetOptions = {},
): EstimateSet => {
  const precision = precisionOf(domain, design, options);
  const { evaluated, names, randomVariances } = parts;
  const covariance = covarianceOf(evaluated);
  const estimates = names.map((name, i) => {
    const variance = covariance.values[i * names.length + i]!;
    const random = randomVariances?.[i];
    return estimateFrom(precision, partsOf({ name, value: evaluated.values[i]!, variance, random }));
  });
  return { names, estimates, covariance, degreesOfFreedom: precision.degreesOfFreedom, evaluated };
};
