// A page of a draft as a respondent would see it, answerable: any page may be opened, whether the answers so far lead to it or not.
// Answers travel with the page and are kept nowhere.
import { isRecord, type Answers } from '../../../surveys/answer.ts';
import { readStep, type Form, type FormMistake } from '../../../surveys/answers.ts';
import { journey, stepAt, type Journey, type Step } from '../../../surveys/journey.ts';
import type { Page, Questionnaire } from '../../../surveys/schema.ts';

export type Preview = {
  readonly questionnaire: Questionnaire;
  readonly step: Step;
  readonly journey: Journey;
  readonly answers: Answers;
  readonly mistakes: readonly FormMistake[];
  readonly form?: Form;
  /** False where the answers so far do not lead to the page. */
  readonly isOnPath: boolean;
  readonly isLast: boolean;
};

const shownAlways = <Part extends { readonly relevant?: string | undefined }>({
  relevant: _,
  ...rest
}: Part) => rest;

/** The page with nothing hidden: what a condition of its own would hide is what one wants to see. */
const bare = (page: Page): Page => ({
  ...shownAlways(page),
  questions: page.questions.map(question => shownAlways(question) as typeof question), // a condition is optional in every type
});

const alone = (questionnaire: Questionnaire, page: Page): Questionnaire => {
  const { blocks: _, calculations: __, ...rest } = questionnaire;
  const { block: ___, part: ____, ...unblocked } = bare(page);
  return { ...rest, pages: [unblocked] };
};

/** The way of these answers; where the draft is broken, no way at all. */
const wayOf = (questionnaire: Questionnaire, answers: Answers): Journey => {
  try {
    return journey(questionnaire, answers);
  } catch {
    return { steps: [] };
  }
};

const stepOf = (questionnaire: Questionnaire, page: Page, way: Journey): Step =>
  stepAt(way, page.id) ??
  journey(alone(questionnaire, page), {}).steps[0] ?? { page, questions: bare(page).questions };

export const preview = (questionnaire: Questionnaire, pageId: string, answers: Answers): Preview | null => {
  const page = questionnaire.pages.find(({ id }) => id === pageId);
  if (!page) return null;
  const way = wayOf(questionnaire, answers);
  const step = stepOf(questionnaire, page, way);
  const isOnPath = stepAt(way, pageId) !== undefined;
  const path = isOnPath ? way : { steps: [...way.steps, step] };
  const isLast = questionnaire.pages.at(-1) === page;
  return { questionnaire, step, journey: path, answers, mistakes: [], isOnPath, isLast };
};

/** The page that comes after, or the same page with what was wrong. */
export const answerPreview = (shown: Preview, form: Form): Preview => {
  const { questionnaire, step } = shown;
  const reading = readStep(step, form, shown.answers);
  if ('mistakes' in reading) return { ...shown, answers: reading.answers, mistakes: reading.mistakes, form };
  const { answers } = reading;
  const order = questionnaire.pages.map(({ id }) => id);
  const at = order.indexOf(step.page.id);
  const ahead = wayOf(questionnaire, answers)
    .steps.map(({ page }) => page.id)
    .filter(id => order.indexOf(id) > at);
  const next = ahead[0] ?? order[at];
  return preview(questionnaire, next ?? '', answers) ?? { ...shown, answers };
};

/** What came back in the hidden field of the page: hostile until the types of questions have read it. */
export const readState = (text: string): Answers => {
  if (text.length > 30_000) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return isRecord(value as Answers[string]) ? (value as Answers) : {}; // each type of question keeps only what is an answer to it
  } catch {
    return {};
  }
};

export const writeState = (answers: Answers): string =>
  Buffer.from(JSON.stringify(answers)).toString('base64url');
