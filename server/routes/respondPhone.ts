// What a phone with script asks for to go on by itself: the interview so far, the frozen questionnaire, a place to send pages to,
// and the page for when there is no connection. Answers travel in bodies that nothing may keep.
import { Router } from 'express';
import { z } from 'zod';
import { readerOf } from '../middleware/setUpReader.ts';
import { patterns } from '../paths.ts';
import { presentDocument, presentInterview } from '../presenters/respond/interview.ts';
import { presentNotice } from '../presenters/respond/notice.ts';
import { Problem } from '../problem.ts';
import type { RespondService, Saving } from '../services/respond.ts';
import type { RespondCookies } from './respondCookies.ts';
import { param } from './respondInterview.ts';

const short = z.string().max(100);
const form = z.record(short, z.union([z.string(), z.array(z.string())]));
const saving = z.strictObject({
  wave: short,
  version: short,
  pages: z.array(z.strictObject({ number: short, form })).max(1000),
  submit: z.enum(['ru', 'ce', 'en']).nullable(),
});

const readSaving = (body: unknown): Saving => {
  const read = saving.safeParse(body);
  if (!read.success) throw new Problem('bad_request');
  return read.data;
};

const twoWeeks = 'private, max-age=1209600, immutable';

export const phoneRoutes = (respond: RespondService, cookies: RespondCookies): Router => {
  const routes = Router();
  routes.get(patterns.interview, async (request, response) => {
    const survey = param(request, 'survey');
    const ticket = cookies.ticket(request, survey);
    if (!ticket) throw new Problem('not_begun', { survey });
    const interview = await respond.open(survey, ticket);
    const receipt = await respond.receiptOfSent(interview);
    if (receipt) cookies.finish(response, survey, receipt);
    response.json(receipt ? { isSent: true } : presentInterview(readerOf(response), interview));
  });

  routes.get(patterns.document, async (request, response) => {
    const document = await respond.version(param(request, 'survey'), param(request, 'version'));
    response.set('Cache-Control', twoWeeks).json(presentDocument(document));
  });

  routes.post(patterns.save, async (request, response) => {
    const survey = param(request, 'survey');
    const ticket = cookies.ticket(request, survey);
    if (!ticket) throw new Problem('not_begun', { survey });
    const outcome = await respond.save(survey, ticket, readSaving(request.body));
    if ('receipt' in outcome) cookies.finish(response, survey, outcome.receipt);
    else cookies.keep(response, survey, ticket);
    response.json({ isSent: 'receipt' in outcome });
  });

  routes.get(patterns.offline, async (request, response) => {
    const survey = await respond.survey(param(request, 'survey'));
    response.render('pages/respond/notice', { page: presentNotice(readerOf(response), survey, 'offline') });
  });
  return routes;
};
