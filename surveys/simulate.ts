// A random respondent: valid answers along one path. Tests, demonstrations and the estimate of minutes use it.
import type { Answers } from './answer.ts';
import { walk } from './journey.ts';
import { moduleOf } from './questions/index.ts';
import type { Questionnaire } from './schema.ts';

/** `random` gives numbers from 0 to below 1; the same numbers give the same respondent. */
export const simulate = (questionnaire: Questionnaire, random: () => number): Answers =>
  walk(questionnaire, question => moduleOf(question).simulate(question, random)).answers;
