// The whole application, in order.
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { assetsFolder, loadAssets } from './assets.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { RandomBytes } from './crypto.ts';
import { setUpErrors } from './middleware/setUpErrors.ts';
import { setUpLog } from './middleware/setUpLog.ts';
import { setUpReader } from './middleware/setUpReader.ts';
import { setUpSecurity } from './middleware/setUpSecurity.ts';
import { projectRoot } from './root.ts';
import { healthRoutes } from './routes/health.ts';
import { respondRoutes } from './routes/respond.ts';
import { resultsRoutes } from './routes/results.ts';
import { createServices } from './services/index.ts';
import type { Stores } from './stores/index.ts';
import { loadTexts } from './texts.ts';

export type Parts = {
  readonly config: Config;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  /** False once the program is asked to stop. */
  readonly isReady: () => boolean;
};

export const createApp = (parts: Parts): Express => {
  const { config, log } = parts;
  const services = createServices(parts);
  const app = express();
  app.set('views', join(projectRoot, 'views'));
  app.set('view engine', 'ejs');
  app.enable('view cache');
  setUpLog(app, log);
  setUpSecurity(app, config);
  setUpReader(app, { config, texts: loadTexts(), asset: loadAssets() });
  app.use(compression());
  app.use(
    '/assets',
    express.static(assetsFolder, { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
  app.use(healthRoutes(parts));
  app.use(respondRoutes(services.respond, config));
  app.use(resultsRoutes(services));
  setUpErrors(app, log);
  return app;
};
