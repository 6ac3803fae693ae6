// The respondent's pages: start, one page at a time, review, send, thanks. Post, redirect, get; nothing is ever cached.
import { Router } from 'express';
import type { Config } from '../config.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { addressOf } from '../presenters/respond/address.ts';
import { presentDone } from '../presenters/respond/done.ts';
import { presentReview } from '../presenters/respond/review.ts';
import { presentStart } from '../presenters/respond/start.ts';
import { Problem } from '../problem.ts';
import type { RespondService } from '../services/respond.ts';
import { respondCookies, type RespondCookies } from './respondCookies.ts';
import { type Handle, interviewHandler, leadTo, param } from './respondInterview.ts';
import { moveRoutes } from './respondMove.ts';
import { phoneRoutes } from './respondPhone.ts';
import { numberedFirst, stepRoutes } from './respondStep.ts';

export const respondRoutes = (respond: RespondService, config: Config): Router => {
  const cookies = respondCookies(config);
  const routes = Router();
  // not a parameter's handler: those do not reach the routers within this one
  routes.use('/s', (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    const survey = request.path.split('/')[1] ?? '';
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(survey)) throw new Problem('not_found');
    if (cookies.hasLeft(request, survey)) cookies.clear(response, survey);
    next();
  });
  const steps = stepRoutes(respond, cookies);
  routes.use(numberedFirst(steps));
  addStart(routes, respond, cookies);
  addEnd(routes, respond, cookies);
  addExit(routes, cookies, config.exitUrl);
  routes.use(phoneRoutes(respond, cookies), moveRoutes(respond, cookies));
  routes.use(steps);
  return routes;
};

const addStart = (routes: Router, respond: RespondService, cookies: RespondCookies): void => {
  routes.get(patterns.start, async (request, response) => {
    const survey = param(request, 'survey');
    const open = await respond.openSurvey(survey);
    const ticket = cookies.ticket(request, survey);
    const interview = ticket && (await respond.open(survey, ticket));
    const begun = interview?.isBegun ? interview : null;
    if (!begun && !respond.takesNew(open)) throw new Problem('wave_closed', { survey });
    const page = presentStart(readerOf(response), open, begun, {
      lastDay: respond.lastDay(open),
      place: await respond.placeName(open, ticket?.place ?? cookies.place(request, survey)),
    });
    response.render('pages/respond/start', { page });
  });

  routes.post(patterns.start, async (request, response) => {
    const survey = param(request, 'survey');
    const open = await respond.openSurvey(survey);
    const ticket = cookies.ticket(request, survey) ?? respond.begin(open, cookies.place(request, survey));
    cookies.begin(response, survey, ticket);
    const step = respond.whereLeft(await respond.open(survey, ticket));
    leadTo(response, addressOf(readerOf(response), open, step));
  });

  routes.post(patterns.leave, async (request, response) => {
    const survey = param(request, 'survey');
    const ticket = cookies.ticket(request, survey);
    if (ticket) await respond.forget(ticket);
    cookies.clear(response, survey);
    leadTo(response, readerOf(response).paths.start(survey));
  });
};

const addEnd = (routes: Router, respond: RespondService, cookies: RespondCookies): void => {
  const withInterview = interviewHandler(respond, cookies);
  routes.get(patterns.review, withInterview(showReview(respond)));
  routes.post(patterns.submit, withInterview(submit(respond, cookies)));
  routes.get(patterns.done, async (request, response) => {
    const survey = param(request, 'survey');
    const receipt = cookies.receipt(request, survey);
    const reader = readerOf(response);
    if (!receipt) return leadTo(response, reader.paths.start(survey));
    response.render('pages/respond/done', {
      page: presentDone(reader, await respond.answered(survey), receipt),
    });
  });
};

/** One link, without script: nothing on this device opens the interview any more. Another site's link to it only leads away. */
const addExit = (routes: Router, cookies: RespondCookies, exitUrl: string): void => {
  routes.get(patterns.exit, (request, response) => {
    const isOwn = ['same-origin', 'none', undefined].includes(request.get('sec-fetch-site'));
    if (isOwn) {
      cookies.clear(response, param(request, 'survey'));
      cookies.arrive(response, param(request, 'survey'), undefined);
      response.set('Clear-Site-Data', '"storage"');
    }
    leadTo(response, exitUrl);
  });
};

const showReview =
  (respond: RespondService): Handle =>
  (interview, _, response) => {
    const step = respond.whereLeft(interview);
    const reader = readerOf(response);
    if (step) return leadTo(response, addressOf(reader, interview, step));
    response.render('pages/respond/review', { page: presentReview(reader, interview) });
  };

const submit =
  (respond: RespondService, cookies: RespondCookies): Handle =>
  async (interview, _, response) => {
    const { language, paths } = readerOf(response);
    const survey = interview.survey.id;
    const outcome = await respond.submit(interview, language);
    if ('unanswered' in outcome)
      return leadTo(response, addressOf(readerOf(response), interview, outcome.unanswered));
    cookies.finish(response, survey, outcome.receipt);
    leadTo(response, paths.done(survey));
  };
