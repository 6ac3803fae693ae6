// What the results of one question are made of, wave by wave. Only what may be published stands here: a hidden number is null.
import type { Difference, Estimate, Flag } from '../../../analysis/index.ts';
import type { Category, Headline, Variable } from '../../../surveys/variable.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { MethodKind, Recipe } from '../../stores/weightings.ts';

/** A share with its precision; of a volunteer sample only the share, because nothing else can be stated. */
export type PublishedEstimate = Pick<
  Estimate,
  'value' | 'standardError' | 'low' | 'high' | 'n' | 'nWeighted' | 'designEffect'
> & {
  readonly degreesOfFreedom: number | null;
  readonly flags: readonly Flag[];
  /** Of a hidden question: how many times the variance grows by the protection; null where that is unknown. */
  readonly efficiencyLoss?: number | null;
  /** Of a hidden question: the estimate before it was cut to 0 to 1. Changes are changes of it. */
  readonly uncut?: number;
};

export type Cell = {
  readonly code: string;
  readonly isMissing: boolean;
  /** Null where too few answers stand behind it. */
  readonly estimate: PublishedEstimate | null;
  /** Since the previous wave; null where there is none, where it may not be shown, or where it cannot be tested. */
  readonly change: Difference | null;
};

export type Weighting = {
  readonly hasDesignWeight: boolean;
  readonly hasStrata: boolean;
  readonly hasPsu: boolean;
  readonly margins: readonly {
    readonly variable: string;
    readonly label: Variable['label'];
    readonly source: Wave['margins'][number]['source'];
    /** Some of its answers count as one: the shares of each are not given by the weights. */
    readonly isGrouped?: boolean;
  }[];
  /** Population margins were given, but the sample could not be fitted to them. */
  readonly isUnfitted: boolean;
  /** Where it is not raking. */
  readonly method?: MethodKind;
  readonly trimming?: NonNullable<Recipe['trimming']>;
};

export type WaveResult = {
  readonly wave: Wave;
  /** Who was asked; null where fewer than ten were. */
  readonly base: { readonly n: number; readonly nWeighted: number } | null;
  /** Whether the question stands as it stood in the wave before. */
  readonly isComparable: boolean;
  /** The words of the question that this one was put in the place of since the wave before. */
  readonly replaced?: Variable['text'];
  readonly weighting: Weighting;
  /** The question is one the weights were fitted to: its shares are the population's, and changes say nothing. */
  readonly isFixed: boolean;
  readonly cells: readonly Cell[];
  /** The one number the question is about. */
  readonly focus: Cell;
};

/** The number a question is about: what the questionnaire says, or else its most frequent answer. */
export type Focus =
  | { readonly kind: 'headline'; readonly headline: Headline; readonly codes: readonly string[] }
  | { readonly kind: 'answer'; readonly category: Category; readonly codes: readonly string[] };

export type LongChange = { readonly from: string; readonly to: string; readonly change: Difference };

export type QuestionResult = {
  readonly survey: Survey;
  /** As the newest wave asked it. */
  readonly variable: Variable;
  readonly topic: Variable['label'] | null;
  /** Its place among the questions, from 1. */
  readonly number: number;
  /** Only some were asked, by what they had answered before. */
  readonly isFiltered: boolean;
  /** Whom it was asked, where that is told by answers to one other question; the size of its base then tells of those answers. */
  readonly askedOf?: { readonly variable: string; readonly codes: readonly string[] };
  /** Answers of all waves, the newest wave's order first. */
  readonly categories: readonly Category[];
  readonly focus: Focus | null;
  readonly waves: readonly WaveResult[];
  /** From the first wave asked in the same way to the last, where there are waves in between. */
  readonly longChange: LongChange | null;
  /** Changes whenever the numbers could. */
  readonly edition: string;
  /** Fewer answers than this are nowhere in it. */
  readonly smallestCount: number;
};
