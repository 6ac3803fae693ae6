// What is counted for the board of a wave, as data: it travels to the thread that reads the answers.
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';

export type BoardJob = {
  readonly wave: string;
  /** Answers of this day are not counted yet; null: all are. */
  readonly today: string | null;
  /** The variable that says where people live. */
  readonly district: Variable | null;
  /** Variables of the quotas, in their order; none where there are no quotas. */
  readonly quotas: readonly Variable[];
  /** How long an honest answer takes at least is found by people simulated over it. */
  readonly questionnaire: Questionnaire;
  /** Names of grids that are long enough to show who marks everything alike. */
  readonly grids: readonly string[];
  /** Codes that each part may have: how many there are decides whether figures may stand side by side. */
  readonly codes: Readonly<Partial<Record<Part, readonly string[]>>>;
};

/** Into what the answers of a wave are divided, each person into one cell of each. */
export const parts = ['days', 'districts', 'durations', 'languages', 'modes', 'places', 'quotas'] as const;
export type Part = (typeof parts)[number];

/** Signs of an answer given without care, the milder ones first; they mark, and never remove. */
export const flags = ['fast', 'alike', 'alike_all', 'refusing', 'refusing_much', 'several'] as const;
export type Flag = (typeof flags)[number];
