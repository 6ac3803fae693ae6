// A phone, a server and a questionnaire: what the tests of the respondent's script have in common.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { formOf, type Form } from '../../../surveys/answers.ts';
import type { Answers } from '../../../surveys/answer.ts';
import { journey, stepAt } from '../../../surveys/journey.ts';
import { pageNumbered } from '../../../surveys/pages.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { now, startTestApp, type TestApp } from '../../support/app.ts';
import { openBrowser } from '../../support/browser.ts';

export type Stage = {
  readonly browser: Browser;
  readonly test: TestApp;
  readonly address: string;
  readonly server: Server;
  readonly phone: (options?: BrowserContextOptions) => Promise<{ context: BrowserContext; page: Page }>;
  readonly close: () => Promise<void>;
};

/** Browsers live today, and so does the database that deletes what has expired: the clock of the test goes there too. */
const live = async (test: TestApp, questionnaires: readonly Questionnaire[]): Promise<void> => {
  test.wait(Date.now() - now.getTime());
  for (const { id } of questionnaires) {
    const wave = await test.stores.waves.find(`${id}.2026`);
    if (wave) await test.stores.waves.save({ ...wave, closes: '2999-12-31' });
  }
};

/** Null where there is no browser. */
export const openStage = async (
  questionnaires: readonly Questionnaire[],
  env: Record<string, string> = {},
): Promise<Stage | null> => {
  const browser = await openBrowser();
  if (!browser) return null;
  const test = await startTestApp(questionnaires, env);
  await live(test, questionnaires);
  const server = test.app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://localhost:${(server.address() as AddressInfo).port}`; // it listens on a port
  return {
    browser,
    test,
    server,
    address,
    phone: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
      return { context, page: await context.newPage() };
    },
    close: async () => {
      await browser.close();
      server.close();
      await test.close();
    },
  };
};

/** The last part of the address: the number of a page, `review`, `done`, or the survey's name at its start. */
export const placeOf = (page: Page): string => new URL(page.url()).pathname.split('/').pop() ?? '';

/** The form that a person with these answers leaves on the page shown. */
export const formAt = (page: Page, questionnaire: Questionnaire, answers: Answers): Form => {
  const id = pageNumbered(questionnaire, placeOf(page))?.id ?? '';
  const step = stepAt(journey(questionnaire, answers), id);
  if (!step) throw new RangeError(`${page.url()} is not on the path of this person`);
  return formOf(step, answers);
};

export const next = 'main form button.button';

/** Waits for an expression to be true in the page; the page may be replaced meanwhile. */
export const until = async (page: Page, expression: string, patience = 10_000): Promise<void> => {
  for (const start = Date.now(); Date.now() - start < patience; await page.waitForTimeout(20)) {
    const isTrue = await page.evaluate(expression).catch(() => false);
    if (isTrue === true) return;
  }
  throw new RangeError(`Not so within ${patience} ms at ${page.url()}: ${expression}`);
};

/** Presses and is on another page: by the server, or by the script where it has taken over. */
export const press = async (page: Page, selector = next): Promise<void> => {
  const before = page.url();
  await page.click(selector);
  await until(page, `location.href.split('#')[0] !== ${JSON.stringify(before.split('#')[0])}`);
  await page.waitForLoadState();
};

export const pressWrong = async (page: Page): Promise<void> => {
  await page.click(next);
  await until(page, `document.querySelector('.mistakes') !== null`);
};

/** Ticks and fills as a person does: every change is an event that a script may hear. */
export const fill = async (page: Page, form: Form): Promise<void> => {
  await page.evaluate(`{
    const wanted = ${JSON.stringify(form)};
    for (const field of document.querySelectorAll('main input, main textarea')) {
      const values = [wanted[field.name] ?? []].flat();
      if (['radio', 'checkbox'].includes(field.type)) field.checked = values.includes(field.value);
      else field.value = values[0] ?? '';
    }
    // a page has no "refused" for a single row of a grid: another answer stands in
    for (const row of document.querySelectorAll('.grid fieldset'))
      if (!row.querySelector(':checked')) row.querySelector('input').checked = !document.querySelector('.apart :checked');
    const first = document.querySelector('main input, main textarea');
    first?.dispatchEvent(new Event('input', { bubbles: true }));
    first?.dispatchEvent(new Event('change', { bubbles: true }));
  }`);
};

/** From the start page to the first question. */
export const begin = async (page: Page, address: string, survey: string): Promise<void> => {
  await page.goto(`${address}/s/${survey}`);
  await Promise.all([page.waitForNavigation(), page.click(next)]);
};

/** Until the phone goes on by itself: it has put the interview aside, and the worker is there. */
export const untilReady = async (page: Page): Promise<void> => {
  await page.keyboard.press('Shift');
  await until(
    page,
    `(async () =>
    (await indexedDB.databases()).length > 0 &&
    (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated')()`,
  );
};

/** Until the address has another last part than `place`. */
export const untilLeft = async (page: Page, place: string): Promise<void> => {
  await until(page, `!location.pathname.endsWith(${JSON.stringify(`/${place}`)})`);
};
