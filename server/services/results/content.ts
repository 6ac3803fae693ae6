// What a finding shows, as plain values: computed once, frozen in a release, and from then on the only source of every picture, sentence,
// table and file about it.
import type { Breakdown } from './breakdown.ts';
import type { QuestionResult } from './result.ts';

export type Content = {
  /** The first is the one the finding is about; more only where a battery on one scale is shown together. */
  readonly questions: readonly QuestionResult[];
  readonly breakdown: Breakdown | null;
};
