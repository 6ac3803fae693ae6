// The whole application, in order.
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { assetsFolder, loadAssets } from './assets.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { RandomBytes } from './crypto.ts';
import { createPrinter } from './downloads/documents/printer.ts';
import { createPainter, type Painter } from './downloads/pictures/painter.ts';
import { createMetrics } from './metrics.ts';
import { setUpCompression } from './middleware/setUpCompression.ts';
import { setUpErrors } from './middleware/setUpErrors.ts';
import { setUpForms } from './middleware/setUpForms.ts';
import type { LoadLimits } from './middleware/load.ts';
import { setUpLoad } from './middleware/setUpLoad.ts';
import { setUpLog } from './middleware/setUpLog.ts';
import { onlyRead, setUpMethods } from './middleware/setUpMethods.ts';
import { setUpReader } from './middleware/setUpReader.ts';
import { setUpSameSite, setUpSecurity } from './middleware/setUpSecurity.ts';
import { setUpStaff } from './middleware/setUpStaff.ts';
import { setUpWorker } from './middleware/setUpWorker.ts';
import { projectRoot, version } from './root.ts';
import { apiRoutes } from './routes/api.ts';
import { dataRoutes } from './routes/data.ts';
import { accountRoutes } from './routes/account.ts';
import { analysisFileRoutes } from './routes/analysisFiles.ts';
import { analysisRoutes } from './routes/analysis.ts';
import { embedRoutes } from './routes/embeds.ts';
import { feedRoutes } from './routes/feeds.ts';
import { findingRoutes } from './routes/findings.ts';
import { fieldworkRoutes } from './routes/fieldwork.ts';
import { healthRoutes } from './routes/health.ts';
import { pressRoutes } from './routes/press.ts';
import { publishingRoutes } from './routes/publishing.ts';
import { publicReleaseRoutes } from './routes/publicReleases.ts';
import { releaseRoutes } from './routes/releases.ts';
import { respondRoutes } from './routes/respond.ts';
import { resultsRoutes } from './routes/results.ts';
import { programmeDeskRoutes, programmeRoutes } from './routes/programme.ts';
import { indexRoutes } from './routes/indices.ts';
import { methodRoutes, statementRoutes } from './routes/method.ts';
import { microdataRoutes } from './routes/microdata.ts';
import { logRoutes } from './routes/log.ts';
import { ownAccountRoutes } from './routes/ownAccount.ts';
import { peopleRoutes } from './routes/people.ts';
import { secondStepRoutes } from './routes/secondStep.ts';
import { linkRoutes, shortLinkRoutes } from './routes/links.ts';
import { quotaRoutes } from './routes/quotas.ts';
import { waveRoutes } from './routes/waves.ts';
import { designerRoutes } from './routes/designer.ts';
import { questionnaireRoutes } from './routes/questionnaires.ts';
import { staffRoutes } from './routes/staff.ts';
import { translationRoutes } from './routes/translations.ts';
import { tryingRoutes } from './routes/trying.ts';
import { viewRoutes } from './routes/views.ts';
import { weightingRoutes } from './routes/weighting.ts';
import type { Secrets } from './secrets.ts';
import type { Services } from './services/index.ts';
import { loadTexts } from './texts.ts';
import { viewEngine } from './views.ts';

export type Parts = {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly connection: Connection;
  readonly services: Services;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: Logger;
  /** False once the program is asked to stop. */
  readonly isReady: () => boolean;
  /** How much is done at once; without it, the usual. */
  readonly load?: LoadLimits;
  /** Paints pictures; without it, a thread is started with the first. */
  readonly painter?: Painter;
};

type Whole = Parts & { readonly painter: Painter };

/** What everybody may read. */
const addResults = (app: Express, { services, clock, painter }: Whole): void => {
  app.use(resultsRoutes({ ...services, painter }), publicReleaseRoutes({ ...services, clock, painter }));
  app.use(methodRoutes(services.methods), programmeRoutes({ ...services, painter }), feedRoutes(services));
  app.use(embedRoutes({ ...services, painter, clock }));
  app.use(apiRoutes({ ...services, clock }), dataRoutes({ ...services, clock }));
};

/** Everything under /staff, behind its door. */
const addStaff = (app: Express, parts: Whole): void => {
  const { services, clock, config, painter } = parts;
  const door = setUpStaff(app, { ...parts, ...services });
  app.use(
    accountRoutes({ ...services, clock }, door),
    secondStepRoutes({ ...services, clock, config, door }),
    ownAccountRoutes({ ...services, config, door }),
    peopleRoutes(services.people, door),
    logRoutes(services),
  );
  app.use(staffRoutes(services), linkRoutes(services.links));
  app.use(questionnaireRoutes(services, parts.clock), designerRoutes(services, parts.clock));
  app.use(indexRoutes(services.indices), microdataRoutes(services.microdata));
  app.use(analysisRoutes(services), analysisFileRoutes(services.analysis));
  app.use(viewRoutes(services.views), findingRoutes(services), releaseRoutes({ ...services, clock }));
  app.use(waveRoutes(services), quotaRoutes(services.quotas), fieldworkRoutes(services.fieldwork));
  app.use(weightingRoutes(services.weighting), statementRoutes(services.statements));
  app.use(pressRoutes({ ...services, clock, painter, printer: createPrinter() }));
  app.use(programmeDeskRoutes(services.programme));
  app.use(publishingRoutes(services), tryingRoutes(services), translationRoutes(services));
};

export const createApp = (parts: Parts): Express => {
  const { config, services, log } = parts;
  const metrics = createMetrics();
  const whole = { ...parts, painter: parts.painter ?? createPainter() };
  const app = express();
  app.set('views', join(projectRoot, 'views')).set('view engine', 'ejs').enable('view cache');
  app.engine('ejs', viewEngine(app.get('env') !== 'production'));
  setUpLog(app, log, metrics);
  setUpSecurity(app, config);
  const asset = loadAssets();
  setUpReader(app, { config, texts: loadTexts(), asset });
  setUpSameSite(app);
  setUpCompression(app);
  app.use('/assets', onlyRead);
  app.use(
    '/assets',
    express.static(assetsFolder, { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
  app.use(healthRoutes({ ...parts, metrics, version }));
  setUpWorker(app, { assetsFolder, asset });
  setUpForms(app);
  setUpLoad(app, parts);
  app.use(shortLinkRoutes(services.links, config), respondRoutes(services.respond, config));
  addResults(app, whole);
  addStaff(app, whole);
  setUpMethods(app);
  setUpErrors(app, log);
  return app;
};
