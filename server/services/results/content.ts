// What a finding shows, computed once and frozen as plain JSON: questions, and the newest wave of the first by groups where it is asked for.
import type { Breakdown } from './breakdown.ts';
import type { QuestionResult } from './result.ts';

export type Content = {
  /** First is the one the finding is about; more only where a battery on one scale is shown together. */
  readonly questions: readonly QuestionResult[];
  readonly breakdown: Breakdown | null;
};
