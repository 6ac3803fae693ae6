// One's own account: the password, second factors, and where one is signed in.
import { Router, type Request, type Response } from 'express';
import { readerOf } from '../middleware/setUpReader.ts';
import { accountOf, fieldOf, leaveNotice } from '../middleware/setUpStaff.ts';
import { signInOf } from '../middleware/signIn.ts';
import { ownPatterns as patterns, peoplePaths } from '../paths/people.ts';
import { presentAccount } from '../presenters/staff/people/account.ts';
import {
  presentCodes,
  presentNewPasskey,
  presentPassword,
  presentRemoval,
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
};

const backTo = (request: Request, response: Response, notice: string, values = {}): void => {
  leaveNotice(request, `people:notice.${notice}`, values);
  response.redirect(303, peoplePaths(readerOf(response).paths).account());
};

const addPassword = (routes: Router, { accounts, sessions }: Parts): void => {
  routes.get(patterns.password, (request, response) => {
    response.render('pages/staff/form', { page: presentPassword(visitOf(request, response), []) });
  });
  routes.post(patterns.password, async (request, response) => {
    const account = accountOf(request);
    const [now, wanted] = [fieldOf(request, 'current'), fieldOf(request, 'password')];
    const refuse = (field: string, fault: string): void => {
      const page = presentPassword(visitOf(request, response), [{ field, fault }]);
      response.status(422).render('pages/staff/form', { page });
    };
    if (!(await accounts.isPassword(account, now))) return refuse('current', 'current_wrong');
    if (wanted !== fieldOf(request, 'again')) return refuse('again', 'differs');
    const fault = await accounts.changePassword(account, wanted);
    if (fault) return refuse('password', fault);
    await sessions.endOthers(account, signInOf(request));
    backTo(request, response, 'password_changed');
  });
};

const addCodes = (routes: Router, { secondFactors }: Parts): void => {
  const show = (request: Request, response: Response, isWrong: boolean): void => {
    const secret = request.session.adding?.secret ?? secondFactors.codes.newSecret();
    request.session.adding = { secret };
    const address = codeAddress(secret, accountOf(request).email);
    const page = presentCodes(visitOf(request, response), { secret, address }, isWrong);
    response.render('pages/staff/form', { page });
  };
  routes.get(patterns.codes, (request, response) => show(request, response, false));
  routes.post(patterns.codes, async (request, response) => {
    const secret = request.session.adding?.secret;
    if (secret === undefined) return show(request, response, false);
    const isOn = await secondFactors.codes.turnOn(accountOf(request), secret, fieldOf(request, 'code'));
    if (!isOn) return show(request, response.status(422), true);
    delete request.session.adding;
    backTo(request, response, 'codes_added');
  });
};

const addPasskey = (routes: Router, { secondFactors, config }: Parts): void => {
  const show = async (request: Request, response: Response, isWrong: boolean): Promise<void> => {
    const asked = await secondFactors.passkeys.askForNew(accountOf(request), siteOf(config, request));
    request.session.adding = { challenge: asked.challenge };
    const page = presentNewPasskey(visitOf(request, response), asked, isWrong);
    response.render('pages/staff/form', { page });
  };
  routes.get(patterns.passkey, (request, response) => show(request, response, false));
  routes.post(patterns.passkey, async (request, response) => {
    const name = fieldOf(request, 'name').trim().slice(0, 60);
    const challenge = request.session.adding?.challenge ?? '';
    const given = { account: accountOf(request), site: siteOf(config, request), challenge };
    const answer = fieldOf(request, 'answer');
    const isAdded = await secondFactors.passkeys.add({ ...given, answer }, name || '—');
    if (!isAdded) return show(request, response.status(422), true);
    delete request.session.adding;
    backTo(request, response, 'passkey_added', { name: name || '—' });
  });
};

const addRemoval = (routes: Router, { accounts, secondFactors }: Parts): void => {
  type Named = Request<{ factor: string }>;
  const nameOf = async (request: Named): Promise<string | null> => {
    const { factor } = request.params;
    const { hasCodes, passkeys } = await secondFactors.of(accountOf(request));
    if (factor === 'codes' && hasCodes) return null;
    const passkey = passkeys.find(({ id }) => id === factor);
    if (!passkey) throw new Problem('not_found');
    return passkey.name;
  };
  const show = async (request: Named, response: Response, isWrong: boolean): Promise<void> => {
    const asked = { factor: request.params.factor, name: await nameOf(request) };
    response.render('pages/staff/form', { page: presentRemoval(visitOf(request, response), asked, isWrong) });
  };
  routes.get(patterns.removeFactor, (request: Named, response) => show(request, response, false));
  routes.post(patterns.removeFactor, async (request: Named, response) => {
    const account = accountOf(request);
    if (!(await accounts.isPassword(account, fieldOf(request, 'current'))))
      return show(request, response.status(422), true);
    await secondFactors.remove(account, request.params.factor);
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
