// Last of all: whatever went wrong becomes one page (or JSON) in the reader's language, with a way forward and without a trace.
import type { ErrorRequestHandler, Express } from 'express';
import type { Logger } from 'pino';
import { presentProblem } from '../presenters/problem.ts';
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

const toProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return new Problem('bad_address');
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  const isClientsFault = status >= 400 && status < 500;
  return new Problem(byStatus[status] ?? (isClientsFault ? 'bad_request' : 'failed'));
};

/** Name, message and stack of our own code; never the request. */
const traceOf = (error: unknown) =>
  error instanceof Error ? { name: error.name, stack: error.stack } : { name: typeof error };

export const setUpErrors = (app: Express, log: Logger): void => {
  app.use(() => {
    throw new Problem('not_found');
  });
  const answer: ErrorRequestHandler = (error, request, response, next) => {
    const problem = toProblem(error);
    if (problem.code === 'failed') log.error(traceOf(error), 'failed');
    if (response.headersSent) return next(error);
    const reader = readerOf(response);
    const page = presentProblem(reader, problem);
    response.status(problem.status).set('Cache-Control', 'no-store');
    if (problem.status === 503) response.set('Retry-After', '5');
    if (request.accepts(['html', 'json']) === 'json')
      return void response.json({ code: problem.code, message: page.message });
    response.type('html').render('pages/problem', { page });
  };
  app.use(answer);
};
