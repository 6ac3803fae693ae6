// The staff's part of the application over a database of its own, with a clock that the test can move.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { loadAssets } from '../../server/assets.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { createMetrics } from '../../server/metrics.ts';
import { setUpErrors } from '../../server/middleware/setUpErrors.ts';
import { setUpLog } from '../../server/middleware/setUpLog.ts';
import { setUpReader } from '../../server/middleware/setUpReader.ts';
import { setUpSecurity } from '../../server/middleware/setUpSecurity.ts';
import { setUpStaff } from '../../server/middleware/setUpStaff.ts';
import { projectRoot } from '../../server/root.ts';
import { accountRoutes } from '../../server/routes/account.ts';
import { staffRoutes } from '../../server/routes/staff.ts';
import { loadSecrets } from '../../server/secrets.ts';
import { createServices } from '../../server/services/index.ts';
import { loadTexts } from '../../server/texts.ts';
import { openTestDatabase } from './database.ts';

export const start = async (env: Record<string, string> = {}) => {
  const database = await openTestDatabase();
  const logged: string[] = [];
  const stream = new PassThrough().on('data', line => logged.push(String(line)));
  const config = readConfig({ SESSION_SECRET: 'a secret for tests only', ...env });
  let now = new Date('2026-06-15T09:30:00Z');
  const clock = systemClock('Europe/Moscow', () => now);
  const parts = { config, clock, random: randomBytes, ...database };
  const services = createServices(parts);
  const app = express();
  app.set('views', join(projectRoot, 'views')).set('view engine', 'ejs');
  setUpLog(app, pino({ base: null }, stream), createMetrics());
  setUpSecurity(app, config);
  setUpReader(app, { config, texts: loadTexts(), asset: loadAssets() });
  const door = setUpStaff(app, { ...parts, secrets: loadSecrets(config), accounts: services.accounts });
  app.use(accountRoutes(services.accounts, door), staffRoutes(services));
  app.get('/staff/forgotten', (_, response) => void response.send('a page that nobody put in the table'));
  app.get('/s/:survey', (_, response) => void response.send('a page of respondents'));
  setUpErrors(app, pino({ base: null }, stream));
  const wait = (milliseconds: number): void => {
    now = new Date(now.getTime() + milliseconds);
  };
  return { ...parts, app, services, logged, wait };
};

export type StaffApp = Awaited<ReturnType<typeof start>>;

export const email = 'isaeva@ministry.example';
export const password = 'синяя лошадь на крыше';

/** The hidden field of a form. */
export const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Pages put non-breaking spaces where typography wants them; tests read them as spaces. */
export const plain = (html: string): string => html.replace(/\u00a0/g, ' ').replace(/\s+/g, ' ');

/** A browser: keeps cookies, follows nothing by itself. */
export const browser = (app: StaffApp['app']) => {
  const agent = request.agent(app);
  const post = async (path: string, form: Record<string, string>) => {
    const token = tokenIn((await agent.get(path)).text);
    return agent
      .post(path)
      .type('form')
      .send({ token, ...form });
  };
  return {
    agent,
    post,
    signOut: async () => {
      const token = tokenIn((await agent.get('/staff')).text);
      return agent.post('/staff/sign-out').type('form').send({ token });
    },
    signIn: (form: Record<string, string> = {}, path = '/staff/sign-in') =>
      post(path, { email, password, ...form }),
  };
};
