// What every rule looks at: the questionnaire, and people who went through it at random.
import { walk } from '../journey.ts';
import type { Walk } from '../journey.ts';
import { moduleOf } from '../questions/index.ts';
import type { Questionnaire } from '../schema.ts';

/** A respondent shows that a place can be reached; that none came there proves nothing. */
export type Study = { readonly questionnaire: Questionnaire; readonly respondents: readonly Walk[] };

export const simulatedRespondents = 1000;

export const studyOf = (
  questionnaire: Questionnaire,
  random: () => number,
  count = simulatedRespondents,
): Study => ({
  questionnaire,
  respondents: Array.from({ length: count }, () =>
    walk(questionnaire, question => moduleOf(question).simulate(question, random)),
  ),
});
