// Microdata, indices and a saved view in a real browser, by the keyboard alone: the files arrive and can be opened, the press desk gets its
// view, what takes long can be given up, and every page is open to everybody.
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { email, password, plain } from '../support/staff.ts';
import { hasPspp, psppReads } from '../server/downloads/sav/readers.ts';
import { publish, republicSurvey, republicWaves } from '../server/services/results/published.ts';
import { withKeys, type Hands } from './hands.ts';
import { openStage, type Stage } from './phone/stage.ts';

describe('files of the analysis desk in a browser', () => {
  let stage: Stage;
  let page: Page;
  let keys: Hands;
  const faults: string[] = [];
  const visit = (path: string) => page.goto(`${stage.address}${path}`);
  const follow = (name: string | RegExp, role: 'button' | 'link' = 'link') =>
    Promise.all([page.waitForNavigation(), keys.press(page.getByRole(role, { name }).first())]);
  /** The path of what arrived, and its name. */
  const taken = async (name: string | RegExp, role: 'button' | 'link' = 'link') => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      keys.press(page.locator('main').getByRole(role, { name }).first()),
    ]);
    return { path: await file.path(), name: file.suggestedFilename() };
  };

  before(async function () {
    const opened = await openStage([]);
    if (!opened) return this.skip();
    stage = opened;
    await publish(stage.test.stores, republicSurvey, republicWaves());
    await stage.test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    ({ page } = await stage.phone({ viewport: { width: 1280, height: 900 }, acceptDownloads: true }));
    page.on('pageerror', error => faults.push(String(error)));
    keys = withKeys(page);
    await visit('/staff/sign-in');
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', password);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  });
  after(() => stage?.close());
  afterEach(() => expect(faults.splice(0)).to.deep.equal([]));

  it('takes microdata for SPSS with a larger group, and pspp reads it', async () => {
    await visit('/staff/analysis/sample');
    await follow(/Микроданные/);
    await keys.write(page.locator('#k'), '20');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const { path, name } = await taken(/Скачать|Взять/, 'button');
    expect(name).to.equal('sample-2013.sav');
    expect(readFileSync(path).subarray(0, 4).toString('latin1')).to.match(/^\$FL[23]/);
    if (!(await hasPspp())) return;
    expect(await psppReads(readFileSync(path), 'DISPLAY DICTIONARY.')).to.include('Вопрос sex?');
  });

  it('shows indices by wave and hands over their numbers', async () => {
    await visit('/staff/analysis/sample');
    await follow(/Индексы коррупции/);
    await keys.choose(page.locator('#by'), 'wave');
    await follow('Показать', 'button');
    expect(plain(await page.locator('main').innerText())).to.match(/индекс/i);
  });

  it('hands over the numbers of a table under a name that says what they are', async () => {
    await visit('/staff/analysis/sample/trust?waves=2012,2013');
    const { path, name } = await taken('Числа, CSV');
    expect(name).to.equal('sample-trust-2012-2013.csv');
    expect(readFileSync(path, 'utf8')).to.include('2012 -> 2013');
  });

  it('saves a view and sends it to the press desk with a word', async () => {
    await visit('/staff/analysis/sample/situation?waves=2012,2013');
    await keys.write(page.locator('#view-name'), 'Столкнулись: два года');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    const [saved] = await stage.test.stores.views.all();
    await visit(`/staff/views/${saved?.id}`);
    await keys.write(page.locator('#note'), 'Проверьте интервал');
    await follow('Отдать', 'button');
    expect(plain(await page.locator('.notice').innerText())).to.include('отдан на пресс-стол');
    const [view] = await stage.test.stores.views.all();
    expect(JSON.stringify(view)).to.include('Проверьте интервал');
  });

  it('says that a page takes long, and stays where somebody gives it up with a key', async () => {
    await visit('/staff/analysis/sample');
    await page.route('**/staff/indices/**', () => {}); // never answered
    const here = page.url();
    // the page gives up by itself: a browser that is driven answers nothing while it goes elsewhere
    await page.evaluate(`window.seen = new Promise(done => {
      const bar = document.getElementById('waiting');
      const look = setInterval(() => {
        if (bar.hidden) return;
        clearInterval(look);
        const words = bar.innerText;
        bar.querySelector('button').click();
        done(words + (bar.hidden ? ' hidden' : ''));
      }, 50);
    }); 0`);
    await keys.press(page.getByRole('link', { name: /Индексы коррупции/ }).first());
    expect(await page.evaluate('window.seen')).to.match(/Считается: \d+ с[^]*hidden$/);
    expect(page.url()).to.equal(here);
    await page.unroute('**/staff/indices/**');
    expect(await page.evaluate('document.activeElement?.textContent')).to.include('Индексы');
  });

  it('has no barrier and nothing beyond the window on microdata and indices, wide and narrow, in both languages', async () => {
    for (const path of ['/staff/microdata/sample', '/staff/indices/sample', '/staff/indices/sample?by=wave'])
      for (const [width, prefix, colorScheme] of [
        [1280, '', 'light'],
        [1280, '/en', 'dark'],
        [360, '', 'dark'],
        [360, '/en', 'light'],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await visit(`${prefix}${path}`);
        expect(await violationsOn(page), `${prefix}${path} at ${width}`).to.deep.equal([]);
        expect(await overflowOf(page), `${prefix}${path} at ${width}`).to.be.at.most(0);
      }
  });
});
