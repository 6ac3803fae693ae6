// Starts everything, and stops it in order: the only file with effects on import.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { examiningThread } from './calculation/examining.ts';
import { calculationPool } from './calculation/pool.ts';
import { systemClock } from './clock.ts';
import { ConfigError, readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { createPainter } from './downloads/pictures/painter.ts';
import { warmPainter } from './downloads/pictures/warming.ts';
import { pathsIn } from './paths.ts';
import { projectRoot } from './root.ts';
import { loadSecrets } from './secrets.ts';
import { createServices } from './services/index.ts';
import { readProgramme } from './services/programme.ts';
import { readLibrary } from './services/library.ts';

const drainMilliseconds = 10_000;
/** A balancer reads /readyz and looks elsewhere before the door is shut. */
const noticeMilliseconds = 500;

const settings = () => {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
};

const config = settings();
const database = await openDatabase(config).catch((error: unknown): never => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
if (!database.isOwner) {
  console.error(
    `A server works on ${config.dataDir} already. Use that one, stop it first, or set another DATA_DIR.`,
  );
  await database.close();
  process.exit(1);
}
const clock = systemClock(config.timeZone);
// The log, too, knows no time finer than the day.
// Lines are written together, at the latest after a second and at the end: one by one, each would hold up an answer.
const lines = pino.destination({ sync: false, minLength: 4096 });
const log = pino({ level: config.logLevel, base: null, timestamp: () => `,"day":"${clock.today()}"` }, lines);
setInterval(() => lines.flush(), 1000).unref();
const calculator = calculationPool(database.place, complaint => log.warn(complaint, 'snapshot'));
const examining = examiningThread();
const painter = createPainter();
/** What has to be in order before anybody is answered; a mistake in a file is told in its own words. */
const prepareServices = async () => {
  const services = createServices({
    ...{ stores: database.stores, clock, random: randomBytes },
    ...{ calculator, analyst: calculator.analysis, examiner: examining.examine },
    ...{ secrets: loadSecrets(config), programme: readProgramme(config.programmeFile) },
  });
  const library = join(projectRoot, 'surveys', 'library');
  await services.library.install(readLibrary(library));
  await services.library.installDemonstrations(readLibrary(join(library, 'demonstration')));
  const closed = (await database.stores.waves.all()).filter(({ state }) => state === 'closed');
  await database.snapshots.keepOnly(closed.map(({ id }) => id));
  return { services, setUpToken: await services.accounts.newSetUpToken() };
};
const { services, setUpToken } = await prepareServices().catch(async (error: unknown): Promise<never> => {
  console.error(error instanceof Error ? error.message : String(error));
  await database.close();
  process.exit(1);
});

let isReady = true;
const app = createApp({
  config,
  secrets: loadSecrets(config),
  connection: database.connection,
  services,
  clock,
  random: randomBytes,
  log,
  painter,
  isReady: () => isReady && database.isConnected(),
});
/** Whoever sends slower than this holds a connection and gives nothing: headers, the whole request, and silence between requests. */
const server = createServer(
  {
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 15_000,
    connectionsCheckingInterval: 2_000,
  },
  app,
);

const stop = async (): Promise<void> => {
  if (!isReady) return;
  isReady = false;
  await setTimeout(noticeMilliseconds);
  const force = setInterval(() => server.closeAllConnections(), drainMilliseconds);
  await new Promise(closed => {
    server.close(closed);
    server.closeIdleConnections();
  });
  clearInterval(force);
  await calculator.close();
  await examining.close();
  await painter.close();
  await database.close();
  process.exit(0);
};

/** Those of this machine where other machines reach the server: none where it listens to itself alone. */
const addressesOnNetwork = (port: number): string[] =>
  Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .filter(({ address }) => ['0.0.0.0', '::', address].includes(config.host))
    .map(({ address }) => `http://${address}:${port}`);

/** The address people type, where it was set: cookies work there and nowhere else. */
const addressOf = (port: number): string => (config.hasBaseUrl ? config.baseUrl : `http://localhost:${port}`);

server.listen(config.port, config.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  console.log(`Барометр работает: http://localhost:${port}`);
  for (const url of addressesOnNetwork(port)) console.log(`С телефона в той же сети: ${url}`);
  if (setUpToken)
    console.log(
      `Первый администратор: ${addressOf(port)}${pathsIn('ru', config.defaultLocale).setUp(setUpToken)}`,
    );
});
const complainOf =
  (subject: string) =>
  (error: unknown): void =>
    log.error({ name: error instanceof Error ? error.name : '' }, subject);
// Reads what is published once, then makes ready for pictures and for the desk, so that nobody waits for the first look.
server.once('listening', () => {
  services.published
    .all()
    .then(() => {
      warmPainter(painter).catch(complainOf('pictures'));
      return services.results.prepare();
    })
    .catch(complainOf('results'));
});
/** What is kept in memory was checked when it was read; what lies in the database may be changed later. */
const checkReleases = (): void => {
  services.releases
    .damaged()
    .then(damaged => damaged.forEach(each => log.error(each, 'release damaged')))
    .catch(complainOf('releases'));
};
server.once('listening', checkReleases);
setInterval(checkReleases, 3_600_000).unref();
server.on('error', error => {
  console.error(
    `Cannot listen on ${config.host}:${config.port}: ${error.message}. Free the port or set PORT.`,
  );
  void database.close().finally(() => process.exit(1));
});
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
