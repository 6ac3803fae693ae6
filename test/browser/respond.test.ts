import { pageNumbered } from '../../surveys/pages.ts';
import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { openStage, press, pressWrong, type Stage } from './phone/stage.ts';
import { everyType } from '../support/interview.ts';

const phone = { viewport: { width: 320, height: 640 } };

describe('a respondent with a browser', () => {
  let stage: Stage;

  before(async function () {
    const opened = await openStage([everyType]);
    if (!opened) return this.skip();
    stage = opened;
  });
  after(() => stage?.close());

  const openAt = async (path: string, options: BrowserContextOptions): Promise<Page> => {
    const context = await stage.browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${stage.address}${path}`);
    return page;
  };
  /** The id of the page shown, or `review`, `done`. */
  const placeOf = (page: Page): string => {
    const last = new URL(page.url()).pathname.split('/').pop() ?? '';
    return pageNumbered(everyType, last)?.id ?? last;
  };

  /** Answers whatever the page asks, so that every branch of the questionnaire opens. */
  const answerPage = async (page: Page): Promise<void> => {
    for (const row of await page.locator('.grid fieldset').all())
      await row.locator('.option').first().click();
    for (const field of await page.locator('.money input').all()) await field.fill('34');
    for (const field of await page.locator('form > fieldset > textarea').all()) await field.fill('Нет');
    if (placeOf(page) === 'word') await page.locator('.apart .option').first().click();
    const wanted = { places: 0, paid: 1, home: 2, spread: 6, about_you: 1 }[placeOf(page)];
    if (wanted !== undefined) await page.locator('.options:not(.apart) .option').nth(wanted).click();
  };

  /** From the start to the thanks; `look` sees every page, those that come back with a mistake too. */
  const walk = async (page: Page, look: (page: Page, name: string) => Promise<void>): Promise<string[]> => {
    const seen: string[] = [];
    await look(page, 'start');
    await press(page);
    while (placeOf(page) !== 'review') {
      const place = placeOf(page);
      seen.push(place);
      await look(page, place);
      if (place !== 'note') {
        await pressWrong(page);
        await look(page, `${place} with a mistake`);
        await answerPage(page);
      }
      await press(page);
      if (placeOf(page) === place) throw new RangeError(`${place} does not let go`);
    }
    await look(page, 'review');
    await press(page);
    await look(page, 'done');
    return seen;
  };

  it('walks through every question type on a small phone without script', async () => {
    const wide: string[] = [];
    const page = await openAt('/s/every_type', { ...phone, javaScriptEnabled: false });
    const seen = await walk(page, async (shown, name) => {
      if ((await overflowOf(shown)) > 0) wide.push(name);
    });
    expect(seen).to.deep.equal(everyType.pages.map(({ id }) => id));
    expect(placeOf(page)).to.equal('done');
    expect(wide).to.deep.equal([]);
    await page.context().close();
  });

  for (const [prefix, colorScheme] of [
    ['', 'light'],
    ['/en', 'dark'],
  ] as const)
    it(`meets WCAG 2.2 AA on every page${prefix}, in ${colorScheme} colours`, async () => {
      const found: string[] = [];
      const page = await openAt(`${prefix}/s/every_type`, { ...phone, colorScheme });
      await walk(page, async (shown, name) => {
        found.push(...(await violationsOn(shown)).map(violation => `${name}: ${violation}`));
      });
      expect(found).to.deep.equal([]);
      await page.context().close();
    });

  it('has the summary of mistakes in focus, and its link leads to the input', async () => {
    const page = await openAt('/s/every_type', phone);
    await press(page);
    await pressWrong(page);
    expect(await page.evaluate('document.activeElement.className')).to.equal('mistakes');
    await page.click('.mistakes a');
    expect(await page.evaluate('document.activeElement.id')).to.equal('home');
    await page.context().close();
  });

  it('loads the page, its style sheet and one small script, and nothing else until somebody answers', async () => {
    const page = await openAt('/s/every_type', phone);
    const requests: string[] = [];
    page.on('request', request => requests.push(`${request.method()} ${request.resourceType()}`));
    await press(page);
    expect(requests).to.deep.equal(['POST document', 'GET document', 'GET stylesheet', 'GET script']);
    await page.context().close();
  });

  it('leaves neither an answer nor a topic in the addresses of the history', async () => {
    const page = await openAt('/s/every_type', phone);
    const addresses: string[] = [];
    page.on('framenavigated', frame => addresses.push(frame.url()));
    await walk(page, async () => {});
    const telling = [...everyType.pages.map(({ id }) => id), 'shali', '?'];
    expect(addresses.filter(each => telling.some(word => each.includes(word)))).to.deep.equal([]);
    await page.context().close();
  });
});
