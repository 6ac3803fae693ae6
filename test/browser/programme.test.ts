// The programme in a real browser: an officer enters a fact, another signs it, the public sees it with its degree of achievement, and a
// journalist takes its picture.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '../../server/root.ts';
import { fillProgramme } from '../../server/services/demo/programme.ts';
import { releaseDemonstration } from '../../server/services/demo/releases.ts';
import { readLibrary } from '../../server/services/library.ts';
import { fixture } from '../support/app.ts';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { email, password } from '../support/staff.ts';
import { openStage, type Stage } from './phone/stage.ts';

const second = 'dadaev@ministry.example';
const widths = [320, 360, 1280] as const;

describe('the programme in a browser', () => {
  let stage: Stage;
  before(async function () {
    const opened = await openStage([fixture('tiny')]);
    if (!opened) return this.skip();
    stage = opened;
    const { stores, clock, services } = stage.test;
    const hotline = readLibrary(join(projectRoot, 'surveys', 'library')).find(
      ({ id }) => id === 'hotline_follow_up',
    );
    if (!hotline) throw new RangeError('surveys/library has no questionnaire for callers of the hotline');
    const parts = { stores, clock, random: randomBytes };
    await fillProgramme(parts, hotline, 'anticorruption-2011-2013');
    await releaseDemonstration(parts, hotline.id, '2013');
    await services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    await services.accounts.createAdministrator({ email: second, name: 'Руслан Дадаев', password });
  });
  after(() => stage?.close());

  const openAs = async (who: string | null, options: BrowserContextOptions = {}) => {
    const { page, context } = await stage.phone({ viewport: { width: 1280, height: 900 }, ...options });
    const troubles: string[] = [];
    page.on('console', message => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', error => troubles.push(error.message));
    if (who !== null) {
      await page.goto(`${stage.address}/staff/sign-in`);
      await page.fill('input[name=email]', who);
      await page.fill('input[name=password]', password);
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    }
    return { page, context, troubles };
  };
  const go = (page: Page, path: string) => page.goto(`${stage.address}${path}`, { waitUntil: 'networkidle' });

  for (const [language, colorScheme] of [
    ['', 'light'],
    ['/en', 'dark'],
  ] as const)
    it(`shows everybody plan and fact without a fault or a sideways scroll, at ${language || '/'}, ${colorScheme}`, async () => {
      for (const width of widths) {
        const { page, context, troubles } = await openAs(null, {
          viewport: { width, height: 800 },
          colorScheme,
        });
        await go(page, `${language}/programme`);
        await page.evaluate('document.querySelectorAll("details").forEach(each => (each.open = true))');
        expect(await overflowOf(page), String(width)).to.be.at.most(0);
        expect(await violationsOn(page), String(width)).to.deep.equal([]);
        expect(troubles).to.deep.equal([]);
        await context.close();
      }
    });

  it('shows staff the desk, a figure and its mistakes without a fault or a sideways scroll', async () => {
    for (const width of widths) {
      const { page, context } = await openAs(email, { viewport: { width, height: 800 } });
      for (const path of [
        '/staff/programme',
        '/en/staff/programme?by=month',
        '/staff/programme/fact/1/2013',
        '/staff/programme/appeals/phone/2013',
      ]) {
        await go(page, path);
        expect(await overflowOf(page), `${path} ${width}`).to.be.at.most(0);
        expect(await violationsOn(page), `${path} ${width}`).to.deep.equal([]);
      }
      await go(page, '/staff/programme/fact/1/2013');
      await page.fill('#value', '146');
      await Promise.all([page.waitForNavigation(), page.press('#value', 'Enter')]);
      expect(await page.inputValue('#value')).to.equal('146');
      expect(await violationsOn(page), `mistakes ${width}`).to.deep.equal([]);
      await context.close();
    }
  });

  it('tells what an arrow key reaches, in the words of the table', async () => {
    const { page, context } = await openAs(null);
    await go(page, '/programme');
    await page.focus('#indicator-6 .drawing');
    await page.keyboard.press('End');
    const told = (await page.textContent('#indicator-6-hint'))?.replaceAll('\u00a0', ' ');
    expect(told).to.match(/^2013 год: план 60, факт 57, интервал \d+–\d+$/);
    const row = page.locator('.plans tbody tr').nth(5);
    expect(await row.textContent()).to.include(told?.split(' ').at(-1));
    await context.close();
  });

  it('shows without script the same drawings as pictures', async () => {
    const { page, context } = await openAs(null, { javaScriptEnabled: false });
    await go(page, '/programme');
    const pictures = page.locator('.still');
    expect(await pictures.count()).to.equal(8);
    await pictures.first().scrollIntoViewIfNeeded();
    const address = (await pictures.first().getAttribute('src')) ?? '';
    const answer = await page.request.get(`${stage.address}${address}`);
    expect(answer.headers()['content-type']).to.include('image/svg+xml');
    expect(await answer.text()).to.include('Экспертиза правовых актов');
    await context.close();
  });

  it('lets one officer enter a fact and another sign it, and shows it with its degree of achievement', async () => {
    const officer = await openAs(email);
    await go(officer.page, '/staff/programme');
    await Promise.all([
      officer.page.waitForNavigation(),
      officer.page.click('#indicators a[href$="/fact/2/2013"]'),
    ]);
    await officer.page.fill('#value', '45');
    await officer.page.fill('#document_ru', 'Приказ кадровой службы № 14');
    await officer.page.fill('#documentDate', '2014-01-17');
    await Promise.all([officer.page.waitForNavigation(), officer.page.click('.figure-form button')]);
    expect(await officer.page.textContent('main')).to.include('подписать его должен другой сотрудник');

    const signer = await openAs(second);
    await go(signer.page, '/staff/programme');
    expect(await signer.page.textContent('main')).to.include('1 число ждёт подписи');
    await go(signer.page, '/staff/programme/fact/2/2013');
    await Promise.all([signer.page.waitForNavigation(), signer.page.click('.waiting button')]);

    const reader = await openAs(null);
    await go(reader.page, '/programme');
    const words = (await reader.page.textContent('#indicator-2'))?.replaceAll('\u00a0', ' ');
    expect(words).to.include('45 при плане 50').and.include('Степень достижения 90 %').and.include('№ 14');
    for (const { context } of [officer, signer, reader]) await context.close();
  });

  it('hands over a picture in at most three clicks, the address included', async () => {
    const { page, context } = await openAs(null);
    await go(page, '/');
    let clicks = 0;
    const click = async (what: string): Promise<void> => {
      clicks += 1;
      await page.click(what);
    };
    await click('.mainnav a[href="/programme"]');
    await page.waitForLoadState('networkidle');
    await click('#indicator-4 summary');
    const link = page.locator('#indicator-4 a.act', { hasText: 'PNG × 2' });
    const address = (await link.getAttribute('href')) ?? '';
    clicks += 1; // the link itself
    const answer = await page.request.get(`${stage.address}${address}`);
    expect(answer.headers()['content-type']).to.equal('image/png');
    expect((await answer.body()).readUInt32BE(16), 'its width').to.equal(2 * 768);
    expect(clicks).to.be.at.most(3);
    await context.close();
  });

  it('prints plan and fact, and none of the buttons', async () => {
    const { page, context } = await openAs(null, { viewport: { width: 794, height: 1123 } });
    await go(page, '/programme');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.acts:visible, .take:visible, .readout:visible').count()).to.equal(0);
    expect(await page.locator('.plans').isVisible()).to.equal(true);
    expect(await overflowOf(page)).to.be.at.most(0);
    await context.close();
  });
});
