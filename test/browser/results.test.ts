// Results in a real browser: the drawing, the walk through its points, both themes, narrow and wide, and without script.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { publish, republicSurvey, republicWaves } from '../server/services/results/published.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { publishAll } from '../support/releases.ts';
import { openBrowser, overflowOf, violationsOn } from '../support/browser.ts';

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 320, height: 640 } };

describe('results in a browser', () => {
  let browser: Browser;
  let test: TestApp;
  let server: Server;
  let address: string;

  before(async function () {
    const opened = await openBrowser();
    if (!opened) return this.skip();
    browser = opened;
    test = await startTestApp();
    await publish(test.stores, republicSurvey, republicWaves({ isDemonstration: true }));
    await publishAll(test.services, 'sample');
    server = test.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  });
  after(async () => {
    await browser?.close();
    server?.close();
    await test?.close();
  });

  const openAt = async (path: string, options: BrowserContextOptions) => {
    const page = await (await browser.newContext(options)).newPage();
    const troubles: string[] = [];
    page.on('console', message => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', error => troubles.push(error.message));
    await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
    return { page, troubles };
  };

  /** How many different colours the drawing shows: an empty canvas has one. */
  const coloursOf = (page: Page, figure: string): Promise<number> =>
    page.locator(`#${figure} canvas`).evaluate(canvas => {
      const { width, height } = canvas as unknown as { width: number; height: number };
      const context = (
        canvas as unknown as {
          getContext: (kind: '2d') => { getImageData: (...box: number[]) => { data: Uint8ClampedArray } };
        }
      ).getContext('2d');
      const { data } = context.getImageData(0, 0, width, height);
      const seen = new Set<number>();
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) seen.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
      return seen.size;
    });

  for (const [name, options] of [
    ['wide', wide],
    ['on a phone', phone],
    ['in the dark', { ...phone, colorScheme: 'dark' }],
  ] as const)
    it(`are drawn ${name}, without a complaint of the browser, of axe, or a sideways scroll`, async () => {
      for (const path of [
        '/',
        '/results',
        '/results/sample',
        '/results/sample/situation',
        '/en/results/sample/trust',
        '/releases',
        '/releases/2026-1',
      ]) {
        const { page, troubles } = await openAt(path, options);
        expect(troubles, path).to.deep.equal([]);
        expect(await overflowOf(page), path).to.be.at.most(0);
        expect(await violationsOn(page), path).to.deep.equal([]);
        if (path.includes('situation')) {
          expect(await coloursOf(page, 'trend')).to.be.above(10);
          expect(await coloursOf(page, 'bars')).to.be.above(10);
        }
        await page.context().close();
      }
    });

  it('are walked with the arrow keys, each point said in words', async () => {
    const { page } = await openAt('/results/sample/situation', wide);
    const said = () => page.locator('#trend-hint').innerText();
    await page.locator('#trend .drawing').focus();
    await page.keyboard.press('ArrowRight');
    expect(await said()).to.match(/^2011: 13\s%, интервал 11–16, n\s=\s1\s000$/);
    await page.keyboard.press('End');
    expect(await said()).to.match(/^2013: 9\s%.*в\sпределах погрешности$/);
    await page.keyboard.press('ArrowRight');
    expect(await said()).to.match(/^2013/);
    await page.keyboard.press('Home');
    expect(await said()).to.match(/^2011/);
    await page.keyboard.press('Tab');
    expect(await said()).to.include('листайте стрелками');
  });

  it('say the point under the pointer', async () => {
    const { page } = await openAt('/results/sample/situation', wide);
    await page.locator('#bars canvas').scrollIntoViewIfNeeded();
    const box = await page.locator('#bars canvas').boundingBox();
    if (!box) throw new RangeError('There is no drawing');
    await page.mouse.move(box.x + 300, box.y + 45);
    expect(await page.locator('#bars-hint').innerText()).to.match(/^0: 91\s%/);
  });

  it('copy the sentence for print', async () => {
    const { page } = await openAt('/results/sample/situation', {
      ...wide,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.click('button[data-copy=press-sentence]');
    await page.waitForFunction(
      `document.querySelector('[data-copy=press-sentence]').textContent === 'Фраза скопирована'`,
    );
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).to.equal(await page.locator('#press-sentence').innerText());
  });

  it('stand whole without script: sentence, table, words, files', async () => {
    const { page } = await openAt('/results/sample/situation', { ...phone, javaScriptEnabled: false });
    expect(await page.locator('h1').innerText()).to.match(/Столкнулись 9\s%\s±\s2/);
    expect(await page.locator('#trend canvas').isVisible()).to.equal(false);
    expect(await page.locator('table').first().isVisible()).to.equal(true);
    expect(await page.locator('button[data-copy]:visible').count()).to.equal(0);
    expect(await page.locator('a[href$="situation.csv"]').isVisible()).to.equal(true);
  });
});
