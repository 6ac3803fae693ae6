// For machines: the one that watches this one, and those that index the web.
import { timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import type { Config } from '../config.ts';
import type { Metrics } from '../metrics.ts';
import { Problem } from '../problem.ts';

type HealthParts = {
  readonly config: Config;
  readonly metrics: Metrics;
  readonly version: string;
  readonly isReady: () => boolean;
};

const isToken = (given: string, token: string): boolean => {
  const [first, second] = [Buffer.from(given), Buffer.from(token)];
  return first.length === second.length && timingSafeEqual(first, second);
};

const isHere = (request: Request): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '') &&
  request.get('x-forwarded-for') === undefined;

/** With a token: to who shows it. Without: only to this machine, and not through a proxy. */
const maySeeMetrics = (request: Request, token: string | undefined): boolean =>
  token === undefined ? isHere(request) : isToken(request.get('authorization') ?? '', `Bearer ${token}`);

/** Interviews and the desk are nobody's search results. */
const robots = (baseUrl: string): string =>
  [
    'User-agent: *',
    'Disallow: /s/',
    'Disallow: /en/s/',
    'Disallow: /ce/s/',
    'Disallow: /staff',
    'Disallow: /en/staff',
    'Disallow: /ce/staff',
    'Disallow: /q/',
    'Disallow: /en/q/',
    'Disallow: /ce/q/',
    `Sitemap: ${baseUrl}/sitemap.xml`,
    '',
  ].join('\n');

export const healthRoutes = ({ config, metrics, version, isReady }: HealthParts): Router => {
  const routes = Router();
  routes.use(['/healthz', '/readyz', '/metrics', '/version'], (_, response, next) => {
    response.type('text').set('Cache-Control', 'no-store');
    next();
  });
  routes.get('/healthz', (_, response) => void response.send('ok\n'));
  routes.get('/robots.txt', (_, response) => void response.type('text').send(robots(config.baseUrl)));
  routes.get('/version', (_, response) => void response.send(`${version}\n`));
  routes.get('/readyz', (_, response) => {
    if (!isReady()) throw new Problem('stopping');
    response.send('ready\n');
  });
  routes.get('/metrics', async (request, response) => {
    if (!maySeeMetrics(request, config.metricsToken)) throw new Problem('not_found');
    response.send(await metrics.text());
  });
  return routes;
};
