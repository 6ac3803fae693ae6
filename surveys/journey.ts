// The path of one respondent: which pages and questions their answers lead to. It is computed from questionnaire and answers
// every time and never stored, so it cannot disagree with them.
//
// One walk goes through the questionnaire in order and lets only what is asked on the way be seen by later conditions: an
// answer that lies off the path decides nothing. Conditions look back only, so the walk ends and has one result.
import type { Answers } from './answer.ts';
import { isRelevant } from './conditions/relevance.ts';
import { moduleOf } from './questions/index.ts';
import type { Question } from './questions/schema.ts';
import type { Page, Questionnaire } from './schema.ts';

/** A page on the path, with the questions relevant now; each has only the options and rows that are shown. */
export type Step = { readonly page: Page; readonly questions: readonly Question[] };
export type Journey = { readonly steps: readonly Step[] };

export type Walk = Journey & { readonly answers: Answers };

/** Goes the way through the questionnaire; `answer` says what is answered to a question that is asked. */
export const walk = (questionnaire: Questionnaire, answer: (question: Question) => Answers): Walk => {
  const seen: Record<string, Answers[string]> = {};
  const steps: Step[] = [];
  for (const page of questionnaire.pages) {
    if (!isRelevant(page.relevant, seen)) continue;
    const questions: Question[] = [];
    for (const question of page.questions) {
      const asked = isRelevant(question.relevant, seen) && shown(question, seen);
      if (!asked) continue;
      questions.push(asked);
      Object.assign(seen, answer(asked));
    }
    if (questions.length > 0) steps.push({ page, questions });
  }
  return { steps, answers: seen };
};

const shown = (question: Question, seen: Answers): Question | undefined =>
  moduleOf(question).visible(question, relevant => isRelevant(relevant, seen));

const follow = (questionnaire: Questionnaire, answers: Answers): Walk =>
  walk(questionnaire, question => moduleOf(question).keep(question, answers));

export const journey = (questionnaire: Questionnaire, answers: Answers): Journey => ({
  steps: follow(questionnaire, answers).steps,
});

/** Only what was asked: answers off the path go, and so do options, rows and bands that are not shown or not known. */
export const onPath = (questionnaire: Questionnaire, answers: Answers): Answers =>
  follow(questionnaire, answers).answers;

const neighbour = ({ steps }: Journey, pageId: string, distance: number): Step | undefined => {
  const at = steps.findIndex(step => step.page.id === pageId);
  return at === -1 ? undefined : steps[at + distance];
};

export const stepAt = (journey: Journey, pageId: string): Step | undefined => neighbour(journey, pageId, 0);
export const nextStep = (journey: Journey, pageId: string): Step | undefined => neighbour(journey, pageId, 1);
export const previousStep = (journey: Journey, pageId: string): Step | undefined =>
  neighbour(journey, pageId, -1);

/** A page that only informs is answered from the start. */
export const isAnswered = (step: Step, answers: Answers): boolean =>
  step.questions.every(question => moduleOf(question).isAnswered(question, answers));

export const firstUnanswered = ({ steps }: Journey, answers: Answers): Step | undefined =>
  steps.find(step => !isAnswered(step, answers));

/** A page on the path may be opened when every page before it is answered. */
export const mayVisit = (journey: Journey, answers: Answers, pageId: string): boolean => {
  const at = journey.steps.findIndex(step => step.page.id === pageId);
  return at !== -1 && journey.steps.slice(0, at).every(step => isAnswered(step, answers));
};
