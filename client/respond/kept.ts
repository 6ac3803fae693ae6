// What a device keeps of an interview, and how answering changes it. Plain data and pure steps: the same that the server takes.
import type { Answers } from '../../surveys/answer.ts';
import { readStep, type Form, type FormMistake } from '../../surveys/answers.ts';
import {
  firstUnanswered,
  journey,
  nextStep,
  stepAt,
  type Journey,
  type Step,
} from '../../surveys/journey.ts';
import type { Language } from '../../surveys/language.ts';
import { pageNumbered } from '../../surveys/pages.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import type { PhoneInterview } from '../../server/presenters/respond/interview.ts';

export type Kept = {
  readonly interview: PhoneInterview;
  /** Sent by their forms here, and not yet known to be kept by the server. */
  readonly pages: readonly { readonly number: string; readonly form: Form }[];
  /** What stands in the fields of a page and was not sent by its button, by the number of the page. */
  readonly typed: Readonly<Record<string, Form>>;
  /** The number of the page last shown, or `review`. */
  readonly at: string;
  /** The language of the respondent who has sent everything. */
  readonly submit: Language | null;
};

export const pathOf = (
  questionnaire: Questionnaire,
  { answers, context }: Pick<PhoneInterview, 'answers' | 'context'>,
): Journey => journey(questionnaire, answers, context);

export type Taken =
  | { readonly kept: Kept; readonly next: string | null }
  | { readonly step: Step; readonly answers: Answers; readonly mistakes: readonly FormMistake[] };

const withAnswers = (kept: Kept, answers: Answers): Kept => ({
  ...kept,
  interview: { ...kept.interview, answers, isBegun: true },
});

/** One page sent by its form; a page that another tab has taken off the path is passed over, as the server does. */
export const take = (questionnaire: Questionnaire, kept: Kept, number: string, form: Form): Taken => {
  const { interview } = kept;
  const before = pathOf(questionnaire, interview);
  const id = pageNumbered(questionnaire, number)?.id ?? '';
  const step = stepAt(before, id);
  const open = firstUnanswered(before, interview.answers);
  if (!step) return { kept, next: open?.page.id ?? null };
  const reading = readStep(step, form, interview.answers);
  if ('mistakes' in reading) return { step, ...reading };
  const { [number]: _, ...typed } = kept.typed;
  const pages = [...kept.pages.filter(page => page.number !== number), { number, form }];
  const changed = withAnswers({ ...kept, pages, typed }, reading.answers);
  const path = pathOf(questionnaire, changed.interview);
  const next = open ? nextStep(path, id) : firstUnanswered(path, reading.answers);
  return { kept: changed, next: next?.page.id ?? null };
};

/** An interview ends with the version it began with; where the server has seen nothing of it yet, this device knows which. */
export const sameVersion = (told: PhoneInterview, kept: Kept | null): PhoneInterview => {
  if (told.isBegun || !kept || kept.interview.wave.id !== told.wave.id) return told;
  const { version, document } = kept.interview;
  return { ...told, version, document };
};

/** What the server knows, with the pages on top that it may not have yet. */
export const onTop = (questionnaire: Questionnaire, interview: PhoneInterview, kept: Kept | null): Kept => {
  const fresh: Kept = { interview, pages: [], typed: {}, at: '', submit: null };
  if (!kept || kept.interview.wave.id !== interview.wave.id) return fresh;
  const again = kept.pages.reduce<Kept>((state, { number, form }) => {
    const taken = take(questionnaire, state, number, form);
    return 'kept' in taken ? taken.kept : state;
  }, fresh);
  return { ...again, typed: kept.typed, at: kept.at, submit: kept.submit };
};
