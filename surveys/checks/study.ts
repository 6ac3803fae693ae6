// What every rule looks at: the questionnaire, and people who went through it at random.
import type { Questionnaire } from '../schema.ts';
import { respondent } from '../simulate.ts';
import type { Respondent } from '../simulate.ts';

/** A respondent shows that a place can be reached; that none came there proves nothing. */
export type Study = { readonly questionnaire: Questionnaire; readonly respondents: readonly Respondent[] };

export const simulatedRespondents = 1000;

/** The day of the wave where nobody names one: `today()` must be some day for anybody to get past it. */
const someDay = '2026-01-01';

export const studyOf = (
  questionnaire: Questionnaire,
  random: () => number,
  count = simulatedRespondents,
): Study => ({
  questionnaire,
  respondents: Array.from({ length: count }, () => respondent(questionnaire, random, { today: someDay })),
});
