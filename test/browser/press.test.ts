// The press desk in a browser: how many clicks a chart takes from signing in, the keyboard, and every width and language.
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { publish, republicSurvey, republicWaves } from '../server/services/results/published.ts';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { publishAll } from '../support/releases.ts';
import { email, password } from '../support/staff.ts';
import { openStage, type Stage } from './phone/stage.ts';

const wide = { viewport: { width: 1280, height: 900 } };
const mostClicks = 5;
const oneMinute = 60_000;

describe('the press desk in a browser', () => {
  let stage: Stage;
  const faults: string[] = [];

  before(async function () {
    const opened = await openStage([]);
    if (!opened) return this.skip();
    stage = opened;
    await stage.test.services.accounts.createAdministrator({ email, name: 'Малика Мусаева', password });
    await publish(stage.test.stores, republicSurvey, republicWaves({ isDemonstration: true }));
    await publishAll(stage.test.services, 'sample');
  });
  after(() => stage?.close());
  afterEach(() => expect(faults.splice(0)).to.deep.equal([]));

  const openAt = async (options: object): Promise<Page> => {
    const { page } = await stage.phone(options);
    page.on('pageerror', error => faults.push(String(error)));
    await page.goto(`${stage.address}/staff/sign-in`);
    return page;
  };
  const signIn = async (page: Page): Promise<void> => {
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', password);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  const deskAt = async (path: string, options: object): Promise<Page> => {
    const page = await openAt(options);
    await signIn(page);
    await page.goto(`${stage.address}${path}`, { waitUntil: 'networkidle' });
    return page;
  };
  const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

  it('puts a chart into the hand within five clicks and one minute from signing in', async () => {
    const page = await openAt(wide);
    const begun = performance.now();
    await signIn(page);
    let clicks = 1; // signing in
    const click = async (role: 'link' | 'button', name: string | RegExp): Promise<void> => {
      clicks += 1;
      await page.getByRole(role, { name }).first().click();
    };
    await click('link', 'Пресс-стол');
    await page.locator('[data-walk] a').nth(1).waitFor();
    clicks += 1;
    await page.locator('[data-walk] a').nth(1).click();
    await page.waitForURL(/\/staff\/press\/[^/]+\/[^/]+$/);
    const arriving = page.waitForEvent('download');
    await click('link', 'PNG × 2');
    const picture = await bytesOf(await arriving);
    const taken = performance.now() - begun;
    expect(picture.readUInt32BE(16), 'width of the picture').to.equal(1536);
    expect(clicks).to.be.at.most(mostClicks);
    expect(taken).to.be.below(oneMinute);
    await page.context().close();
  });

  it('is walked by keys alone: a slash to the search, arrows through the list, Enter to open', async () => {
    const page = await deskAt('/staff/press', wide);
    const names = await page.locator('[data-walk] a').allInnerTexts();
    expect(names.length).to.be.greaterThan(2);
    const focused = () => page.locator(':focus').innerText();
    await page.keyboard.press('/');
    expect(await page.locator(':focus').getAttribute('name')).to.equal('q');
    expect(await page.locator(':focus').inputValue(), 'the slash itself is not typed').to.equal('');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).to.equal(names[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).to.equal(names[1]);
    await page.keyboard.press('End');
    expect(await focused()).to.equal(names.at(-1));
    await page.keyboard.press('ArrowDown');
    expect(await focused(), 'the list ends').to.equal(names.at(-1));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/staff\/press\/[^/]+\/[^/]+$/);
    expect(await page.locator('[data-walk] [aria-current]').innerText()).to.equal(names.at(-1));
    await page.context().close();
  });

  it('copies the sentence that stands there, and the code for a site', async () => {
    const page = await deskAt('/staff/press', {
      ...wide,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const copied = () => page.evaluate('navigator.clipboard.readText()');
    await page.getByRole('button', { name: 'Скопировать фразу' }).click();
    expect(await copied()).to.equal((await page.locator('#sentence-ru').textContent())?.trim());
    await page.getByText(/^Вставить на сайт/).click();
    await page.getByRole('button', { name: 'Скопировать код как сейчас' }).click();
    expect(await copied()).to.match(/^<iframe src="[^"]+\/embed\/[0-9a-f]+\/2026-1\.1"/);
    await page.context().close();
  });

  for (const width of [320, 360, 1280])
    for (const [path, lang] of [
      ['/staff/press', 'ru'],
      ['/en/staff/press', 'en'],
    ] as const)
      it(`has nothing for axe to find and no sideways scroll, ${width} px wide, ${lang}`, async () => {
        const page = await deskAt(path, { viewport: { width, height: 800 } });
        const look = async (what: string): Promise<void> => {
          expect(await overflowOf(page), what).to.be.at.most(0);
          expect(await violationsOn(page), what).to.deep.equal([]);
        };
        await look('the list');
        await page.locator('[data-walk] a').first().click();
        await page.waitForLoadState('networkidle');
        for (const summary of await page.locator('.press-finding summary').all()) await summary.click();
        await look('one finding, all unfolded');
        await page.context().close();
      });
});
