import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { fixture } from '../../support/app.ts';
import { browserOptions } from '../../support/browser.ts';
import { begin, fill, next, openStage, placeOf, until, untilLeft, untilReady, type Stage } from './stage.ts';

const tiny = fixture('tiny');

/** Goes through the whole of `tiny` to the review, by the script. */
const answerAll = async (page: Page): Promise<void> => {
  for (const form of [{ met: 'yes' }, { amount: '1500' }, { where: ['school', 'police'] }]) {
    const place = placeOf(page);
    await fill(page, form);
    await page.click(next);
    await untilLeft(page, place);
  }
};

const said = (page: Page, selector = 'main h1'): Promise<string> =>
  page
    .locator(selector)
    .first()
    .innerText()
    .then(text => text.replace(/\u00a0/g, ' '));

describe('an interview without a network', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([tiny]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());
  afterEach(() => stage?.test.models.responses.deleteMany({}));

  const responses = () => stage.test.models.responses.find().lean();
  const sent = { met: 'yes', amount: 1500, where: ['school', 'police'] };

  it('goes on to its end, says where the answers are, and sends them once when the network is back', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await context.setOffline(true);
    await answerAll(page);
    expect(placeOf(page)).to.equal('review');
    expect(await said(page, 'main')).to.include('Нет связи');
    await page.click(next);
    await until(page, `document.querySelector('[data-notice=waiting]') !== null`);
    expect(await said(page)).to.equal('Ответы ещё не отправлены: нет связи');
    expect(await responses()).to.have.length(0);
    await context.setOffline(false);
    await until(page, `location.pathname.endsWith('/done')`);
    expect((await responses()).map(({ answers }) => answers)).to.deep.equal([sent]);
    await page.reload();
    expect(await said(page)).to.equal('Спасибо. Ответы приняты');
    expect(await responses()).to.have.length(1);
    await context.close();
  });

  it('opens every page again after a reload, an answer typed and not sent too', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await context.setOffline(true);
    await fill(page, { met: 'yes' });
    await page.click(next);
    await untilLeft(page, '1');
    await page.fill('#amount', '77');
    await page.waitForTimeout(500);
    await page.reload();
    await until(page, `document.querySelector('#amount')?.value === '77'`);
    await page.goBack();
    await until(page, `document.querySelector('[value=yes]')?.checked === true`);
    await context.close();
  });

  it('says honestly that the survey has ended meanwhile, and keeps nothing', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await context.setOffline(true);
    await answerAll(page);
    await page.click(next);
    await until(page, `document.querySelector('[data-notice=waiting]') !== null`);
    await stage.test.stores.waves.move('tiny.2026', 'open', 'closed');
    await context.setOffline(false);
    await until(page, `document.querySelector('[data-notice=closed]') !== null`);
    await stage.test.stores.waves.move('tiny.2026', 'closed', 'open');
    expect(await responses()).to.have.length(0);
    await until(page, `(async () => (await indexedDB.databases()).length === 0)()`);
    await context.close();
  });

  it('is sent once after the browser was closed for days, on the version it began with', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'barometer-phone-'));
    const openPhone = (): Promise<BrowserContext> => chromium.launchPersistentContext(folder, browserOptions);
    try {
      const before = await openPhone();
      const page = await before.newPage();
      await begin(page, stage.address, 'tiny');
      await untilReady(page);
      await before.setOffline(true);
      await answerAll(page);
      await page.click(next);
      await until(page, `document.querySelector('[data-notice=waiting]') !== null`);
      await before.close();

      const version = await stage.test.services.library.publish({ ...tiny, title: { ru: 'Другая анкета' } });
      const wave = await stage.test.stores.waves.find('tiny.2026');
      if (!wave) throw new RangeError('The wave is gone');
      await stage.test.stores.waves.save({ ...wave, version: version.id });
      stage.test.wait(3 * 86_400_000);

      const later = await openPhone();
      const again = await later.newPage();
      await again.goto(`${stage.address}/s/tiny`);
      await until(again, `location.pathname.endsWith('/done')`);
      await later.close();
      const [response, ...more] = await responses();
      expect(more).to.deep.equal([]);
      expect([response?.answers, response?.version]).to.deep.equal([sent, 'tiny.1']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('lies on the phone as noise, and nowhere else', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await answerAll(page);
    const found = await page.evaluate(`(async () => {
      const names = await caches.keys();
      const bodies = [];
      for (const name of names) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) bodies.push(request.url + ' ' + await (await cache.match(request)).text());
      }
      return JSON.stringify([bodies.filter(body => !body.includes('/assets/') && /checked|1500/.test(body)), localStorage.length, sessionStorage.length,
        history.state, bodies.length > 4]);
    })()`);
    expect(found).to.equal('[[],0,0,null,true]');
    await context.close();
  });
});
