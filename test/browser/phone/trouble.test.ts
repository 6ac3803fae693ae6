// When the server does not take what a phone sends: the true reason in a sentence, and the answers stay where they are.
import { expect } from 'chai';
import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { fixture } from '../../support/app.ts';
import { overflowOf, violationsOn } from '../../support/browser.ts';
import { demonstration } from '../../support/demonstration.ts';
import { begin, fill, next, openStage, until, untilLeft, untilReady, type Stage } from './stage.ts';

const tiny = fixture('tiny');
const forms = [{ met: 'yes' }, { amount: '1500' }, { where: ['school', 'police'] }];

describe('a server that does not take the answers', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([tiny]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());
  afterEach(() => stage?.test.models.responses.deleteMany({}));

  const said = async (page: Page, selector: string): Promise<string> =>
    (await page.locator(selector).innerText()).replace(/\u00a0/g, ' ');

  const answerAll = async (page: Page): Promise<void> => {
    for (const [at, form] of forms.entries()) {
      await fill(page, form);
      await page.click(next);
      await untilLeft(page, String(at + 1));
    }
  };

  for (const [status, reason] of [
    [503, 'Ответы ещё не отправлены: сервер занят'],
    [413, 'Ответы не отправлены: сервер их не принял'],
    [422, 'Ответы не отправлены: сервер их не принял'],
  ] as const)
    it(`says so where it answers ${status}, keeps the answers, and sends them when it can`, async () => {
      const { page, context } = await stage.phone({ viewport: { width: 320, height: 640 } });
      await begin(page, stage.address, 'tiny');
      await untilReady(page);
      const refuse = (route: Route): Promise<void> =>
        route.fulfill({ status, contentType: 'application/json', body: '{"code":"too_large"}' });
      await page.route('**/save', refuse);
      await answerAll(page);
      await page.click(next);
      await until(page, `document.querySelector('[data-notice]') !== null`);
      await until(page, `document.querySelector('main h1').textContent.includes('сервер')`);
      expect(await said(page, 'main h1')).to.equal(reason);
      expect(await said(page, 'main')).to.include('сохранены на этом телефоне');
      expect(await violationsOn(page)).to.deep.equal([]);
      expect(await overflowOf(page)).to.be.at.most(0);
      expect(await stage.test.models.responses.countDocuments()).to.equal(0);
      await page.unroute('**/save', refuse);
      await page.click('main .actions a');
      await until(page, `location.pathname.endsWith('/done')`);
      expect(await stage.test.models.responses.countDocuments()).to.equal(1);
      await context.close();
    });
});

const word = 'превысокомногорассмотрительствующий-эээээ'.slice(0, 40);
const long = { ru: word, en: word };
const pages = demonstration.pages.map(page => ({
  ...page,
  questions: page.questions.map(question =>
    question.type === 'grid'
      ? {
          ...question,
          rows: question.rows.map(row => ({ ...row, label: long })),
          options: question.options.map(option => ({ ...option, label: long })),
        }
      : question,
  ),
}));

describe('pages for eyes that need more', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([tiny, { ...demonstration, pages }]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  const ways: Readonly<Record<string, BrowserContextOptions>> = {
    'at 320 px': { viewport: { width: 320, height: 640 } },
    'with 400 % zoom': { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
    'in forced colours': { forcedColors: 'active' },
    'with reduced motion': { reducedMotion: 'reduce' },
    'at 1280 px': { viewport: { width: 1280, height: 800 } },
  };

  for (const [way, options] of Object.entries(ways))
    it(`meet WCAG 2.2 AA ${way}: a question, one left empty, and what says that the wave is paused or closed`, async () => {
      const { page, context } = await stage.phone({ ...options, javaScriptEnabled: true });
      const look = async (name: string): Promise<void> => {
        expect(await violationsOn(page), name).to.deep.equal([]);
        expect(await overflowOf(page), name).to.be.at.most(0);
        expect(await page.evaluate(`document.getAnimations().length`), name).to.equal(0);
      };
      await page.goto(`${stage.address}/s/tiny`);
      await page.waitForTimeout(300);
      await look('start');
      await Promise.all([page.waitForNavigation(), page.click(next)]);
      await untilReady(page);
      await look('question');
      await page.click(next);
      await until(page, `document.querySelector('.mistakes') !== null`);
      await look('left empty');
      await context.clearCookies();
      const wave = await stage.test.stores.waves.find('tiny.2026');
      if (!wave) throw new RangeError('The wave is there');
      for (const state of ['paused', 'closed'] as const) {
        await stage.test.stores.waves.save({ ...wave, state });
        await page.goto(`${stage.address}/s/tiny`);
        await look(state);
      }
      await stage.test.stores.waves.save(wave);
      await context.close();
    });

  it('show the chosen answer in forced colours', async () => {
    const { page, context } = await stage.phone({ forcedColors: 'active', javaScriptEnabled: false });
    await begin(page, stage.address, 'tiny');
    const mark = (): Promise<Buffer> => page.locator('.option').first().screenshot();
    const before = await mark();
    await page.locator('.option').first().click();
    expect((await mark()).equals(before)).to.equal(false);
    await context.close();
  });

  it('break a word of forty letters in a grid at 320 px', async () => {
    const { page, context } = await stage.phone({
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: false,
    });
    await begin(page, stage.address, 'question_types');
    while ((await page.locator('.grid').count()) === 0) {
      for (const list of await page.locator('select').all()) await list.selectOption({ index: 1 });
      const option = page.locator('.apart .option, .option').last();
      if ((await option.count()) > 0) await option.click();
      await page.click(next);
    }
    expect(await overflowOf(page)).to.be.at.most(0);
    const cut = await page.evaluate(
      `[...document.querySelectorAll('.cells .option')].filter(cell => cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > innerWidth).length`,
    );
    expect(cut).to.equal(0);
    await context.close();
  });
});
