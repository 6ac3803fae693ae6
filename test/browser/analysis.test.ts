// The analysis desk in a real browser: from the list of surveys to a saved view by the keyboard alone, and every page open to everybody.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { email, password, plain } from '../support/staff.ts';
import { publish, republicSurvey, republicWaves } from '../server/services/results/published.ts';
import { withKeys, type Hands } from './hands.ts';
import { openStage, type Stage } from './phone/stage.ts';

describe('the analysis desk in a browser', () => {
  let stage: Stage;
  let page: Page;
  let keys: Hands;
  const faults: string[] = [];
  const press = async (name: string | RegExp, role: 'button' | 'link' = 'link'): Promise<void> => {
    await Promise.all([page.waitForNavigation(), keys.press(page.getByRole(role, { name }).first())]);
  };

  before(async function () {
    const opened = await openStage([]);
    if (!opened) return this.skip();
    stage = opened;
    await publish(stage.test.stores, republicSurvey, republicWaves());
    await stage.test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    ({ page } = await stage.phone({ viewport: { width: 1280, height: 900 } }));
    page.on('pageerror', error => faults.push(String(error)));
    keys = withKeys(page);
    await page.goto(`${stage.address}/staff/sign-in`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', password);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  });
  after(() => stage?.close());
  afterEach(() => expect(faults.splice(0)).to.deep.equal([]));

  let table = '';

  it('leads to a table by sex with two waves, chart beside it, and to a saved view, by keys alone', async () => {
    await press('Анализ');
    await press(/Опрос|Республика/);
    await keys.write(page.locator('input[name=find]'), 'situation');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await keys.press(page.locator('main a[href*="/sample/situation"]').first());
    await page.waitForSelector('form.query');
    await keys.choose(page.locator('select[name=by]').first(), 'sex');
    await Promise.all([page.waitForNavigation(), keys.press(page.locator('form.query button').last())]);
    table = new URL(page.url()).pathname + new URL(page.url()).search;
    expect(table).to.include('by=sex');
    expect(await page.locator('main table').first().innerText()).to.match(/\d/);
    expect(await page.locator('main figure, main canvas').count()).to.be.greaterThan(0);
    await keys.write(page.locator('#view-name'), 'По полу');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await stage.test.stores.views.all()).to.have.length(1);
    expect(plain(await page.locator('main').innerText())).to.include('Вид «По полу» сохранён');
  });

  it('has no barrier and nothing beyond the window on any page, wide and narrow, light and dark, in both languages', async () => {
    const [view] = await stage.test.stores.views.all();
    const paths = ['/staff/analysis', '/staff/analysis/sample', table, `/staff/views/${view!.id}`];
    for (const path of paths)
      for (const [width, prefix, colorScheme] of [
        [1280, '', 'light'],
        [1280, '/en', 'dark'],
        [360, '', 'dark'],
        [360, '/en', 'light'],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${stage.address}${prefix}${path}`);
        expect(await violationsOn(page), `${prefix}${path} at ${width}`).to.deep.equal([]);
        expect(await overflowOf(page), `${prefix}${path} at ${width}`).to.be.at.most(0);
      }
  });
});
