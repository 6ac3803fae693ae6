import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { pageNumbered } from '../../surveys/pages.ts';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { demonstration } from '../support/demonstration.ts';
import { openStage, press, pressWrong, type Stage } from './phone/stage.ts';

describe('every question type in a browser', () => {
  let stage: Stage;

  before(async function () {
    const opened = await openStage([demonstration]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  const begin = async (language: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await (await stage.browser.newContext(options)).newPage();
    await page.goto(`${stage.address}${language}/s/question_types`);
    await press(page);
    return page;
  };
  const placeOf = (page: Page): string => {
    const last = new URL(page.url()).pathname.split('/').pop() ?? '';
    return pageNumbered(demonstration, last)?.id ?? last;
  };

  const fillIn = async (page: Page, selector: string, values: readonly string[]): Promise<void> => {
    const fields = await page.locator(selector).all();
    for (const [at, field] of fields.entries()) await field.fill(values[at] ?? '');
  };

  const dates: Readonly<Record<string, readonly string[]>> = {
    last_visit: ['8', 'ноября', '2023'],
    passport_month: ['11', '2019'],
    born: ['1975'],
  };

  const answerPage = async (page: Page): Promise<void> => {
    const place = placeOf(page);
    for (const [at, list] of (await page.locator('select').all()).entries())
      await list.selectOption({ index: at + 1 });
    await fillIn(page, '.date input', dates[place] ?? []);
    await fillIn(page, '.money input', ['1 500,50']);
    await fillIn(page, 'textarea', ['Меньше очередей']);
    for (const row of await page.locator('.grid fieldset').all())
      await row.locator('.option').first().click();
    const isWritten = ['last_visit', 'passport_month', 'born', 'fee', 'advice', 'trust', 'urgent'];
    if (isWritten.includes(place)) return;
    const options = page.locator('.options:not(.apart) .option');
    for (let at = 0; at < (place === 'sources' ? 2 : 1); at += 1) await options.nth(at).click();
  };

  const walk = async (page: Page, look: (name: string) => Promise<void>): Promise<readonly string[]> => {
    const seen: string[] = [];
    while (placeOf(page) !== 'review') {
      const place = placeOf(page);
      seen.push(place);
      await look(place);
      if (place !== 'begin' && place !== 'hidden') {
        await pressWrong(page);
        await look(`${place} left empty`);
        await answerPage(page);
      }
      await press(page);
      if (placeOf(page) === place) throw new RangeError(`${place} does not let go`);
    }
    await look('review');
    return seen;
  };

  for (const width of [320, 1280])
    it(`is answered without script at ${width} px, with nothing wider than the window`, async () => {
      const wide: string[] = [];
      const page = await begin('', { viewport: { width, height: 700 }, javaScriptEnabled: false });
      const seen = await walk(page, async name => {
        if ((await overflowOf(page)) > 0) wide.push(name);
      });
      expect(seen).to.include.members(['urgent', 'deeds', 'paid_coin', 'paid_crosswise', 'last_visit']);
      expect(wide).to.deep.equal([]);
      const answers = await page.locator('.answers').innerText();
      expect(answers).to.include('8\u00a0ноября\u00a02023').and.include('ноябрь\u00a02019');
      await page.context().close();
    });

  /** What the walk through the ordinary types does not see. */
  const newest =
    /^(last_visit|better|urgent|district|deeds|paid_coin|paid_dice|paid_or_birthday|paid_crosswise)/;

  for (const [language, colorScheme] of [
    ['', 'light'],
    ['/en', 'dark'],
  ] as const)
    it(`meets WCAG 2.2 AA${language}, in ${colorScheme} colours`, async function () {
      this.timeout(240_000);
      const found: string[] = [];
      const page = await begin(language, { viewport: { width: 360, height: 700 }, colorScheme });
      await walk(page, async name => {
        if (newest.test(name))
          found.push(...(await violationsOn(page)).map(violation => `${name}: ${violation}`));
      });
      expect(found).to.deep.equal([]);
      await page.context().close();
    });

  it('is answered by keyboard alone: a ranking, a date, and what to do without a coin', async () => {
    const page = await begin('', { viewport: { width: 360, height: 700 } });
    const reach = async (id: string): Promise<void> => {
      while (placeOf(page) !== id) {
        if (placeOf(page) !== 'begin' && placeOf(page) !== 'hidden') await answerPage(page);
        await press(page);
      }
    };
    const focusOn = async (selector: string): Promise<void> => {
      for (let tabs = 0; tabs < 40; tabs += 1) {
        if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
        await page.keyboard.press('Tab');
      }
      throw new RangeError(`${selector} is out of reach`);
    };
    await reach('last_visit');
    for (const [id, value] of Object.entries({
      last_visit: '8',
      'last_visit-month': '11',
      'last_visit-year': '2023',
    })) {
      await focusOn(`#${id}`);
      await page.keyboard.type(value);
    }
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(placeOf(page)).to.equal('passport_month');
    await reach('urgent');
    for (const place of [1, 2, 3]) {
      await focusOn(`#urgent--${place}`);
      for (let down = 0; down < place; down += 1) await page.keyboard.press('ArrowDown');
    }
    await focusOn('.actions button');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(placeOf(page)).to.equal('district');
    await reach('paid_coin');
    await focusOn('summary');
    await page.keyboard.press('Enter');
    expect(await page.locator('details').getAttribute('open')).to.equal('');
    await page.context().close();
  });
});
