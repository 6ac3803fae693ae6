// The public face of the analysis engine: everything the rest of the program may use.
export * from './dataset.ts';
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
export { type ContrastWeights, contrast } from './estimation/contrast.ts';
export { type Crosstab, type CrosstabCell, type CrosstabOptions, crosstab } from './estimation/crosstab.ts';
export { deltaMethod } from './estimation/deltaMethod.ts';
export { type DesignEffect, designEffect } from './estimation/designEffect.ts';
export {
  type DifferenceFromAll,
  type DifferencesFromAll,
  differencesFromAll,
} from './estimation/differencesFromAll.ts';
export type { Estimate } from './estimation/estimate.ts';
export type { EstimateSet, SetOptions } from './estimation/estimateSet.ts';
export type { ModelTerm } from './estimation/modelMatrix.ts';
export type { QuantileRule } from './estimation/quantileRules.ts';
export { relativeChange } from './estimation/relativeChange.ts';
export {
  type PlannedWave,
  minimumDetectableChange,
  sampleSizeForProportion,
} from './estimation/sampleSize.ts';
export { type NamedWave, stackWaves } from './estimation/stackWaves.ts';
export { type Group, type GroupedEstimates, type OmittedGroup, surveyBy } from './estimation/surveyBy.ts';
export { type ModelInput, type ModelOutcome, type SurveyModel, surveyGlm } from './estimation/surveyGlm.ts';
export { surveyMean } from './estimation/surveyMean.ts';
export { type ShareOptions, surveyProportion } from './estimation/surveyProportion.ts';
export {
  type CategoryEstimate,
  type ProportionOptions,
  surveyProportions,
} from './estimation/surveyProportions.ts';
export { type QuantileEstimate, type QuantileOptions, surveyQuantile } from './estimation/surveyQuantile.ts';
export { surveyRatio } from './estimation/surveyRatio.ts';
export { surveyTotal } from './estimation/surveyTotal.ts';
export { surveyVariance } from './estimation/surveyVariance.ts';
export { type LogitTrend, type NonLinearity, type Trend, type TrendWave, trend } from './estimation/trend.ts';
export { type Difference, waveDifference } from './estimation/waveDifference.ts';
export type { Flag } from './flags.ts';
export {
  type Suppression,
  type SuppressionOptions,
  complementarySuppression,
} from './disclosure/complementarySuppression.ts';
export type { LinkedTables, Relation, TableCell } from './disclosure/tables.ts';
export { Misuse, type Misuses, misuse } from './misuse.ts';
export { balanceIndex } from './indices/balanceIndex.ts';
export { type PrevalenceInput, briberyPrevalence } from './indices/briberyPrevalence.ts';
export { type Composite, compositeIndex } from './indices/compositeIndex.ts';
export {
  type CorruptionVariables,
  type IndexEstimate,
  corruptionIndices,
  standardIndices,
} from './indices/corruptionIndices.ts';
export { type ExponentialIntensity, exponentialIntensity } from './indices/exponentialIntensity.ts';
export { type IndexDefinition, type IndexFormula, sameRecall } from './indices/indexDefinition.ts';
export { trimmedMean } from './indices/trimmedMean.ts';
export { type Adjustment, adjustPValues } from './inference/adjustPValues.ts';
export { type ChiSquareStatistic, type ChiSquareTest, chiSquareTest } from './inference/chiSquareTest.ts';
export type { Interval, IntervalMethod } from './inference/proportionInterval.ts';
export { tTest } from './inference/tTest.ts';
export { type WaldTest, waldTest } from './inference/waldTest.ts';
export type { Matrix } from './matrix.ts';
export { type ListDesignEffectTable, listDesignEffectTable } from './sensitive/listDesignEffectTable.ts';
export {
  type ListEstimate,
  type ListInput,
  doubleListExperiment,
  listExperiment,
} from './sensitive/listExperiment.ts';
export {
  type RandomizedModel,
  type SensitiveEstimate,
  randomizedResponse,
} from './sensitive/randomizedResponse.ts';
export { type TwoSampleInput, unrelatedTwoSample } from './sensitive/unrelatedTwoSample.ts';
export {
  type ReplicateDesignInput,
  type ReplicateType,
  asBootstrap,
  asJackknife,
  replicateDesign,
} from './variance/replicateDesign.ts';
export {
  type CalibrateOptions,
  type Calibrated,
  type CalibrationTarget,
  calibrate,
} from './weighting/calibrate.ts';
export type { RakeOptions, WorstMargin } from './weighting/fitMargins.ts';
export type { Margin } from './weighting/margins.ts';
export { type Cells, postStratify } from './weighting/postStratify.ts';
export { type Raked, rake } from './weighting/rake.ts';
export { type RakeAndTrimOptions, type RakedAndTrimmed, rakeAndTrim } from './weighting/rakeAndTrim.ts';
export { type TrimOptions, normalizeWeights, trimWeights } from './weighting/trimWeights.ts';
export {
  type WeightDiagnostics,
  effectiveSampleSize,
  kishDesignEffect,
  weightDiagnostics,
} from './weighting/weightDiagnostics.ts';
export { type ListRegressionInput, listRegression } from './sensitive/listRegression.ts';
export { randomizedRegression } from './sensitive/randomizedRegression.ts';
export type { SensitiveModel } from './sensitive/sensitiveRegression.ts';
