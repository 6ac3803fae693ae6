// One line and one count per request: method, route pattern, status, how long. Never the address, a header, a body or who asked.
import type { Express, Request } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';

const durationClass = (milliseconds: number): string =>
  milliseconds < 50
    ? 'under 50 ms'
    : milliseconds < 300
      ? 'under 300 ms'
      : milliseconds < 2000
        ? 'under 2 s'
        : 'over 2 s';

const patternOf = (request: Request): string => {
  const { route } = request as { route?: { path?: unknown } }; // Express types it as any
  return typeof route?.path === 'string' ? route.path : 'no route';
};

export const setUpLog = (app: Express, log: Logger, metrics: Metrics): void => {
  app.use((request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      const milliseconds = performance.now() - started;
      const line = { method: request.method, route: patternOf(request), status: response.statusCode };
      log.info({ ...line, took: durationClass(milliseconds) }, 'request');
      metrics.observe({ ...line, seconds: milliseconds / 1000 });
    });
    next();
  });
};
