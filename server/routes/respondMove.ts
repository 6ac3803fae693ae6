// Going on with another device: the code is shown on one and typed into the other. Both work without script.
import { Router, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { addressOf } from '../presenters/respond/address.ts';
import { presentCode, presentMove } from '../presenters/respond/move.ts';
import type { Interview, RespondService } from '../services/respond.ts';
import type { RespondCookies } from './respondCookies.ts';
import { interviewHandler, leadTo, onlyForms, param } from './respondInterview.ts';
import { guessLimit } from '../middleware/guessLimit.ts';

type Parts = { readonly respond: RespondService; readonly cookies: RespondCookies };
type Limit = ReturnType<typeof guessLimit>;

const addCode = (routes: Router, limit: Limit, { respond, cookies }: Parts): void => {
  routes.get(patterns.code, async (request, response) => {
    const survey = await respond.openSurvey(param(request, 'survey'));
    response.render('pages/respond/code', { page: presentCode(readerOf(response), survey, null) });
  });
  routes.post(patterns.code, onlyForms, async (request, response) => {
    const id = param(request, 'survey');
    const survey = await respond.openSurvey(id);
    const { code } = request.body as { code?: unknown }; // the form parser gives strings and arrays of strings
    const typed = typeof code === 'string' ? code : '';
    const reader = readerOf(response);
    const interview = await limit(() => respond.takeCode(id, typed));
    if (!interview) {
      const page = presentCode(reader, survey, typed);
      return response.status(422).render('pages/respond/code', { page });
    }
    cookies.begin(response, id, interview.ticket);
    leadTo(response, addressOf(reader, interview, respond.whereLeft(interview)));
  });
};

export const moveRoutes = (respond: RespondService, cookies: RespondCookies): Router => {
  const withInterview = interviewHandler(respond, cookies);
  const [showing, guessing] = [guessLimit(), guessLimit()]; // who guesses keeps nobody from getting a code
  const routes = Router();
  const render = (interview: Interview, response: Response, code: string | null): void =>
    response.render('pages/respond/move', { page: presentMove(readerOf(response), interview, code) });
  routes.get(
    patterns.move,
    withInterview((interview, _, response) => render(interview, response, null)),
  );
  routes.post(
    patterns.move,
    withInterview(async (interview, _, response) => {
      render(interview, response, await showing(() => respond.moveCode(interview)));
    }),
  );
  addCode(routes, guessing, { respond, cookies });
  return routes;
};
