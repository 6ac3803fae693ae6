// Renders a view as Express does, so that pages can be read without a server.
import { join } from 'node:path';
import ejs from 'ejs';
import type { Answers } from '../../../surveys/answer.ts';
import { readStep, type Form } from '../../../surveys/answers.ts';
import { stepAt, type Step } from '../../../surveys/journey.ts';
import { presentStep } from '../../../server/presenters/respond/step.ts';
import type { Interview } from '../../../server/services/respond.ts';
import type { Reader } from '../../../server/presenters/reader.ts';
import { projectRoot } from '../../../server/root.ts';
import { interviewWith } from '../../support/interview.ts';

export const render = (view: string, page: object): Promise<string> =>
  ejs.renderFile(join(projectRoot, 'views', `${view}.ejs`), { page });

const stepOf = (page: string, interview: Interview): Step => {
  const step = stepAt(interview.journey, page);
  if (!step) throw new RangeError(`${page} is not on the path`);
  return step;
};

/** One page of the questionnaire with these answers. */
export const stepPage = (reader: Reader, page: string, answers: Answers) =>
  presentPage(reader, page, interviewWith(answers));

/** The page that comes back when `form` was sent to it. */
export const mistakenPage = (reader: Reader, page: string, answers: Answers, form: Form) =>
  presentMistaken(reader, page, { interview: interviewWith(answers), form });

export const presentPage = (reader: Reader, page: string, interview: Interview) =>
  presentStep(reader, interview, {
    step: stepOf(page, interview),
    answers: interview.answers,
    mistakes: [],
  });

type Sent = { readonly interview: Interview; readonly form: Form };

export const presentMistaken = (reader: Reader, page: string, { interview, form }: Sent) => {
  const step = stepOf(page, interview);
  const read = readStep(step, form, interview.answers);
  if (!('mistakes' in read)) throw new RangeError('The form has no mistake');
  return presentStep(reader, interview, { step, ...read, form });
};
