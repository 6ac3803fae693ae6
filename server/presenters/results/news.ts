// Which findings come first: established changes by their strength, then the rest in the order of the questionnaire.
import type { QuestionResult } from '../../services/results/index.ts';
import { isEstablished } from './sentences.ts';

const strengthOf = (question: QuestionResult): number => {
  const change = question.waves.at(-1)?.focus.change;
  return change && isEstablished(change) ? Math.abs(change.t ?? 0) : 0;
};

/** Only questions whose questionnaire says what their number means, and whose newest number may be shown. */
export const newsworthy = (questions: readonly QuestionResult[]): readonly QuestionResult[] =>
  questions
    .filter(({ focus, waves }) => focus?.kind === 'headline' && waves.at(-1)?.focus.estimate)
    .map((question, order) => ({ question, order, strength: strengthOf(question) }))
    .sort((a, b) => b.strength - a.strength || a.order - b.order)
    .map(({ question }) => question);
