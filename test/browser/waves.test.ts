// Open a wave, answer on a phone-sized browser, see it counted: by mouse and by keyboard, over the real program.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { fixture } from '../support/app.ts';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { asRespondent } from '../support/respondent.ts';
import { email, password } from '../support/staff.ts';
import { begin, openStage, press, type Stage } from './phone/stage.ts';

const day = 86_400_000;

describe('a wave from its plan to its figures', () => {
  let stage: Stage;
  let desk: Page;
  before(async function () {
    const opened = await openStage([fixture('tiny')]);
    if (!opened) return this.skip();
    stage = opened;
    await stage.test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    desk = (await stage.phone({ viewport: { width: 1280, height: 800 } })).page;
    await signIn();
  });
  after(() => stage?.close());

  const at = (path: string): string => `${stage.address}${path}`;
  const signIn = async () => {
    await desk.goto(at('/staff/sign-in'));
    await desk.fill('input[name=email]', email);
    await desk.fill('input[name=password]', password);
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Enter')]);
  };
  const follow = (name: string) =>
    Promise.all([desk.waitForNavigation(), desk.locator('main').getByRole('link', { name }).first().click()]);
  const send = (name: string) =>
    Promise.all([desk.waitForNavigation(), desk.getByRole('button', { name }).click()]);
  const years = () => String(new Date(stage.test.clock.now()).getUTCFullYear() + 1);
  const board = () => `/staff/waves/tiny/${years()}`;

  it('is planned and opened by keyboard alone', async () => {
    await stage.test.stores.waves.move('tiny.2026', 'open', 'closed');
    await desk.goto(at('/staff/waves'));
    await desk.getByRole('link', { name: 'Новая волна' }).focus();
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Enter')]);
    await desk.locator('#name').focus();
    await desk.keyboard.press('Control+A');
    await desk.keyboard.type(years());
    const today = stage.test.clock.today();
    await desk.fill('#opens', today);
    await desk.fill('#closes', new Date(Date.parse(today) + 60 * day).toISOString().slice(0, 10));
    await desk.locator('#target').focus();
    await desk.keyboard.type('100');
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Enter')]);
    expect(new URL(desk.url()).pathname).to.equal(board());
    await desk.getByRole('link', { name: 'Открыть волну' }).focus();
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Enter')]);
    await desk.getByRole('button', { name: `Открыть волну ${years()}` }).focus();
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Enter')]);
    expect((await stage.test.stores.waves.openOf('tiny'))?.name).to.equal(years());
  });

  it('takes ten answers, and one on a phone', async () => {
    for (let person = 0; person < 10; person += 1) {
      const { post } = asRespondent(stage.test.app);
      await post('/s/tiny').expect(303);
      await post('/s/tiny/1', { met: 'no' }).expect(303);
      await post('/s/tiny/3', { where: 'school' }).expect(303);
      expect((await post('/s/tiny/submit')).headers['location']).to.equal('/s/tiny/done');
    }
    const { page, context } = await stage.phone();
    await begin(page, stage.address, 'tiny');
    await page.check('input[name=met][value=no]');
    await press(page);
    await page.check('input[name=where][value=police]');
    await press(page);
    await press(page);
    expect(new URL(page.url()).pathname).to.equal('/s/tiny/done');
    await context.close();
    expect(await stage.test.stores.responses.countOf(`tiny.${years()}`)).to.equal(11);
  });

  const words = async (selector: string) => (await desk.locator(selector).innerText()).replace(/\s+/g, ' ');

  it('says today that ten have come, and tomorrow when', async () => {
    await desk.goto(at(board()));

    expect(await words('.kpis')).to.match(/нужно 100 меньше 10 пришло сегодня, не меньше.* 10 медианный/);
    stage.test.wait(day);
    await signIn();
    await desk.goto(at(board()));
    expect(await words('.kpis')).to.match(
      /анкет, не меньше; нужно 100 10 пришло сегодня: .* меньше 10 медианный/,
    );
    expect(await desk.locator('svg.days rect').count()).to.equal(1);
    expect(await desk.locator('svg.days').getAttribute('aria-label')).to.include('самое большее 10');
  });

  it('has its last day moved, its quotas typed and its posters made', async () => {
    await follow('Изменить срок, способы, цель');
    await desk.fill('#target', '200');
    await send('Сохранить');
    expect(await words('.kpis')).to.include('нужно 200');
    await follow('Задать квоты');
    await desk.selectOption('#by-0', 'met');
    await desk.selectOption('#by-1', '');
    await send('Показать таблицу');
    await desk.getByLabel('Нет, Нужно').fill('10');
    await send('Сохранить квоты');
    expect(await words('main')).to.include('Закрыто групп: 1 из 1');
  });

  it('keeps its pages free of violations and of sideways scrolling, wide and narrow, dark and in English', async () => {
    await stage.test.services.library.publish({ ...fixture('tiny'), title: { ru: 'Иначе', en: 'Else' } });
    const paths = ['/staff/waves', '/staff/waves/new', board(), `${board()}/edit`, `${board()}/quotas`];
    for (const path of [...paths, `${board()}/version?to=tiny.2`])
      for (const [width, prefix, colorScheme] of [
        [1280, '', 'light'],
        [360, '/en', 'dark'],
      ] as const) {
        await desk.emulateMedia({ colorScheme });
        await desk.setViewportSize({ width, height: 800 });
        await desk.goto(at(`${prefix}${path}`));
        expect(await violationsOn(desk), `${prefix}${path} at ${width}`).to.deep.equal([]);
        expect(await overflowOf(desk), `${prefix}${path} at ${width}`).to.be.at.most(0);
      }
  });
});
