// Signing in and out, and the one-time page that makes the first administrator.
import { Router, type Request, type Response } from 'express';
import { deviceCookie, staffCookie } from '../middleware/staffCookies.ts';
import { cookieOf } from '../middleware/cookies.ts';
import { accountOf, fieldOf, tokenOf, type StaffDoor } from '../middleware/setUpStaff.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { endSession } from '../middleware/staffSession.ts';
import { patterns } from '../paths.ts';
import { presentSetUp, presentSignIn, type SetUpMistake, type SignInMistake } from '../presenters/account.ts';
import { Problem } from '../problem.ts';
import { canonicalEmail, type Account, type AccountService } from '../services/accounts.ts';

const halfYear = 180 * 86_400_000;

/** The form's page before anybody has signed in. */
const visitOf = (request: Request, response: Response) => ({
  reader: readerOf(response),
  account: null,
  token: tokenOf(request),
  notice: null,
});

const refuse = (request: Request, response: Response, mistakes: readonly SignInMistake[]): void => {
  const page = presentSignIn(visitOf(request, response), fieldOf(request, 'email'), mistakes);
  response.render('pages/staff/sign-in', { page });
};

const welcome = async (
  { signIn, limits }: StaffDoor,
  request: Request,
  response: Response,
  account: Account,
) => {
  const { paths } = readerOf(response);
  const { returnTo = '/staff' } = request.session;
  await signIn.begin(request, account);
  response.cookie(deviceCookie, limits.newMark(account.email), {
    path: '/staff',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: halfYear,
  });
  response.redirect(303, paths.at(returnTo));
};

const addSignIn = (routes: Router, door: StaffDoor): void => {
  routes.get(patterns.signIn, (request, response) => {
    if (request.user) return response.redirect(303, readerOf(response).paths.staff());
    response.render('pages/staff/sign-in', { page: presentSignIn(visitOf(request, response), '', []) });
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
    await welcome(door, request, response, account);
  });
};

const addSignOut = (routes: Router, accounts: AccountService): void => {
  routes.post(patterns.signOut, async (request, response) => {
    await accounts.signOut(accountOf(request));
    await endSession(request);
    response.clearCookie(staffCookie, { path: '/staff', httpOnly: true, sameSite: 'lax' });
    response.redirect(303, readerOf(response).paths.signIn());
  });
};

const addSetUp = (routes: Router, accounts: AccountService, door: StaffDoor): void => {
  const show = (request: Request, response: Response, mistakes: readonly SetUpMistake[]): void => {
    const form = { email: fieldOf(request, 'email'), name: fieldOf(request, 'name') };
    const page = presentSetUp(visitOf(request, response), String(request.params['token']), form, mistakes);
    response.render('pages/staff/set-up', { page });
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

export const accountRoutes = (accounts: AccountService, door: StaffDoor): Router => {
  const routes = Router();
  addSignIn(routes, door);
  addSignOut(routes, accounts);
  addSetUp(routes, accounts, door);
  return routes;
};
