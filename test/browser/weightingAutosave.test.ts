// What a sociologist types into a recipe survives: half a minute without a connection, a server that starts anew, a session that ended.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { email, password } from '../support/staff.ts';
import { publish, republicSurvey, republicWaves } from '../server/services/results/published.ts';
import { openStage, type Stage } from './phone/stage.ts';

const margin = '/staff/weighting/sample/2013/1/margins/1';
const notSaved = 'Пока не сохранено';
const saved = 'Сохранено в черновике.';

describe('autosave of a recipe in a browser', () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const cell = () => page.locator('input[name="total:f"]');
  const kept = async (): Promise<string> => {
    const other = await context.newPage();
    await other.goto(`${stage.address}${margin}`);
    const value = await other.inputValue('input[name="total:f"]');
    await other.close();
    return value;
  };
  const signIn = async (at: Page): Promise<void> => {
    await at.goto(`${stage.address}/staff/sign-in`);
    await at.fill('input[name=email]', email);
    await at.fill('input[name=password]', password);
    await Promise.all([at.waitForNavigation(), at.keyboard.press('Enter')]);
  };

  before(async function () {
    const opened = await openStage([]);
    if (!opened) return this.skip();
    stage = opened;
    await publish(stage.test.stores, republicSurvey, republicWaves());
    await stage.test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    ({ context, page } = await stage.phone({ viewport: { width: 1280, height: 900 } }));
    await signIn(page);
    await page.goto(`${stage.address}/staff/weighting/sample/2013`);
    await Promise.all([page.waitForNavigation(), page.click('main form button')]);
    await page.goto(`${stage.address}${margin.replace(/.1$/, '')}`);
    await page.selectOption('#variable', 'sex');
    await Promise.all([page.waitForNavigation(), page.click('form:has(#variable) button')]);
  });
  beforeEach(() => page.goto(`${stage.address}${margin}`));
  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('sends again by itself when the connection is back', async () => {
    await context.setOffline(true);
    await cell().fill('410 000');
    await page.getByText(notSaved).waitFor();
    await page.click('#margin .button');
    await page.waitForTimeout(300);
    expect(await cell().inputValue()).to.equal('410 000');
    await context.setOffline(false);
    await page.getByText(saved).waitFor();
    expect(await kept()).to.equal('410 000');
  });

  it('sends again when the server has started anew', async () => {
    const { port } = stage.server.address() as AddressInfo; // it listens on a port
    stage.server.closeAllConnections();
    await new Promise(done => stage.server.close(done));
    await cell().fill('420 000');
    await page.getByText(notSaved).waitFor();
    stage.server.listen(port, '127.0.0.1');
    await once(stage.server, 'listening');
    await page.getByText(saved).waitFor({ timeout: 20_000 });
    expect(await kept()).to.equal('420 000');
  });

  it('says that the session is over, and saves once somebody has signed in in another tab', async () => {
    await context.clearCookies();
    await cell().fill('430 000');
    await page.getByText('вход закончился').waitFor();
    await page.click('#margin .button');
    await page.waitForTimeout(300);
    expect(await cell().inputValue()).to.equal('430 000');
    const [other] = await Promise.all([context.waitForEvent('page'), page.locator('.saving a').click()]);
    await signIn(other);
    await other.close();
    await page.getByText(saved).waitFor({ timeout: 20_000 });
    expect(await kept()).to.equal('430 000');
    await Promise.all([page.waitForNavigation(), page.click('#margin .button')]);
    expect(new URL(page.url()).pathname).to.match(/margins$|margins\/1$/);
  });

  it('goes on to another page only after what was typed a moment ago has arrived', async () => {
    await cell().fill('440 000');
    await Promise.all([page.waitForNavigation(), page.click('main .up a, main nav a, main a[href]')]);
    expect(await kept()).to.equal('440 000');
  });
});
