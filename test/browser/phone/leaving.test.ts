import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { fixture } from '../../support/app.ts';
import { overflowOf, violationsOn } from '../../support/browser.ts';
import budget from '../budget.json' with { type: 'json' };
import { begin, fill, next, openStage, placeOf, until, untilLeft, untilReady, type Stage } from './stage.ts';

const tiny = fixture('tiny');

describe('a respondent who leaves', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([tiny], { EXIT_URL: 'http://localhost:9/neutral' });
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  const answerFirst = async (page: Page): Promise<void> => {
    await fill(page, { met: 'yes' });
    await page.click(next);
    await untilLeft(page, '1');
  };
  const neutral = (page: Page) =>
    page.route('http://localhost:9/neutral', route =>
      route.fulfill({ contentType: 'text/html', body: '<title>News</title><h1>News</h1>' }),
    );

  it('in a hurry sees a neutral page at once, and the phone opens the interview no more', async () => {
    const { page, context } = await stage.phone();
    await neutral(page);
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await answerFirst(page);
    await page.fill('#amount', '77');
    const begun = Date.now();
    await page.click('a.exit', { noWaitAfter: true });
    await until(page, `document.querySelector('main') === null`);
    const took = Date.now() - begun;
    console.log(`        quick exit: ${took} ms of ${budget.quickExitMs}`);
    expect(took).to.be.below(budget.quickExitMs);
    await until(page, `document.title === 'News'`);
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.content()).not.to.match(/checked|value="77"|Сколько\?/);
    await page.goto(`${stage.address}/s/tiny`);
    expect(await page.locator(next).first().innerText()).to.equal('Начать');
    await until(
      page,
      `(async () => (await indexedDB.databases()).length + (await caches.keys()).length === 0)()`,
    );
    await context.close();
  });

  it('in a hurry takes every window along, and leaves no key behind even without a network', async () => {
    const { page, context } = await stage.phone();
    await neutral(page);
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await answerFirst(page);
    const other = await context.newPage();
    await neutral(other);
    await other.goto(`${stage.address}/s/tiny/1`);
    await context.route('**/s/tiny/**', route => route.abort()); // no word of it reaches the server
    await page.click('a.exit', { noWaitAfter: true });
    for (const window of [page, other]) await until(window, `document.querySelector('main') === null`);
    await context.clearCookies({ name: 'left_tiny' }); // as somebody would who wants to see the answers
    expect((await context.cookies()).map(({ name }) => name)).to.deep.equal(['draft_tiny']);
    const looked = await context.request.get(`${stage.address}/s/tiny/1`);
    expect(looked.status()).to.equal(409);
    await context.close();
  });

  it('in a hurry and without script leads the same way', async () => {
    const { page, context } = await stage.phone({ javaScriptEnabled: false });
    await neutral(page);
    await begin(page, stage.address, 'tiny');
    await answerFirst(page);
    await page.click('a.exit').catch(() => undefined);
    const cookies = (await context.cookies()).map(({ name }) => name);
    expect(cookies).to.deep.equal([]);
    await page.goto(`${stage.address}/s/tiny`);
    expect(await page.locator(next).first().innerText()).to.equal('Начать');
    await context.close();
  });

  it('leaves a clean sheet to another person on the phone', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await answerFirst(page);
    await page.goto(`${stage.address}/s/tiny`);
    await until(page, `document.querySelector('form.again') !== null`);
    await Promise.all([page.waitForNavigation(), page.click('form.again button')]);
    await Promise.all([page.waitForNavigation(), page.click(next)]);
    expect(placeOf(page)).to.equal('1');
    expect(await page.locator(':checked').count()).to.equal(0);
    await context.close();
  });

  for (const javaScriptEnabled of [true, false])
    it(`goes on with another device by a code, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const { page, context } = await stage.phone({ javaScriptEnabled });
      await begin(page, stage.address, 'tiny');
      if (javaScriptEnabled) await untilReady(page);
      await answerFirst(page);
      await page.click('footer a[href$="/move"]');
      const look = async (shown: Page) => [
        ...(javaScriptEnabled ? await violationsOn(shown) : []), // axe is a script
        await overflowOf(shown),
      ];
      const problems = await look(page);
      await page.click(next);
      problems.push(...(await look(page)));
      const code = await page.locator('.receipt').first().innerText();
      expect(code).to.match(/^(?:\d{3}[ \u00a0]){5}\d{3}$/);

      const other = await stage.phone({ javaScriptEnabled });
      await other.page.goto(`${stage.address}/s/tiny`);
      await other.page.click('a[href$="/code"]');
      problems.push(...(await look(other.page)));
      await other.page.fill('#code', '111 111 111 111 111 111');
      await Promise.all([other.page.waitForNavigation(), other.page.click(next)]);
      problems.push(...(await look(other.page)));
      await other.page.fill('#code', code);
      await Promise.all([other.page.waitForNavigation(), other.page.click(next)]);
      expect(placeOf(other.page)).to.equal('2');
      await other.page.click('main .actions a.quiet');
      await until(other.page, `document.querySelector('[value=yes]')?.checked === true`);
      expect(problems.filter(Boolean)).to.deep.equal([]);
      await context.close();
      await other.context.close();
    });

  it('takes a typed answer along into another language', async () => {
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await untilReady(page);
    await answerFirst(page);
    await page.fill('#amount', '77');
    await page.click('nav a[hreflang=en]');
    await until(page, `document.documentElement.lang === 'en'`);
    expect([placeOf(page), await page.inputValue('#amount')]).to.deep.equal(['2', '77']);
    await context.close();
  });
});
