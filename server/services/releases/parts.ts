// What the acts on releases are built from, and what they answer with when they cannot be done.
import type { ReleaseVersion } from '../../stores/releases.ts';
import type { AuditService } from '../audit.ts';
import type { ServiceParts } from '../parts.ts';
import type { Calculator } from '../results/calculator.ts';
import type { QuestionResult, ResultsService } from '../results/index.ts';
import type { MethodSource } from '../statements/source.ts';
import type { ContentService } from './content.ts';

/** A wave whose disclosure statement is incomplete: its numbers cannot be published. */
export type Block = { readonly survey: string; readonly wave: string; readonly missing: readonly string[] };

export type ReleaseParts = ServiceParts & {
  readonly audit: AuditService;
  readonly results: Pick<ResultsService, 'standing'>;
  readonly contents: ContentService;
  readonly calculator: Pick<Calculator, 'protect'>;
  /** How its waves came about: frozen with the numbers, and with the publication. */
  readonly method: MethodSource;
};

export type Refusal =
  /** Somebody moved or changed it in between, or it is past this step. */
  | { readonly refused: 'moved' }
  | { readonly refused: 'same_person' }
  | { readonly refused: 'no_findings' }
  | { readonly refused: 'no_title' }
  /** The title says a number, which nothing computed. */
  | { readonly refused: 'title_share'; readonly found: string }
  /** The questionnaire changed since the words of the finding about this question were written. */
  | { readonly refused: 'words'; readonly question: QuestionResult }
  /** A correction does not say what was wrong, a withdrawal not why, a return not what to mend. */
  | { readonly refused: 'no_words' }
  /** Too few answers stand behind the number of this question. */
  | { readonly refused: 'hidden'; readonly question: QuestionResult }
  | { readonly refused: 'statement'; readonly blocks: readonly Block[] }
  /** The end of the embargo is no day and time, or lies behind us. */
  | { readonly refused: 'no_time' }
  | { readonly refused: 'past' }
  /** Another release came out since: together they could tell what each hides. */
  | { readonly refused: 'others_out' };

export type Outcome = { readonly done: ReleaseVersion } | Refusal;

export const moved: Refusal = { refused: 'moved' };
