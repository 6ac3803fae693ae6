// The session of staff: begins at the sign-in page, two hours idle or twelve in all end it. Respondents never have one.
import { createHash } from 'node:crypto';
import { MongoStore } from 'connect-mongo';
import type { Express, Request } from 'express';
import session, { type Session } from 'express-session';
import type { Connection } from 'mongoose';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets.ts';
import { staffCookie, staffPaths } from './staffCookies.ts';

declare module 'express-session' {
  interface SessionData {
    /** The password was right and the second factor is still to come: whose, since when, and what its passkey is to sign. */
    halfWay: { readonly account: string; readonly since: number; readonly challenge?: string };
    /** A second factor about to be added: the secret of codes, or what a new passkey is to sign. */
    adding: { readonly secret?: string; readonly challenge?: string };
    /** The token of a link for a colleague, shown once. */
    freshLink: { readonly account: string; readonly token: string };
    /** Where the visitor wanted to go before signing in. */
    returnTo: string;
    /** What to say once, on the next page: the key of a text and its values. */
    notice: { readonly key: string; readonly values: Readonly<Record<string, string>> };
  }
}

const idleSeconds = 2 * 3600;
/** A session under way is written again at most this often. */
const touchSeconds = 300;

/** What lies in the database opens no session: the cookie carries the id, the store its hash. */
const hashed = (id: string): string => createHash('sha256').update(`session ${id}`).digest('base64url');

type Parts = { readonly config: Config; readonly secrets: Secrets; readonly connection: Connection };

const sessionStore = (connection: Connection) =>
  MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: 'sessions',
    ttl: idleSeconds,
    touchAfter: touchSeconds,
    autoRemove: 'disabled', // the index is made with all others, by prepareDatabase
    transformId: hashed,
  });

/** The one path of the cookie under which this request came; staffCookies sets it for the other paths. */
const cookiePath = (request: Request): string =>
  staffPaths.find(path => request.originalUrl.startsWith(path)) ?? '/staff';

export const setUpStaffSession = (app: Express, { secrets, connection }: Parts): void => {
  const middleware = session({
    name: staffCookie,
    secret: [...secrets],
    store: sessionStore(connection),
    resave: false,
    saveUninitialized: false,
    cookie: request => ({ path: cookiePath(request), httpOnly: true, sameSite: 'lax' }),
  });
  app.use('/staff', middleware, (request, _, next) => {
    const begun: Session | undefined = request.session; // none under an address like /STAFF, which no cookie reaches
    if (!begun) throw new Problem('not_found');
    next();
  });
};

export const endSession = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });
