// The real application over a database of its own, with a clock that stands still and the real middleware.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Connection } from 'mongoose';
import { pino } from 'pino';
import { createApp } from '../../server/app.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { projectRoot } from '../../server/root.ts';
import { usualLimits, type LoadLimits } from '../../server/middleware/load.ts';
import { loadSecrets } from '../../server/secrets.ts';
import { createServices } from '../../server/services/index.ts';
import type { Calculator } from '../../server/services/results/calculator.ts';
import type { Programme } from '../../server/services/programme.ts';
import type { Stores } from '../../server/stores/index.ts';
import { readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { openTestDatabase } from './database.ts';

export const now = new Date('2026-06-15T09:30:00Z');

/** A questionnaire of test/fixtures/questionnaires. */
export const fixture = (name: string): Questionnaire => {
  const file = join(projectRoot, 'test', 'fixtures', 'questionnaires', `${name}.yaml`);
  const read = readQuestionnaire(readFileSync(file, 'utf8'), file);
  if ('mistakes' in read) throw new RangeError(JSON.stringify(read.mistakes, null, 2));
  return read.questionnaire;
};

/** The clock stands still in June, and the database deletes by the real one: nothing here may expire behind a test's back. */
const keepForever = async (connection: Connection): Promise<void> => {
  for (const collection of await connection.db!.collections())
    for (const { name, expireAfterSeconds } of await collection.indexes())
      if (name !== undefined && expireAfterSeconds !== undefined) await collection.dropIndex(name);
};

export type TestApp = Awaited<ReturnType<typeof startTestApp>>;

type Other = {
  readonly connection?: Connection;
  /** What counts results; in the same thread where left out. */
  readonly calculator?: (stores: Stores) => Calculator;
  /** The shipped one where left out. */
  readonly programme?: Programme;
};

/** `questionnaires` are published and each has an open wave named 2026. */
export const startTestApp = async (
  questionnaires: readonly Questionnaire[] = [],
  env: Record<string, string> = {},
  load: LoadLimits = usualLimits,
  other: Other = {},
) => {
  const database = await openTestDatabase();
  const logged = new PassThrough();
  const lines: string[] = [];
  logged.on('data', chunk => lines.push(String(chunk)));
  const config = readConfig({ SESSION_SECRET: 'a secret for tests only', ...env });
  const { stores, models, connection, close } = database;
  await keepForever(connection);
  let time = now;
  const clock = systemClock('Europe/Moscow', () => time);
  const calculator = other.calculator?.(stores);
  const services = createServices({
    ...{ stores, clock, random: randomBytes, secrets: loadSecrets(config) },
    ...(calculator === undefined ? {} : { calculator }),
    ...(other.programme === undefined ? {} : { programme: other.programme }),
  });
  await services.library.install(questionnaires);
  const app = createApp({
    config,
    secrets: loadSecrets(config),
    connection: other.connection ?? connection,
    services,
    clock,
    random: randomBytes,
    load,
    log: pino({ base: null }, logged),
    isReady: () => true,
  });
  const wait = (milliseconds: number): void => {
    time = new Date(time.getTime() + milliseconds);
  };
  return { app, config, clock, services, stores, models, connection, logLines: lines, wait, close };
};
