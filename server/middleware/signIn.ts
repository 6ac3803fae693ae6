// Passport: who the session belongs to, and the check of name and password.
import type { Express, Request, RequestHandler, Response } from 'express';
import { Passport } from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Account, AccountService } from '../services/accounts.ts';
import type { SessionService, SignedIn } from '../services/sessions.ts';
import { deviceOf } from './device.ts';

type Parts = { readonly accounts: AccountService; readonly sessions: SessionService };

export type SignIn = {
  /** The account of the name and password in the form; null where they are wrong. */
  readonly check: (request: Request, response: Response) => Promise<Account | null>;
  /** Gives the request a new session that belongs to the account. */
  readonly begin: (request: Request, account: Account) => Promise<void>;
};

/** The account with the id of its sign-in: what ends the session when it is removed. */
type User = Account & { readonly signIn: string };

const toUser = (found: SignedIn | null): User | false =>
  found !== null && { ...found.account, signIn: found.signIn.id };

const passportOver = ({ accounts, sessions }: Parts) => {
  const passport = new Passport();
  passport.use(
    new LocalStrategy({ usernameField: 'email' }, (email, password, done) => {
      accounts.signIn(email, password).then(account => done(null, account ?? false), done);
    }),
  );
  passport.serializeUser<string, Request>((request, account, done) => {
    const device = deviceOf(request.get('user-agent') ?? '');
    // only the strategy above gives accounts to Passport
    sessions.begin(account as Account, device).then(id => done(null, id), done);
  });
  passport.deserializeUser<string, Request>((_, id, done) => {
    sessions.find(id).then(found => done(null, toUser(found)), done);
  });
  return passport;
};

export const setUpSignIn = (app: Express, parts: Parts): SignIn => {
  const passport = passportOver(parts);
  app.use('/staff', passport.session() as RequestHandler); // Passport types its middleware as any
  return {
    check: (request, response) =>
      new Promise((resolve, reject) => {
        const answer = (error: unknown, account?: Account | false) =>
          error instanceof Error ? reject(error) : resolve(account || null);
        const authenticate = passport.authenticate('local', answer) as RequestHandler; // Passport types it as any
        void authenticate(request, response, reject);
      }),
    begin: (request, account) =>
      new Promise((resolve, reject) => {
        request.logIn(account, (error: unknown) => (error instanceof Error ? reject(error) : resolve()));
      }),
  };
};

/** Whoever is signed in; null before that. */
export const userOf = (request: Request): Account | null => (request.user as Account | undefined) ?? null; // deserializeUser gives nothing else

/** The sign-in that this session stands on; empty in the request that has just signed in. */
export const signInOf = (request: Request): string => {
  const user = request.user as Partial<User> | undefined; // deserializeUser gives users, logIn accounts
  return user?.signIn ?? '';
};
