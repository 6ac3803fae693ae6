// An interview as services hand it to routes and presenters.
import type { Answers } from '../../../surveys/answer.ts';
import type { FormMistake } from '../../../surveys/answers.ts';
import type { Context, Journey } from '../../../surveys/journey.ts';
import type { Seed } from '../../../surveys/random.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Draft } from './drafts.ts';
import type { Receipt } from './receipt.ts';
import type { Ticket } from './ticket.ts';

/** A survey that takes answers now. */
export type OpenSurvey = {
  readonly survey: Survey;
  readonly wave: Wave;
  /** The frozen version that is asked, and its document. */
  readonly version: string;
  readonly questionnaire: Questionnaire;
};

/** One person's interview under way. `isBegun` is false until the first answer is kept. */
export type Interview = OpenSurvey & {
  readonly ticket: Ticket;
  readonly answers: Answers;
  readonly journey: Journey;
  /** What chance decides in this interview, and the first day of its wave. */
  readonly context: Context & { readonly seed: Seed };
  readonly isBegun: boolean;
  /** What was read of the draft; stored over only while it still is what lies there. */
  readonly draft: Draft | null;
};

export type Form = Readonly<Record<string, string | readonly string[]>>;
export type AnswerOutcome =
  | { readonly next: string | null }
  /** The page that is to be shown again, with what was wrong. */
  | { readonly wrong: string };
/** A page as it came back: what was sent, and what is wrong with it. */
export type Wrong = {
  readonly form: Form;
  readonly answers: Answers;
  readonly mistakes: readonly FormMistake[];
};
export type SubmitOutcome = { readonly receipt: Receipt } | { readonly unanswered: string };
