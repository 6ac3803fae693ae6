// The public face of the analysis engine: everything the rest of the program may use.
export {
  type CategoryColumn,
  type Column,
  type Dataset,
  type NumberColumn,
  categoriesOf,
  categoryColumn,
  columnOf,
  dataset,
  numberColumn,
  numbersOf,
  where,
  whereCategory,
  withColumns,
} from './dataset.ts';
export {
  type LonelyPsu,
  type SurveyDesign,
  type SurveyDesignInput,
  degreesOfFreedom,
  subset,
  surveyDesign,
  withData,
} from './design.ts';
export {
  betaCdf,
  betaQuantile,
  chi2Sf,
  fSf,
  normalQuantile,
  normalSf,
  tCdf,
  tQuantile,
  tSf,
} from './distributions.ts';
export type { Estimate } from './estimation/estimate.ts';
export {
  type CategoryEstimate,
  type ProportionOptions,
  surveyProportions,
} from './estimation/surveyProportions.ts';
export { type Trend, type TrendWave, trend } from './estimation/trend.ts';
export { type Difference, waveDifference } from './estimation/waveDifference.ts';
export type { Flag } from './flags.ts';
export type { Interval, IntervalMethod } from './inference/proportionInterval.ts';
export type { RakeOptions, WorstMargin } from './weighting/fitMargins.ts';
export type { Margin } from './weighting/margins.ts';
export { type Raked, rake } from './weighting/rake.ts';
export {
  type WeightDiagnostics,
  effectiveSampleSize,
  kishDesignEffect,
  weightDiagnostics,
} from './weighting/weightDiagnostics.ts';
