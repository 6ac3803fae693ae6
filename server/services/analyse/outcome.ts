// The result of an analysis: estimates only, with everything needed to judge and to repeat them.
import type { Estimate, Flag } from '../../../analysis/index.ts';
import type { ResultItem } from '../../../surveys/recipe/result-item.ts';
import type { Calibrated } from './design.ts';

/**
 * `reworded`: the question changed between the waves compared, and the recipe compares them all the same. `replaced`: another question
 * was put in its place, and there is nothing to compare.
 */
export type RowFlag = Flag | 'reworded' | 'replaced';

/** One figure. A figure that few people stand behind keeps its place and loses its numbers. */
export type ResultRow = {
  /** Null where the data have no waves; `2012 -> 2013` for a change. */
  readonly wave: string | null;
  readonly group: Readonly<Record<string, string>>;
  /** The answer, the variable, or the coefficient. */
  readonly name: string;
  readonly statistic: string;
  readonly isSuppressed: boolean;
  readonly value: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly nWeighted: number | null;
  readonly degreesOfFreedom: number | null;
  /** Of the denominator of an F test. */
  readonly denominatorDf: number | null;
  readonly designEffect: number | null;
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
  /** Of a sensitive question: how many times its protection raises the variance. */
  readonly efficiencyLoss: number | null;
  readonly flags: readonly RowFlag[];
};

export type ResultTable = {
  readonly id: string;
  readonly type: ResultItem['type'];
  readonly rows: readonly ResultRow[];
};

export type AnalysedWave = {
  readonly name: string | null;
  /** Version of the questionnaire, of a stored wave. */
  readonly version: string | null;
  readonly sample: 'probability' | 'volunteer';
  /** Respondents; null where fewer than ten may not be told. */
  readonly n: number | null;
  readonly weighting: {
    readonly calibrations: readonly Pick<Calibrated, 'method' | 'bounds' | 'trimming'>[];
    readonly sum: number | null;
    readonly designEffect: number | null;
    readonly effectiveSampleSize: number | null;
  };
};

export type Analysis = {
  readonly format: 'barometer-results/1';
  readonly title: string;
  readonly program: string;
  readonly recipe: { readonly file: string; readonly sha256: string };
  readonly data: {
    readonly source: Readonly<Record<string, string>>;
    readonly sha256: string;
    readonly waves: readonly AnalysedWave[];
  };
  readonly results: readonly ResultTable[];
};

const blank = {
  ...{ value: null, standardError: null, low: null, high: null, n: null, nWeighted: null },
  ...{ degreesOfFreedom: null, denominatorDf: null, designEffect: null, pValue: null, adjustedPValue: null },
  efficiencyLoss: null,
} as const;

type Numbers = Partial<Omit<ResultRow, keyof Place | 'isSuppressed'>>;
export type Place = Pick<ResultRow, 'wave' | 'group' | 'name' | 'statistic'>;

export const suppressedRow = (place: Place): ResultRow => ({
  ...place,
  isSuppressed: true,
  ...blank,
  flags: [],
});

/** A figure from what an estimator gave; what it has no notion of stays null. */
export const shownRow = (place: Place, figure: Numbers): ResultRow => {
  const { value = null, standardError = null, low = null, high = null, n = null, nWeighted = null } = figure;
  const { degreesOfFreedom = null, denominatorDf = null, designEffect = null, pValue = null } = figure;
  const { efficiencyLoss = null } = figure;
  return {
    ...{ ...place, isSuppressed: false, value, standardError, low, high, n, nWeighted, degreesOfFreedom },
    ...{ denominatorDf, designEffect, pValue, adjustedPValue: null, efficiencyLoss },
    flags: figure.flags ?? [],
  };
};

/** A base that would tell how few did not answer; the design effect or the efficiency loss of a list, with the error beside it, would tell the base. */
export const baseless = (row: ResultRow): ResultRow => ({
  ...row,
  n: null,
  nWeighted: null,
  designEffect: null,
  efficiencyLoss: row.statistic === 'listExperiment' ? null : row.efficiencyLoss,
});

/** Of volunteers nothing but the share itself can be stated. */
export const unmeasured = <Figure extends Pick<Estimate, 'value' | 'n' | 'nWeighted'>>({
  value,
  n,
  nWeighted,
}: Figure): Numbers => ({ value, n, nWeighted });

/** `sex=f; age=18_29`. */
export const groupText = (group: Readonly<Record<string, string>>): string =>
  Object.entries(group)
    .map(([name, category]) => `${name}=${category}`)
    .join('; ');
