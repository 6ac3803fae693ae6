// Between the password and the desk, for accounts with a second factor: a code of an application, or a passkey.
import { Router, type Request, type Response } from 'express';
import type { Clock } from '../clock.ts';
import { fieldOf, type StaffDoor } from '../middleware/setUpStaff.ts';
import { readerOf } from '../middleware/setUpReader.ts';
import { doorPatterns as patterns, peoplePaths } from '../paths/people.ts';
import { presentSecondStep, type SecondMistake } from '../presenters/staff/people/second.ts';
import type { Account, AccountService } from '../services/accounts.ts';
import type { SecondFactorService } from '../services/secondFactors.ts';
import { siteOf, type SiteConfig } from './site.ts';
import { doorVisitOf, welcome } from './welcome.ts';

/** So long the password given counts. */
const patience = 5 * 60_000;

/** In place of `welcome` after a right password: who has a second factor is asked for it. */
export const secondStep =
  ({ secondFactors: factors, clock }: Pick<Parts, 'secondFactors' | 'clock'>): typeof welcome =>
  async (door, request, response, account) => {
    const { hasCodes, passkeys } = await factors.of(account);
    if (!hasCodes && passkeys.length === 0) return welcome(door, request, response, account);
    request.session.halfWay = { account: account.id, since: clock.now().getTime() };
    response.redirect(303, peoplePaths(readerOf(response).paths).second());
  };

type Parts = {
  readonly accounts: AccountService;
  readonly secondFactors: SecondFactorService;
  readonly clock: Clock;
  readonly config: SiteConfig;
  readonly door: StaffDoor;
};

/** Who has given the password in this session and not yet the rest; null where nobody, or too long ago. */
const halfWayOf = async ({ accounts, clock }: Parts, request: Request): Promise<Account | null> => {
  const { halfWay } = request.session;
  return halfWay && clock.now().getTime() - halfWay.since < patience ? accounts.find(halfWay.account) : null;
};

const show = async (
  { secondFactors, config }: Parts,
  [request, response]: readonly [Request, Response],
  account: Account,
  mistake: SecondMistake | null,
): Promise<void> => {
  const { hasCodes } = await secondFactors.of(account);
  const asked = await secondFactors.passkeys.askForKnown(account, siteOf(config, request));
  const { halfWay } = request.session;
  if (asked && halfWay) request.session.halfWay = { ...halfWay, challenge: asked.challenge };
  const page = presentSecondStep(doorVisitOf(request, response), { hasCodes, asked }, mistake);
  response.render('pages/staff/form', { page });
};

const isRight = async (
  { secondFactors, config }: Parts,
  request: Request,
  account: Account,
): Promise<boolean> => {
  if (request.path !== patterns.secondPasskey)
    return secondFactors.codes.check(account, fieldOf(request, 'code'));
  const challenge = request.session.halfWay?.challenge ?? '';
  const answer = fieldOf(request, 'answer');
  return secondFactors.passkeys.check({ account, site: siteOf(config, request), challenge, answer });
};

export const secondStepRoutes = (parts: Parts): Router => {
  const routes = Router();
  const back = (response: Response): void => response.redirect(303, readerOf(response).paths.signIn());

  routes.get(patterns.second, async (request, response) => {
    const account = await halfWayOf(parts, request);
    if (!account) return back(response);
    await show(parts, [request, response], account, null);
  });

  routes.post([patterns.second, patterns.secondPasskey], async (request, response) => {
    const account = await halfWayOf(parts, request);
    if (!account) return back(response);
    const attempt = await parts.door.limits.takeFactor(account.id);
    if (attempt.wait > 0)
      return show(parts, [request, response.status(429)], account, { wait: attempt.wait });
    if (!(await isRight(parts, request, account))) {
      const mistake = request.path === patterns.second ? 'code_wrong' : 'passkey_wrong';
      return show(parts, [request, response.status(422)], account, mistake);
    }
    await attempt.giveBack();
    await welcome(parts.door, request, response, account);
  });
  return routes;
};
