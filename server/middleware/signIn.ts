// Passport: who the session belongs to, and the check of name and password.
import type { Express, Request, RequestHandler, Response } from 'express';
import { Passport } from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Clock } from '../clock.ts';
import type { Account, AccountService } from '../services/accounts.ts';
import { longestSession } from './staffSession.ts';

type Parts = { readonly accounts: AccountService; readonly clock: Clock };

export type SignIn = {
  /** The account of the name and password in the form; null where they are wrong. */
  readonly check: (request: Request, response: Response) => Promise<Account | null>;
  /** Gives the request a new session that belongs to the account. */
  readonly begin: (request: Request, account: Account) => Promise<void>;
};

const isTooOld = (request: Request, clock: Clock): boolean =>
  clock.now().getTime() - (request.session.signedInAt ?? 0) > longestSession;

const passportOver = ({ accounts, clock }: Parts) => {
  const passport = new Passport();
  passport.use(
    new LocalStrategy({ usernameField: 'email' }, (email, password, done) => {
      accounts.signIn(email, password).then(account => done(null, account ?? false), done);
    }),
  );
  passport.serializeUser<string, Request>((request, account, done) => {
    request.session.signedInAt = clock.now().getTime();
    done(null, (account as Account).id); // only the strategy above gives accounts to Passport
  });
  passport.deserializeUser<string, Request>((request, id, done) => {
    if (isTooOld(request, clock)) return done(null, false);
    accounts.find(id).then(account => done(null, account ?? false), done);
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
