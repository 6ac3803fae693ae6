// Signing in and out, and the one-time page that makes the first administrator.
import { Router, type Request, type Response } from 'express';
import { deviceCookie, staffCookie } from '../middleware/staffCookies.ts';
import type { Clock } from '../clock.ts';
import { cookieOf } from '../middleware/cookies.ts';
import { accountOf, fieldOf, type StaffDoor } from '../middleware/setUpStaff.ts';
import { signInOf } from '../middleware/signIn.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { endSession } from '../middleware/staffSession.ts';
import { patterns } from '../paths.ts';
import { presentSetUp, presentSignIn, type SetUpMistake, type SignInMistake } from '../presenters/account.ts';
import { Problem } from '../problem.ts';
import { canonicalEmail, type AccountService } from '../services/accounts.ts';
import type { SecondFactorService } from '../services/secondFactors.ts';
import type { SessionService } from '../services/sessions.ts';
import { secondStep } from './secondStep.ts';
import { doorVisitOf, welcome } from './welcome.ts';

type Services = {
  readonly accounts: AccountService;
  readonly sessions: SessionService;
  readonly secondFactors: SecondFactorService;
  readonly clock: Clock;
};

const refuse = (request: Request, response: Response, mistakes: readonly SignInMistake[]): void => {
  const page = presentSignIn(doorVisitOf(request, response), fieldOf(request, 'email'), mistakes);
  response.render('pages/staff/form', { page });
};

const addSignIn = (routes: Router, door: StaffDoor, letIn: typeof welcome): void => {
  routes.get(patterns.signIn, (request, response) => {
    if (request.user) return response.redirect(303, readerOf(response).paths.staff());
    response.render('pages/staff/form', { page: presentSignIn(doorVisitOf(request, response), '', []) });
  });

  routes.post(patterns.signIn, async (request, response) => {
    const missing = (['email', 'password'] as const).filter(name => !fieldOf(request, name).trim());
    if (missing.length)
      return refuse(
        request,
        response.status(422),
        missing.map(name => `${name}_missing` as const),
      );
    const email = canonicalEmail(fieldOf(request, 'email'));
    const attempt = await door.limits.take(email, cookieOf(request, deviceCookie));
    if (attempt.wait > 0)
      return refuse(request, response.status(429).set('Retry-After', String(attempt.wait)), [attempt]);
    const account = await door.signIn.check(request, response);
    if (!account) return refuse(request, response.status(422), ['wrong']);
    await attempt.giveBack();
    await letIn(door, request, response, account);
  });
};

const addSignOut = (routes: Router, { accounts, sessions }: Services): void => {
  routes.post(patterns.signOut, async (request, response) => {
    const account = accountOf(request);
    await sessions.forget(signInOf(request), account);
    await accounts.signOut(account);
    await endSession(request);
    response.clearCookie(staffCookie, { path: '/staff', httpOnly: true, sameSite: 'lax' });
    response.redirect(303, readerOf(response).paths.signIn());
  });
};

const addSetUp = (routes: Router, accounts: AccountService, door: StaffDoor): void => {
  const show = (request: Request, response: Response, mistakes: readonly SetUpMistake[]): void => {
    const form = { email: fieldOf(request, 'email'), name: fieldOf(request, 'name') };
    const page = presentSetUp(
      doorVisitOf(request, response),
      String(request.params['token']),
      form,
      mistakes,
    );
    response.render('pages/staff/form', { page });
  };

  routes.all(patterns.setUp, async (request, _, next) => {
    if (!(await accounts.isSetUpLink(request.params.token))) throw new Problem('link_spent');
    next();
  });

  routes.get(patterns.setUp, (request, response) => show(request, response, []));

  routes.post(patterns.setUp, async (request, response) => {
    const [email, name, password] = [
      fieldOf(request, 'email'),
      fieldOf(request, 'name'),
      fieldOf(request, 'password'),
    ];
    if (fieldOf(request, 'again') !== password)
      return show(request, response.status(422), [{ field: 'again', fault: 'differs' }]);
    const outcome = await accounts.setUp(request.params.token, { email, name, password });
    if ('mistakes' in outcome) return show(request, response.status(422), outcome.mistakes);
    await welcome(door, request, response, outcome.account);
  });
};

export const accountRoutes = (services: Services, door: StaffDoor): Router => {
  const routes = Router();
  addSignIn(routes, door, secondStep(services));
  addSignOut(routes, services);
  addSetUp(routes, services.accounts, door);
  return routes;
};
