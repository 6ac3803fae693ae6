// The public portal in a real browser: whole for whoever cannot see, has a small phone, runs no script, or wants the numbers in a file.
import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { openPortal } from '../support/portal.ts';
import type { Stage } from './phone/stage.ts';

/** Every kind of page, its status where that is not 200, and what stands on it without script. */
const pages: readonly (readonly [path: string, said: RegExp, status?: number])[] = [
  ['/', /\d+\s%\s±\s\d/],
  ['/results', /\d+\s%\s±\s\d/],
  ['/results?topic=trust', /\d+\s%\s±\s\d/],
  ['/results/population', /\d+\s%\s±\s\d/],
  ['/results/population/change', /\d+\s%\s±\s\d[^]*Грозный \(город\)/],
  ['/releases', /сталкиваются\sжители/],
  ['/releases/2013-2', /\d+\s%\s±\s\d/],
  ['/releases/2012-2', /отозван[^]*Числа сняты/, 410],
  ['/method/population/2013', /Паспорт[^]*n\s=\s\d/],
  ['/data', /2013-1/],
  ['/data/2013-2', /estimates\.csv/],
  ['/data/api', /\/api\/v1\/estimates/],
  ['/results/population/nothing', /нет/, 404],
];

/** Read in the other language as well. */
const translated = ['/', '/results/population/change', '/releases/2013-2'];

describe('the portal in a browser', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openPortal();
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  const openWith = (options: BrowserContextOptions) => stage.phone(options);
  const go = (page: Page, path: string) => page.goto(`${stage.address}${path}`, { waitUntil: 'load' });

  for (const width of [360, 1280])
    it(`has nothing that hinders anybody at ${width} pixels, in both languages`, async () => {
      const { page, context } = await openWith({ viewport: { width, height: 800 } });
      const english = translated.map(path => [`/en${path}`.replace(/\/$/, ''), /./, 200] as const);
      for (const [path, , status = 200] of [...pages, ...english]) {
        expect((await go(page, path))?.status(), path).to.equal(status);
        expect(await violationsOn(page), path).to.deep.equal([]);
      }
      await context.close();
    });

  it('never moves sideways on the smallest phone, with everything opened', async () => {
    const { page, context } = await openWith({ viewport: { width: 320, height: 640 } });
    for (const [path] of pages) {
      await go(page, path);
      await page.evaluate('document.querySelectorAll("details").forEach(each => (each.open = true))');
      expect(await overflowOf(page), path).to.be.at.most(0);
    }
    await context.close();
  });

  it('says its numbers without script', async () => {
    const { page, context } = await openWith({ javaScriptEnabled: false });
    for (const [path, said] of pages) {
      await go(page, path);
      expect(await page.locator('main').textContent(), path).to.match(said);
      expect(await page.locator('canvas:visible').count(), path).to.equal(0);
    }
    await context.close();
  });

  it('leads from its first page to a table of numbers in four clicks at most, without script', async () => {
    const { page, context } = await openWith({ javaScriptEnabled: false });
    await go(page, '/');
    await page.click('header a[href="/data"]');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('main a[href$=".csv"]')]);
    expect(file.suggestedFilename()).to.match(/\.csv$/);
    await go(page, '/');
    await page.click('main a[href^="/results/population/"]');
    const [table] = await Promise.all([page.waitForEvent('download'), page.click('main a[href$=".csv"]')]);
    expect(table.suggestedFilename()).to.match(/\.csv$/);
    await context.close();
  });
});
