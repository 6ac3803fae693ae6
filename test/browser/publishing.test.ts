// From a finding to a published version, as a sociologist walks it; and every page for who cannot see it.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { fixture, startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser, overflowOf, violationsOn } from '../support/browser.ts';
import { email, password } from '../support/staff.ts';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const tiny = fixture('tiny');

describe('publishing in a browser', function () {
  this.timeout(120_000);
  let test: TestApp;
  let browser: Browser | null;
  let page: Page;
  let server: Server;
  let base = '';
  const at = (rest: string): string => `${base}/staff/questionnaires/tiny/${rest}`;

  before(async function () {
    browser = await openBrowser();
    if (!browser) return this.skip();
    test = await startTestApp([tiny]);
    await test.services.accounts.createAdministrator({ email, name: 'Исаева', password });
    const document = structuredClone(tiny);
    document.pages[0]!.questions[0]!.text = { ru: 'Верите ли вы суду?' };
    await test.services.drafts.create({ document, basedOn: 'tiny.1' }, 'x');
    server = test.app.listen(0);
    base = `http://localhost:${(server.address() as AddressInfo).port}`; // listening on a port, not a pipe
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${base}/staff/sign-in`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', password);
    await page.click('main button');
  });
  after(async () => {
    await browser?.close();
    server?.close();
    await test?.close();
  });

  for (const width of [1280, 360])
    for (const view of ['checks', 'paths', 'try', 'translations', 'publish', 'versions', 'versions/1'])
      it(`${view} is open to everybody at ${width} px`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(at(view));
        expect(await violationsOn(page)).to.deep.equal([]);
        expect(await overflowOf(page)).to.be.at.most(0);
      });

  it('goes from a warning through a scenario to a version', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(at('checks'));
    for (let left = 0; left < 20 && (await page.locator('button[value=accept]').count()) > 0; left += 1)
      await page.locator('button[value=accept]').first().click();
    await page.goto(at('try'));
    const phone = page.frameLocator('iframe');
    await phone.locator('input[value=refused]').first().check();
    await phone.locator('button[type=submit]').click();
    await page.fill('#name', 'Отказался отвечать');
    await page.click('.keep button');
    expect(await page.locator('#scenarios ~ .found').textContent()).to.include('Отказался отвечать');
    await page.goto(at('publish'));
    await page.fill('#note', 'Первый вопрос стал короче');
    for (const tick of await page.locator('.publishing input[type=checkbox]').all()) await tick.check();
    await page.click('.publishing button');
    expect(await page.textContent('.notice')).to.match(/Версия.2.опубликована/);
    expect(await test.stores.versions.find('tiny.2')).to.include({ note: 'Первый вопрос стал короче' });
  });
});
