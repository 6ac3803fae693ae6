// Headers that keep a page from loading or leaking anything, and the refusal of forms that another site sends.
import { randomBytes } from 'node:crypto';
import type { Express, RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';

/** helmet types the response as Node's; Express adds locals. */
const nonceOf = (response: object): string => {
  const { locals } = response as { locals?: Record<string, unknown> }; // filled by setUpSecurity below
  return String(locals?.['nonce']);
};

const policy = (config: Config): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        scriptSrc: [(_, response) => `'nonce-${nonceOf(response)}'`],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(config.isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: config.isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });

const changesState = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A form must come from this site. Old browsers send neither header: for them the SameSite cookie decides. */
const refuseCrossSite: RequestHandler = (request, _, next) => {
  const site = request.get('sec-fetch-site');
  const isForeign = site !== undefined && !['same-origin', 'none'].includes(site);
  if (changesState(request.method) && isForeign) throw new Problem('cross_site');
  next();
};

export const setUpSecurity = (app: Express, config: Config): void => {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use((_, response, next) => {
    response.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  });
  app.use(policy(config));
};

/** After setUpReader: the refusal is a page in the reader's language. */
export const setUpSameSite = (app: Express): void => {
  app.use(refuseCrossSite);
};
