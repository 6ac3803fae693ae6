// Headers that keep a page from loading or leaking anything, and the refusal of forms that another site sends.
import { randomBytes } from 'node:crypto';
import type { Express, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';
import { Problem } from '../problem.ts';

/** Stands for the nonce of a page where helmet is asked, once, what it would say. */
const anyNonce = 'any-nonce';

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
        scriptSrc: [`'nonce-${anyNonce}'`],
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

type Header = { readonly name: string; readonly before: string; readonly after: string | undefined };

/** What helmet sets on every answer; `before` and `after` stand around the nonce. Asking it each time cost more than finding the page. */
const headersOf = (config: Config): readonly Header[] => {
  const headers = new Map<string, string>();
  const recorder = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  // helmet calls nothing else of a response, and reads nothing of the request
  policy(config)({} as Request, recorder as unknown as Response, () => undefined);
  return [...headers].map(([name, value]) => {
    const [before = '', after] = value.split(anyNonce);
    return { name, before, after };
  });
};

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
  app.disable('etag'); // pages carry a nonce or are never kept; what can be compared says so itself
  const headers = headersOf(config);
  app.use((_, response, next) => {
    const nonce = randomBytes(16).toString('base64');
    response.locals['nonce'] = nonce;
    for (const { name, before, after } of headers)
      response.setHeader(name, after === undefined ? before : before + nonce + after);
    next();
  });
};

/** After setUpReader: the refusal is a page in the reader's language. */
export const setUpSameSite = (app: Express): void => {
  app.use(refuseCrossSite);
};
