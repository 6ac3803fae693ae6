// How long a path takes, for "about N minutes" and "N minutes left".
import type { Step } from './journey.ts';
import type { Language } from './localised.ts';
import { moduleOf } from './questions/index.ts';
import { oncePerQuestion } from './questions/one-of.ts';
import { readingSeconds } from './questions/pace.ts';
import type { Question } from './questions/schema.ts';

/** A tap on "next" and the page after it, on a slow network. */
const secondsPerPage = 1.5;

/** Minutes for these steps, not rounded: the page that shows them rounds up. */
export const minutes = (steps: readonly Step[], language: Language): number =>
  steps.reduce((sum, step) => sum + secondsOf(step, language), 0) / 60;

/** A question that every interview shows alike is the same object each time. */
const countedOf = oncePerQuestion((_: Question) => new Map<Language, number>());

const secondsOfQuestion = (question: Question, language: Language): number => {
  const counted = countedOf(question);
  const seconds = counted.get(language) ?? moduleOf(question).seconds(question, language);
  counted.set(language, seconds);
  return seconds;
};

const secondsOf = ({ page, questions }: Step, language: Language): number =>
  questions.reduce(
    (sum, question) => sum + secondsOfQuestion(question, language),
    secondsPerPage + readingSeconds([page.title], language),
  );
