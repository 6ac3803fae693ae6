// A sociologist weights a wave and reads a table: from a margin pasted out of a spreadsheet to the published share, by keyboard alone.
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { email, password } from '../support/staff.ts';
import { publishAll } from '../support/releases.ts';
import { publish, republicSurvey, republicWaves } from '../server/services/results/published.ts';
import { openStage, type Stage } from './phone/stage.ts';

const wave = '/staff/weighting/sample/2013';

describe('weighting in a browser', () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const visit = (path: string) => page.goto(`${stage.address}${path}`);
  /** The element is reached and pressed with keys. */
  const press = async (name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
    const target = page.getByRole(role, { name }).first();
    await target.focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  const signIn = async (at: Page): Promise<void> => {
    await at.goto(`${stage.address}/staff/sign-in`);
    await at.fill('input[name=email]', email);
    await at.fill('input[name=password]', password);
    await Promise.all([at.waitForNavigation(), at.keyboard.press('Enter')]);
  };
  const paste = async (table: string): Promise<void> => {
    await page.fill('#source', 'Росстат');
    await page.fill('#date', '2013-01-01');
    await page.fill('#pasted', table);
    await press('Прочитать вставленное');
  };

  before(async function () {
    const opened = await openStage([]);
    if (!opened) return this.skip();
    stage = opened;
    await publish(stage.test.stores, republicSurvey, republicWaves());
    await stage.test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    ({ context, page } = await stage.phone({ viewport: { width: 1280, height: 900 } }));
    await signIn(page);
  });
  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('weights a wave and reads a table, with the keyboard alone', async () => {
    const shareOf = async (): Promise<number | undefined> =>
      (await stage.test.services.results.question('sample', 'situation')).waves.at(-1)?.focus.estimate?.value;
    const before = await shareOf();
    await visit('/staff');
    await press('Взвешивание', 'link');
    await press(/волна 2013/, 'link');
    await press('Создать рецепт № 1');
    await press('Сохранить и перейти к маргиналам');
    await page.selectOption('#variable', 'sex');
    await press('Добавить маргинал');
    await press(/^Заполнить/, 'link');
    await paste('Пол\tЛюди\nm\t398 000\nf\t452 000');
    await press('Сохранить маргинал');
    await page.selectOption('#variable', 'age');
    await press('Добавить маргинал');
    await page.locator('a[href$="/margins/2"]').first().focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await paste('18_29\t272000\n30_44\t255000\n45_59\t204000\n60_\t119000');
    await press('Сохранить маргинал');
    await press('Перейти к методу', 'link');
    await press('Сохранить и посмотреть, что получилось');
    expect(await page.locator('.kpis li').count()).to.equal(5);
    await press('Подписать рецепт № 1', 'link');
    await page.fill('#note', 'Пол и возраст по Росстату');
    await press('Подписать рецепт № 1');
    expect(await page.locator('.notice').innerText()).to.include('подписан');
    await publishAll(stage.test.services, 'sample');
    await visit('/results/sample/situation');
    const after = await shareOf();
    expect(after).not.to.equal(before);
    const shown = await page.locator('main').innerText();
    expect(shown)
      .to.include(`${Math.round((after ?? 0) * 100)}\u00a0%`)
      .and.include('Росстат');
  });

  it('saves while somebody types, so that leaving loses nothing', async () => {
    await visit(`${wave}/1`);
    await press('Создать рецепт № 2');
    await visit(`${wave}/2/margins/1`);
    const cell = page.locator('input[name="total:f"]');
    await cell.fill('460 000');
    await page.getByText('Сохранено в черновике.').waitFor();
    await page.goBack();
    await visit(`${wave}/2/margins/1`);
    expect(await cell.inputValue()).to.equal('460 000');
  });

  it('stops saving where a colleague was faster, and shows both texts', async () => {
    await visit(`${wave}/2/margins/1`);
    const other = await context.newPage();
    await other.goto(`${stage.address}${wave}/2/margins/1`);
    await other.fill('input[name="total:f"]', '470 000');
    await other.getByText('Сохранено в черновике.').waitFor();
    await page.fill('input[name="total:f"]', '480 000');
    await page.getByText('Рецепт изменил другой человек').waitFor();
    await press('Сохранить маргинал');
    expect(await page.inputValue('input[name="total:f"]')).to.equal('480 000');
    expect((await page.locator('.theirs').innerText()).replace(/\s/g, ' ')).to.include('470 000');
    await other.close();
  });

  it('copies the R code with a button', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(`${wave}/1/code`);
    await page.getByRole('button', { name: 'Скопировать код' }).click();
    await page.getByText('Код скопирован').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).to.include('library(survey)');
  });

  const pages = [
    '',
    '/1',
    '/2',
    '/2/base',
    '/2/margins',
    '/2/margins/1',
    '/2/method',
    '/2/sign',
    '/2/remove',
    '/1/code',
    '/1/compare/2',
  ];
  for (const path of [
    '/staff/weighting',
    ...pages.map(each => `${wave}${each}`),
    `/en${wave}/2`,
    '/staff/weighting/sample/2012',
  ])
    it(`has no barrier and nothing beyond the window on ${path}, wide and narrow, light and dark`, async () => {
      for (const options of [
        { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
        { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
      ] as const) {
        await page.setViewportSize(options.viewport);
        await page.emulateMedia({ colorScheme: options.colorScheme });
        await visit(path);
        expect(await violationsOn(page)).to.deep.equal([]);
        expect(await overflowOf(page)).to.be.at.most(0);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    });
});
