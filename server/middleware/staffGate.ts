// Closed by default: a staff address opens only where the table of roles says so, whatever route stands behind it.
import { Router, type Request, type RequestHandler } from 'express';
import { patterns } from '../paths.ts';
import { openPatterns, mayVisit } from '../roles.ts';
import { Problem } from '../problem.ts';
import { readerOf } from './setUpReader.ts';
import { userOf } from './signIn.ts';

/** A page asks to sign in and comes back; a form cannot, and an answer in JSON says what is missing. */
const askToSignIn: RequestHandler = (request, response) => {
  if (request.method !== 'GET' || request.accepts(['html', 'json']) === 'json')
    throw new Problem('sign_in_needed');
  const { paths } = readerOf(response);
  if (request.path !== patterns.staff && request.path !== patterns.signOut)
    request.session.returnTo = request.path;
  response.redirect(303, paths.signIn());
};

const guard =
  (pattern: string): RequestHandler =>
  (request: Request, response, next) => {
    const role = userOf(request)?.role ?? null;
    if (mayVisit(role, pattern)) return next('router');
    if (role === null) return void askToSignIn(request, response, next);
    throw new Problem('not_allowed');
  };

export const staffGate = (): Router => {
  const gate = Router();
  for (const pattern of openPatterns) gate.all(pattern, guard(pattern));
  gate.use('/staff', () => {
    throw new Problem('not_allowed');
  });
  return gate;
};
