// Last of all: whatever went wrong becomes one page (or JSON) in the reader's language, with a way forward and without a trace.
import type { ErrorRequestHandler, Express, Request, Response } from 'express';
import type { Logger } from 'pino';
import { presentProblem } from '../presenters/problem.ts';
import { presentPublicProblem } from '../presenters/publicProblem.ts';
import type { Reader } from '../presenters/reader.ts';
import { presentStaffProblem } from '../presenters/staff/problem.ts';
import { Problem, type ProblemCode } from '../problem.ts';
import { readerOf } from './setUpReader.ts';

/** What Express, body parsers and the router throw, by status. */
const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'bad_request',
  403: 'not_allowed',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_encoding',
};

/** The driver's names for a database that cannot be reached; what it answers when reached is another matter. */
const unreachable =
  /^Mongo(?:ose)?(?:ServerSelection|Network|NetworkTimeout|NotConnected|PoolCleared|PoolClosed|WaitQueueTimeout|TopologyClosed|ClientClosed|OperationTimeout)Error$/;

const isUnreachable = (error: unknown): boolean => error instanceof Error && unreachable.test(error.name);

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (isUnreachable(error)) return new Problem('unavailable');
  if (error instanceof URIError) return new Problem('bad_address');
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  const isClientsFault = status >= 400 && status < 500;
  return new Problem(byStatus[status] ?? (isClientsFault ? 'bad_request' : 'failed'));
};

/** What it was and where in the code; never the request, and not the message: those of the driver quote values and ids. */
const traceOf = (error: unknown) => {
  if (!(error instanceof Error)) return { name: typeof error };
  const stack = error.stack
    ?.split('\n')
    .filter(line => /^ +at /.test(line))
    .join('\n');
  return { name: error.name, ...('code' in error && { code: error.code }), stack };
};

/** Each sees the frame of the pages around: only a respondent needs a way out in a hurry. */
const pageFor = ({ path }: Request, reader: Reader, problem: Problem) => {
  if (/^\/staff(?:\/|$)/.test(path))
    return { view: 'pages/staff/problem', page: presentStaffProblem(reader, problem) };
  return /^\/[sq](?:\/|$)/.test(path) || problem.values['survey'] !== undefined
    ? { view: 'pages/problem', page: presentProblem(reader, problem) }
    : { view: 'pages/public-problem', page: presentPublicProblem(reader, problem) };
};

const isInterface = ({ path }: Request): boolean => /^\/api(?:\/|$)/.test(path);

type Told = { readonly heading: string; readonly message: string };

/** To programs, as RFC 9457 has it; `code` is what they may rely on. */
const sendProblem = (response: Response, { code, status }: Problem, { heading, message }: Told): void => {
  const detail = message.replaceAll('\u00a0', ' ');
  response.type('application/problem+json');
  response.send(JSON.stringify({ type: 'about:blank', title: heading, status, code, detail }));
};

export const setUpErrors = (app: Express, log: Logger): void => {
  app.use(() => {
    throw new Problem('not_found');
  });
  const answer: ErrorRequestHandler = (error, request, response, next) => {
    if (response.writableEnded) return; // the deadline has answered already
    if (response.destroyed && error instanceof Error && error.name === 'AbortError') return; // whoever asked has gone away
    const problem = toProblem(error);
    if (problem.code === 'failed') log.error(traceOf(error), 'failed');
    // the id of a release tells of no reader, and somebody has to restore it
    if (problem.code === 'release_damaged')
      log.error({ release: problem.values['release'] }, 'release damaged');
    if (response.headersSent) return next(error);
    const { view, page } = pageFor(request, readerOf(response), problem);
    response.status(problem.status).set('Cache-Control', 'no-store');
    if (problem.status >= 503) response.set('Retry-After', problem.code === 'unavailable' ? '30' : '5');
    if (problem.values['allow'] !== undefined) response.set('Allow', String(problem.values['allow']));
    if (isInterface(request)) return void sendProblem(response, problem, page);
    if (request.accepts(['html', 'json']) === 'json')
      return void response.json({ code: problem.code, message: page.message });
    response.type('html').render(view, { page });
  };
  app.use(answer);
};
