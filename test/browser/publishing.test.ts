// From a finding to a published version, as a sociologist walks it; and every page for who cannot see it.
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { fixture, startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser, overflowOf, violationsOn } from '../support/browser.ts';
import { email, password } from '../support/staff.ts';
import { writeWorkbook } from '../../server/downloads/workbook.ts';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const tiny = fixture('tiny');

/** A form with a question that cannot be carried over. */
const formWithAMap = () =>
  writeWorkbook([
    {
      name: 'survey',
      rows: [
        ['type', 'name', 'label'],
        ['select_one yn', 'came', 'Были?'],
        ['geopoint', 'place', 'Где?'],
      ],
    },
    {
      name: 'choices',
      rows: [
        ['list_name', 'name', 'label'],
        ['yn', 'yes', 'Да'],
        ['yn', 'no', 'Нет'],
      ],
    },
    {
      name: 'settings',
      rows: [
        ['form_id', 'form_title'],
        ['clinic', 'Поликлиника'],
      ],
    },
  ]);

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
    for (const view of [
      'checks',
      'paths',
      'try',
      'translations',
      'publish',
      'versions',
      'versions/1',
      'remove',
    ])
      it(`${view} is open to everybody at ${width} px`, async () => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(at(view));
        expect(await violationsOn(page)).to.deep.equal([]);
        expect(await overflowOf(page)).to.be.at.most(0);
      });

  const axeClean = async () => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await violationsOn(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.be.at.most(0);
    }
  };
  const uploaded = async (from: string, name: string, buffer: Buffer) => {
    await page.goto(from);
    await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
    await Promise.all([page.waitForNavigation(), page.click('button:text("Загрузить")')]);
  };

  it('the sheet that came back and the report of an import are open to everybody', async () => {
    const sheet = await page.request.get(at('translations.xlsx'));
    await uploaded(at('translations'), 'texts.xlsx', await sheet.body());
    expect(await page.locator('main').innerText()).to.include('Таблица принята');
    await axeClean();
    const form = await formWithAMap();
    await uploaded(`${base}/staff/questionnaires/new`, 'clinic.xlsx', form);
    expect(await page.locator('main').innerText()).to.include('survey, строка 3');
    await axeClean();
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
