// How long a path takes, for "about N minutes" and "N minutes left".
import type { Step } from './journey.ts';
import type { Language } from './localised.ts';
import { moduleOf } from './questions/index.ts';
import { readingSeconds } from './questions/pace.ts';

/** A tap on "next" and the page after it, on a slow network. */
const secondsPerPage = 1.5;

/** Minutes for these steps, not rounded: the page that shows them rounds up. */
export const minutes = (steps: readonly Step[], language: Language): number =>
  steps.reduce((sum, step) => sum + secondsOf(step, language), 0) / 60;

const secondsOf = ({ page, questions }: Step, language: Language): number =>
  questions.reduce(
    (sum, question) => sum + moduleOf(question).seconds(question, language),
    secondsPerPage + readingSeconds([page.title], language),
  );
