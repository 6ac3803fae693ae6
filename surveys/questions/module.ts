// What every question type can do. One module per type, gathered in index.ts; no other file asks which type a question is.
import type { Answer, Answers } from '../answer.ts';
import type { Kind } from '../conditions/kinds.ts';
import type { Context } from '../context.ts';
import type { Language } from '../localised.ts';
import type { Said } from '../said.ts';
import type { Variable } from '../variable.ts';
import type { Question } from './schema.ts';

/** A submitted form as Express hands it over: hostile until read. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

export type FormMistake = {
  readonly question: string;
  readonly row?: string;
  readonly code:
    | 'choose_one'
    | 'choose_any'
    | 'too_many'
    | 'not_alone'
    | 'not_a_number'
    | 'too_small'
    | 'too_large'
    | 'too_precise'
    | 'write_text'
    | 'too_long'
    | 'choose_row'
    | 'choose_count'
    | 'choose_places'
    | 'same_place'
    | 'empty_place'
    | 'too_few'
    | 'unknown_place'
    | 'several_places'
    | 'write_date'
    | 'write_part'
    | 'no_such_day'
    | 'too_early'
    | 'too_late'
    | 'constraint'
    | 'unknown_answer';
  /** What the sentence needs: `max`, `min`, `decimals`, or the `code` that stands alone; `field` where it is not the question's own. */
  readonly values?: Readonly<Record<string, string | number>>;
};

/** The answers a form gives to one question (with its `_specify`), and what is wrong with the rest. */
export type Reading = { readonly answers: Answers; readonly mistakes: readonly FormMistake[] };

export type IsShown = (relevant: string | undefined) => boolean;

/** A mistake in the question as written, at a path inside it: `bands[1].from`. */
export type DefinitionMistake = {
  readonly path: readonly (string | number)[];
  readonly said: Said;
};

/** What the conditions of a questionnaire name when they ask about one question. */
export type Named = {
  readonly codes: readonly string[];
  readonly rows: readonly string[];
  readonly numbers: readonly number[];
};

export type QuestionModule<Q extends Question = Question> = {
  /**
   * The question with only the options and rows shown now; undefined when there is nothing left to choose. What chance decides
   * (an arm of an experiment) comes from `pick(context.seed, ...)`.
   */
  readonly visible: (question: Q, isShown: IsShown, context: Context) => Q | undefined;
  /** What chance decided for the question as shown, `{ sphere_arm: 'b' }`: stands in the response of who was asked, beside the answer. */
  readonly recorded?: (question: Q, context: Context) => Answers;
  readonly read: (question: Q, form: Form) => Reading;
  /** A form that `read` turns into these answers: what is ticked and filled when the page is shown again. */
  readonly fields: (question: Q, answers: Answers) => Form;
  /** The part of the answers that is valid for the question as shown; empty when none is. */
  readonly keep: (question: Q, answers: Answers) => Answers;
  readonly isAnswered: (question: Q, answers: Answers) => boolean;
  readonly variables: (question: Q) => readonly Variable[];
  /** What conditions and calculations find in the answer; by default as its first variable says: code, set or number, and text without one. */
  readonly kind?: (question: Q) => Kind;
  /** The answer as a text of another question may repeat it; undefined: by the labels of its options and bands. */
  readonly words?: (question: Q, answer: Answer, language: Language) => string | undefined;
  /** Names of form fields, answers and columns it uses besides its own id: no other question may have them. */
  readonly names: (question: Q) => readonly string[];
  /** Whether a condition may compare the answer with this code. */
  readonly hasCode: (question: Q, code: string) => boolean;
  /**
   * The ways to answer that conditions naming these things can tell apart, one answer for each; undefined where there are
   * too many to try. Ways not to answer are left out.
   */
  readonly representatives: (question: Q, named: Named) => readonly Answer[] | undefined;
  readonly mistakes: (question: Q) => readonly DefinitionMistake[];
  /** Time to read and answer it on a phone. */
  readonly seconds: (question: Q, language: Language) => number;
  /** A random answer that `read` would accept. */
  readonly simulate: (question: Q, random: () => number) => Answers;
};
