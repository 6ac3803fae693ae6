// One's own account: the password, second factors, and where one is signed in.
import { Router, type Request, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice, type StaffDoor } from '../middleware/setUpStaff.ts';
import { signInOf } from '../middleware/signIn.ts';
import { ownPatterns as patterns, peoplePaths } from '../paths/people.ts';
import { presentAccount } from '../presenters/staff/people/account.ts';
import {
  presentCodes,
  presentNewPasskey,
  presentPassword,
  presentRemoval,
  type Fault,
} from '../presenters/staff/people/accountForms.ts';
import { Problem } from '../problem.ts';
import type { AccountService } from '../services/accounts.ts';
import type { SecondFactorService } from '../services/secondFactors.ts';
import type { SessionService } from '../services/sessions.ts';
import { codeAddress } from '../services/secondFactors/codes.ts';
import { siteOf, type SiteConfig } from './site.ts';
import { visitOf } from './visit.ts';

type Parts = {
  readonly accounts: AccountService;
  readonly sessions: SessionService;
  readonly secondFactors: SecondFactorService;
  readonly config: SiteConfig;
  readonly door: Pick<StaffDoor, 'limits'>;
};

/** Null where the password of who is signed in was given with the form; too many guesses have to wait. */
const currentFault = async ({ accounts, door }: Parts, request: Request): Promise<Fault | null> => {
  const account = accountOf(request);
  const attempt = await door.limits.takePassword(account.id);
  if (attempt.wait > 0) return { field: 'current', wait: attempt.wait };
  if (!(await accounts.isPassword(account, fieldOf(request, 'current'))))
    return { field: 'current', fault: 'current_wrong' };
  await attempt.giveBack();
  return null;
};

const statusOf = (fault: Fault): number => ('wait' in fault ? 429 : 422);

const backTo = (request: Request, response: Response, notice: string, values = {}): void => {
  leaveNotice(request, `people:notice.${notice}`, values);
  response.redirect(303, peoplePaths(readerOf(response).paths).account());
};

const addPassword = (routes: Router, parts: Parts): void => {
  const { accounts, sessions } = parts;
  routes.get(patterns.password, (request, response) => {
    response.render('pages/staff/form', { page: presentPassword(visitOf(request, response), []) });
  });
  routes.post(patterns.password, async (request, response) => {
    const account = accountOf(request);
    const wanted = fieldOf(request, 'password');
    const refuse = (fault: Fault): void => {
      const page = presentPassword(visitOf(request, response), [fault]);
      response.status(statusOf(fault)).render('pages/staff/form', { page });
    };
    const wrong = await currentFault(parts, request);
    if (wrong) return refuse(wrong);
    if (wanted !== fieldOf(request, 'again')) return refuse({ field: 'again', fault: 'differs' });
    const fault = await accounts.changePassword(account, wanted);
    if (fault) return refuse({ field: 'password', fault });
    await sessions.endOthers(account, signInOf(request));
    backTo(request, response, 'password_changed');
  });
};

const addCodes = (routes: Router, parts: Parts): void => {
  const { secondFactors } = parts;
  const show = (request: Request, response: Response, fault: Fault | null): void => {
    const secret = request.session.adding?.secret ?? secondFactors.codes.newSecret();
    request.session.adding = { secret };
    const address = codeAddress(secret, accountOf(request).email);
    const page = presentCodes(visitOf(request, response), { secret, address }, fault);
    response.status(fault ? statusOf(fault) : 200).render('pages/staff/form', { page });
  };
  routes.get(patterns.codes, (request, response) => show(request, response, null));
  routes.post(patterns.codes, async (request, response) => {
    const secret = request.session.adding?.secret;
    if (secret === undefined) return show(request, response, null);
    const wrong = await currentFault(parts, request);
    if (wrong) return show(request, response, wrong);
    const isOn = await secondFactors.codes.turnOn(accountOf(request), secret, fieldOf(request, 'code'));
    if (!isOn) return show(request, response, { field: 'code', fault: 'code_wrong' });
    delete request.session.adding;
    backTo(request, response, 'codes_added');
  });
};

const addPasskey = (routes: Router, parts: Parts): void => {
  const { secondFactors, config } = parts;
  const show = async (request: Request, response: Response, fault: Fault | null): Promise<void> => {
    const asked = await secondFactors.passkeys.askForNew(accountOf(request), siteOf(config, request));
    request.session.adding = { challenge: asked.challenge };
    const typed = { asked, name: fieldOf(request, 'name') };
    const page = presentNewPasskey(visitOf(request, response), typed, fault);
    response.status(fault ? statusOf(fault) : 200).render('pages/staff/form', { page });
  };
  routes.get(patterns.passkey, (request, response) => show(request, response, null));
  routes.post(patterns.passkey, async (request, response) => {
    const name = fieldOf(request, 'name').trim().slice(0, 60);
    const wrong = await currentFault(parts, request);
    if (wrong) return show(request, response, wrong);
    const challenge = request.session.adding?.challenge ?? '';
    const given = { account: accountOf(request), site: siteOf(config, request), challenge };
    const answer = fieldOf(request, 'answer');
    const isAdded = await secondFactors.passkeys.add({ ...given, answer }, name || '—');
    if (!isAdded) return show(request, response, { field: 'passkey', fault: 'passkey_wrong' });
    delete request.session.adding;
    backTo(request, response, 'passkey_added', { name: name || '—' });
  });
};

const addRemoval = (routes: Router, parts: Parts): void => {
  const { secondFactors } = parts;
  type Named = Request<{ factor: string }>;
  const nameOf = async (request: Named): Promise<string | null> => {
    const { factor } = request.params;
    const { hasCodes, passkeys } = await secondFactors.of(accountOf(request));
    if (factor === 'codes' && hasCodes) return null;
    const passkey = passkeys.find(({ id }) => id === factor);
    if (!passkey) throw new Problem('not_found');
    return passkey.name;
  };
  const show = async (request: Named, response: Response, fault: Fault | null): Promise<void> => {
    const asked = { factor: request.params.factor, name: await nameOf(request) };
    const page = presentRemoval(visitOf(request, response), asked, fault);
    response.status(fault ? statusOf(fault) : 200).render('pages/staff/form', { page });
  };
  routes.get(patterns.removeFactor, (request: Named, response) => show(request, response, null));
  routes.post(patterns.removeFactor, async (request: Named, response) => {
    const wrong = await currentFault(parts, request);
    if (wrong) return show(request, response, wrong);
    await secondFactors.remove(accountOf(request), request.params.factor);
    backTo(request, response, 'factor_removed');
  });
};

export const ownAccountRoutes = (parts: Parts): Router => {
  const routes = Router();
  routes.get(patterns.account, async (request, response) => {
    const account = accountOf(request);
    const page = presentAccount(visitOf(request, response), {
      factors: await parts.secondFactors.of(account),
      sessions: await parts.sessions.ofAccount(account),
      own: signInOf(request),
    });
    response.render('pages/staff/account', { page });
  });
  addPassword(routes, parts);
  addCodes(routes, parts);
  addPasskey(routes, parts);
  addRemoval(routes, parts);
  routes.post(patterns.endSession, async (request, response) => {
    const isEnded = await parts.sessions.end(request.params.session, accountOf(request));
    backTo(request, response, isEnded ? 'session_ended' : 'session_gone');
  });
  return routes;
};
