// What every page of an interview needs first: the interview of this browser, or where to go without one.
import type { Request, RequestHandler, Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { Problem } from '../problem.ts';
import type { Interview, RespondService } from '../services/respond.ts';
import type { RespondCookies } from './respondCookies.ts';

export const param = (request: Request, name: string): string => String(request.params[name]);

/** To be fetched with GET. Nothing stands in the answer but the address: a browser shows no more, and it comes sooner. */
export const leadTo = (response: Response, address: string): void =>
  void response.status(303).location(address).end();

export const onlyForms: RequestHandler = (request, _, next) => {
  if (!request.is('application/x-www-form-urlencoded')) throw new Problem('unsupported_form');
  next();
};

export type Handle = (interview: Interview, request: Request, response: Response) => Promise<void> | void;

const leadAway = async (
  respond: RespondService,
  request: Request,
  response: Response,
  hasReceipt: boolean,
) => {
  const survey = param(request, 'survey');
  const { paths } = readerOf(response);
  if (hasReceipt) return leadTo(response, paths.done(survey));
  await respond.openSurvey(survey);
  throw new Problem('not_begun', { survey });
};

/** Without a ticket: the page says why there may be none and where to begin. Already sent: to the receipt. */
export const interviewHandler =
  (respond: RespondService, cookies: RespondCookies) =>
  (handle: Handle, open = respond.open): RequestHandler =>
  async (request, response) => {
    const survey = param(request, 'survey');
    const ticket = cookies.ticket(request, survey);
    if (!ticket) return leadAway(respond, request, response, cookies.receipt(request, survey) !== null);
    const interview = await open(survey, ticket);
    const receipt = await respond.receiptOfSent(interview);
    if (receipt === null) return handle(interview, request, response);
    cookies.finish(response, survey, receipt);
    leadTo(response, readerOf(response).paths.done(survey));
  };
