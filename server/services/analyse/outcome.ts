// The result of an analysis: estimates only, with everything needed to judge and to repeat them.
import type { Flag } from '../../../analysis/index.ts';
import type { ResultItem } from '../../../surveys/recipe/result-item.ts';
import type { StepReport } from './design.ts';

/** One figure. A figure that few people stand behind keeps its place and loses its numbers. */
export type ResultRow = {
  /** Null where the data have no waves; `2012 -> 2013` for a change. */
  readonly wave: string | null;
  readonly group: Readonly<Record<string, string>>;
  /** The category, the variable, `row x column`, or the coefficient. */
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
  readonly designEffect: number | null;
  readonly t: number | null;
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
  readonly flags: readonly Flag[];
};

export type Test = {
  readonly wave: string | null;
  readonly method: string;
  readonly statistic: number | null;
  readonly numeratorDf: number | null;
  readonly denominatorDf: number | null;
  readonly pValue: number | null;
};

export type ResultTable = {
  readonly id: string;
  readonly type: ResultItem['type'];
  readonly label?: string;
  readonly rows: readonly ResultRow[];
  readonly tests: readonly Test[];
  /** What a definition says of itself: base, period and source of an index. */
  readonly definitions: readonly unknown[];
};

export type AnalysedWave = {
  readonly name: string | null;
  /** Respondents; null below ten. */
  readonly n: number | null;
  readonly version?: string;
  readonly sample: 'probability' | 'volunteer';
  readonly weighting: {
    readonly steps: readonly StepReport[];
    readonly designEffect: number | null;
    readonly effectiveSampleSize: number | null;
    readonly sum: number | null;
  };
};

export type Analysis = {
  readonly format: 'barometer-results/1';
  readonly title: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly recipe: { readonly file: string; readonly sha256: string };
  readonly data: {
    readonly source: Readonly<Record<string, string>>;
    readonly sha256: string;
    readonly waves: readonly AnalysedWave[];
  };
  /** True where small cells are shown: such a file is not for publishing. */
  readonly isInternal: boolean;
  readonly results: readonly ResultTable[];
};

const blank = {
  value: null,
  standardError: null,
  low: null,
  high: null,
  n: null,
  nWeighted: null,
  degreesOfFreedom: null,
  designEffect: null,
  t: null,
  pValue: null,
  adjustedPValue: null,
  flags: [],
} as const;

type Place = Pick<ResultRow, 'wave' | 'group' | 'name' | 'statistic'>;

export const suppressedRow = (place: Place): ResultRow => ({ ...place, ...blank, isSuppressed: true });

const numbers = Object.keys(blank) as readonly (keyof typeof blank)[]; // the keys it was written with

/** A figure from what an estimator gave; what it has no notion of stays null. */
export const shownRow = (place: Place, figure: Partial<ResultRow>): ResultRow => {
  const known = numbers.flatMap(key => (figure[key] === undefined ? [] : [[key, figure[key]] as const]));
  return { ...place, ...blank, isSuppressed: false, ...Object.fromEntries(known) };
};
