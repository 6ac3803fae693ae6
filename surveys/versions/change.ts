// One difference between two versions of a questionnaire, and what it does to a trend.
import type { Sentence } from '../checks/rule.ts';
import type { Language } from '../language.ts';
import type { Grade } from './grade.ts';
import { kinds } from './kinds.ts';
import type { Kind } from './kinds.ts';

export type Change = {
  readonly kind: Kind;
  readonly grade: Grade;
  /** Undefined where it concerns the survey as a whole. */
  readonly question?: string | undefined;
  /** The code of an option, row or band. */
  readonly part?: string | undefined;
  /** The field of the questionnaire file. */
  readonly field?: string | undefined;
  readonly language?: Language | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** What was changed. */
  readonly message: Sentence;
  /** What that does to the trend, and what to do. */
  readonly effect: Sentence;
};

type Details = Omit<Change, 'kind' | 'grade' | 'message' | 'effect'> & { readonly grade?: Grade };

export const changeOf = (kind: Kind, { grade, ...details }: Details): Change => {
  const { grade: usual, message, effect } = kinds[kind];
  return { kind, grade: grade ?? usual, ...details, message, effect };
};

/** A value of a questionnaire file as it is shown beside a change; long ones are the reader's to cut. */
export const shown = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

export const isSame = (first: unknown, second: unknown): boolean =>
  JSON.stringify(first) === JSON.stringify(second);
