// Everything that stands before the staff's own pages: cookies, session, forms, tokens against forged forms, who it is, and the gate.
import { csrfSync } from 'csrf-sync';
import type { Express, Request, RequestHandler } from 'express';
import type { Connection } from 'mongoose';
import type { Config } from '../config.ts';
import type { RandomBytes } from '../crypto.ts';
import { Problem } from '../problem.ts';
import { can, type Permission } from '../roles.ts';
import type { Secrets } from '../secrets.ts';
import type { Account, AccountService } from '../services/accounts.ts';
import type { SessionService } from '../services/sessions.ts';
import { setUpSignIn, userOf, type SignIn } from './signIn.ts';
import { signInLimits, type SignInLimits } from './signInLimits.ts';
import { setUpStaffCookies } from './staffCookies.ts';
import { staffGate } from './staffGate.ts';
import { setUpStaffSession } from './staffSession.ts';
import { setUpUploads } from './setUpUploads.ts';

export type StaffParts = {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly connection: Connection;
  readonly random: RandomBytes;
  readonly accounts: AccountService;
  readonly sessions: SessionService;
};

/** What the routes of sign-in need of it. */
export type StaffDoor = { readonly signIn: SignIn; readonly limits: SignInLimits };

const isForm = (body: unknown): body is Record<string, unknown> => typeof body === 'object' && body !== null;

/** A field of the form as text; what is not one text is empty. */
export const fieldOf = (request: Request, name: string): string => {
  const body: unknown = request.body;
  const value = isForm(body) && Object.hasOwn(body, name) ? body[name] : '';
  return typeof value === 'string' ? value : '';
};

const { generateToken, csrfSynchronisedProtection, invalidCsrfTokenError } = csrfSync({
  getTokenFromRequest: request => fieldOf(request, 'token'),
  size: 32,
});

/** The page is out of date; the way forward is the same page, fresh. */
const refuseForged: RequestHandler = (request, response, next) => {
  csrfSynchronisedProtection(request, response, (error?: unknown) => {
    const again =
      request.path === '/sign-out' ? '/staff' : `/staff${request.path === '/' ? '' : request.path}`;
    next(error === invalidCsrfTokenError ? new Problem('form_expired', { again }) : error);
  });
};

export const setUpStaff = (app: Express, parts: StaffParts): StaffDoor => {
  app.use('/staff', (_, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  setUpStaffCookies(app, parts.config);
  setUpStaffSession(app, parts);
  setUpUploads(app);
  app.use('/staff', refuseForged);
  const signIn = setUpSignIn(app, parts);
  app.use(staffGate());
  return { signIn, limits: signInLimits(parts) };
};

/** The hidden field of every form. */
export const tokenOf = (request: Request): string => generateToken(request);

/** Who is signed in, on pages where the gate lets in nobody else. */
export const accountOf = (request: Request): Account => {
  const account = userOf(request);
  if (!account) throw new Problem('sign_in_needed');
  return account;
};

/** Whether who is signed in may do this: for what a page shows. Addresses are guarded by the gate. */
export const may = (request: Request, permission: Permission): boolean =>
  can(accountOf(request).role, permission);

/** What the page before left to say, said once. */
export const takeNotice = (request: Request) => {
  const { notice } = request.session;
  delete request.session.notice;
  return notice ?? null;
};

export const leaveNotice = (
  request: Request,
  key: string,
  values: Readonly<Record<string, string>>,
): void => {
  request.session.notice = { key, values };
};
