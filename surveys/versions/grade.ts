// What a difference does to a trend, and how a kind of difference is described.
import type { Sentence } from '../checks/rule.ts';

/** breaks: years can no longer be compared · touches: compare with a note · safe: nothing changes. */
export const grades = ['breaks', 'touches', 'safe'] as const;
export type Grade = (typeof grades)[number];

export const gradeWords: Readonly<Record<Grade, Sentence>> = {
  breaks: { ru: 'ломает ряд', en: 'breaks the trend' },
  touches: { ru: 'задевает ряд', en: 'touches the trend' },
  safe: { ru: 'безопасно', en: 'safe' },
};

export type KindOfChange = {
  /** The usual grade. */
  readonly grade: Grade;
  /** What was changed. */
  readonly message: Sentence;
  /** What that does to the trend, and what to do. */
  readonly effect: Sentence;
};
