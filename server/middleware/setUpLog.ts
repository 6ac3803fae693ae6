// One line per request: method, route pattern, status, how long in classes. Never the address, a header, a body or who asked.
import type { Express } from 'express';
import type { Logger } from 'pino';

const durationClass = (milliseconds: number): string =>
  milliseconds < 50
    ? 'under 50 ms'
    : milliseconds < 300
      ? 'under 300 ms'
      : milliseconds < 2000
        ? 'under 2 s'
        : 'over 2 s';

export const setUpLog = (app: Express, log: Logger): void => {
  app.use((request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      const { route: matched } = request as { route?: { path?: unknown } }; // Express types it as any
      const pattern = matched?.path;
      const route = typeof pattern === 'string' ? pattern : 'no route';
      log.info(
        {
          method: request.method,
          route,
          status: response.statusCode,
          took: durationClass(performance.now() - started),
        },
        'request',
      );
    });
    next();
  });
};
