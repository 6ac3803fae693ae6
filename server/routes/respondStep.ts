// One page of the questionnaire: show it, read what came back.
import { Router } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { addressOf } from '../presenters/respond/address.ts';
import { presentStep } from '../presenters/respond/step.ts';
import type { Form, RespondService } from '../services/respond.ts';
import type { RespondCookies } from './respondCookies.ts';
import { interviewHandler, param, readForm, type Handle } from './respondInterview.ts';

const showStep =
  (respond: RespondService): Handle =>
  async (interview, request, response) => {
    const reader = readerOf(response);
    const step = respond.stepAt(interview, param(request, 'page'));
    if (!step) return response.redirect(303, addressOf(reader, interview, respond.whereLeft(interview)));
    const page = presentStep(reader, interview, { step, answers: interview.answers, mistakes: [] });
    response.render('pages/respond/step', { page });
  };

const takeStep =
  (respond: RespondService, cookies: RespondCookies): Handle =>
  async (interview, request, response) => {
    const reader = readerOf(response);
    const form = request.body as Form; // the form parser gives strings and arrays of strings
    const outcome = await respond.answer(interview, param(request, 'page'), form);
    if ('mistakes' in outcome) {
      return response
        .status(422)
        .render('pages/respond/step', { page: presentStep(reader, interview, { ...outcome, form }) });
    }
    cookies.keep(response, interview.survey.id, interview.ticket);
    response.redirect(303, addressOf(reader, interview, outcome.next));
  };

export const stepRoutes = (respond: RespondService, cookies: RespondCookies): Router => {
  const withInterview = interviewHandler(respond, cookies);
  return Router()
    .get(patterns.step, withInterview(showStep(respond)))
    .post(patterns.step, ...readForm, withInterview(takeStep(respond, cookies)));
};
