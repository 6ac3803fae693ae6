// One page of the questionnaire: show it, read what came back.
import { Router, type RequestHandler } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { addressOf } from '../presenters/respond/address.ts';
import { presentStep } from '../presenters/respond/step.ts';
import type { Form, RespondService } from '../services/respond.ts';
import type { RespondCookies } from './respondCookies.ts';
import { type Handle, interviewHandler, leadTo, onlyForms, param } from './respondInterview.ts';

const showStep =
  (respond: RespondService): Handle =>
  async (interview, request, response) => {
    const reader = readerOf(response);
    const step = respond.stepAt(interview, param(request, 'page'));
    if (!step) return leadTo(response, addressOf(reader, interview, respond.whereLeft(interview)));
    const wrong = respond.wrongAt(interview, step);
    const shown = { step, ...(wrong ?? { answers: interview.answers, mistakes: [] }) };
    response.status(wrong ? 422 : 200);
    response.render('pages/respond/step', { page: presentStep(reader, interview, shown) });
  };

const takeStep =
  (respond: RespondService, cookies: RespondCookies): Handle =>
  async (interview, request, response) => {
    const reader = readerOf(response);
    const form = request.body as Form; // the form parser gives strings and arrays of strings
    const outcome = await respond.answer(interview, param(request, 'page'), form);
    cookies.keep(response, interview.survey.id, interview.ticket);
    // a mistake redirects too: a page that answered a form cannot be gone back to
    const next = 'wrong' in outcome ? outcome.wrong : outcome.next;
    leadTo(response, addressOf(reader, interview, next));
  };

const numbered = /^\/s\/[^/]+\/\d+$/;

/** To stand before all other routes, which would be tried one by one: nearly everything ever asked for is a page by its number. */
export const numberedFirst =
  (steps: Router): RequestHandler =>
  (request, response, next) =>
    numbered.test(request.path) ? steps(request, response, next) : next();

export const stepRoutes = (respond: RespondService, cookies: RespondCookies): Router => {
  const withInterview = interviewHandler(respond, cookies);
  return Router()
    .get(patterns.step, withInterview(showStep(respond), respond.openToShow))
    .post(patterns.step, onlyForms, withInterview(takeStep(respond, cookies), respond.openToAnswer));
};
