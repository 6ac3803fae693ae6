// What an analysis starts from, wherever it came from: waves as columns, and the hash of it all.
import type { Dataset, Margin, SurveyDesign } from '../../../analysis/index.ts';
import type { Asked } from '../../../surveys/recipe/sources.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { WeightedDesign } from '../results/design.ts';

/** Columns that say how the sample was drawn. */
export type DrawnBy = {
  readonly strata: readonly string[];
  readonly psu: string | undefined;
  readonly weight: string | undefined;
  readonly fpc: string | undefined;
  /** PSU numbers start again in every stratum. */
  readonly nest: boolean;
};

export type DataWave = {
  /** Null where the data have no waves. */
  readonly name: string | null;
  /** Of a stored wave. */
  readonly id?: string;
  readonly data: Dataset;
  readonly sample: 'probability' | 'volunteer';
  /** Version of the questionnaire, of a stored wave. */
  readonly version?: string;
  /** The questions as a stored wave asked them. */
  readonly asked?: readonly Asked[];
  /** A wave of the store knows how it was drawn and weighted; of a file the recipe says it. */
  readonly drawn?: (
    data: Dataset,
    isWeighted: boolean,
  ) => {
    readonly design: SurveyDesign;
    readonly margins: readonly Margin[];
    readonly calibration: WeightedDesign['calibration'];
    readonly drawnBy: DrawnBy;
  };
};

export type AnalysisData = {
  readonly waves: readonly DataWave[];
  readonly variables: readonly Variable[];
  /** SHA-256: of the file, or of the responses in an order of their own. */
  readonly hash: string;
  readonly source: { readonly survey: string } | { readonly file: string };
};

/** A file belongs to whoever analyses it; of respondents in the store nothing leaves that fewer than ten stand behind. */
export const isProtected = ({ source }: AnalysisData): boolean => 'survey' in source;

/** The waves a recipe names; where it names one that is not there, all of them, so that it can be told what there is. */
export const wantedOf = <Wave>(
  names: readonly string[] | undefined,
  all: readonly Wave[],
  nameOf: (wave: Wave) => string,
): readonly Wave[] =>
  names?.every(name => all.some(wave => nameOf(wave) === name))
    ? all.filter(wave => names.includes(nameOf(wave)))
    : all;
