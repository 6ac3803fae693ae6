// From nothing to a published questionnaire with skip logic, walked twice: by clicks, and by the keyboard alone.
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { email, password } from '../support/staff.ts';
import { withKeys, withMouse, type Hands } from './hands.ts';
import { openStage, type Stage } from './phone/stage.ts';

describe('from nothing to a published questionnaire', () => {
  let stage: Stage;
  let page: Page;
  const faults: string[] = [];

  before(async function () {
    const opened = await openStage([]);
    if (!opened) return this.skip();
    stage = opened;
    await stage.test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    ({ page } = await stage.phone({ viewport: { width: 1280, height: 900 } }));
    page.on('pageerror', error => faults.push(String(error)));
    await page.goto(`${stage.address}/staff/sign-in`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', password);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  });
  after(() => stage?.close());
  afterEach(() => expect(faults.splice(0)).to.deep.equal([]));

  const settled = async () => {
    await page.waitForTimeout(100);
    await page.waitForSelector('html:not([data-busy])');
  };
  const named = (name: string) => page.locator(`[name="${name}"]`);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  const link = (name: string | RegExp) => page.getByRole('link', { name }).first();

  const begin = async (hands: Hands, title: string) => {
    await page.goto(`${stage.address}/staff`);
    await hands.press(link('Анкеты'));
    await hands.press(link(/^Новая анкета/));
    await hands.write(page.locator('#title'), title);
    await hands.write(page.locator('#population'), 'Жители республики');
    await hands.press(button('Создать черновик'));
    await page.waitForSelector('#tree');
  };

  const addQuestion = async (hands: Hands, type: string, words: string) => {
    if ((await page.locator('#add').getAttribute('open')) === null)
      await hands.press(page.locator('#add summary'));
    await hands.write(page.locator('#new_text'), words);
    await hands.choose(page.locator('#new_type'), type);
    const before = page.url();
    await hands.press(button('Добавить после открытого'));
    await page.waitForURL(address => address.href !== before);
    await settled();
  };

  const design = async (hands: Hands) => {
    await hands.write(named('text.ru'), 'Обращались ли вы в больницу за год?');
    await settled();
    await addQuestion(hands, 'multiple', 'К кому вы обращались?');
    await hands.press(page.locator('summary', { hasText: 'Вставить список строк' }));
    await hands.write(page.locator('#paste-options'), 'Терапевт\nСтоматолог\nХирург');
    await hands.press(button('Добавить строки'));
    await page.waitForSelector('[name="options/khirurg/code"]');
    await hands.press(button('Добавить условие'));
    await page.waitForSelector('[name="clause.0.value"]');
    await hands.choose(named('clause.0.value'), 'yes');
    await settled();
    await addQuestion(hands, 'scale', 'Насколько вы довольны приёмом?');
    await hands.press(button('Добавить условие'));
    await page.waitForSelector('[name="clause.0.of"]');
    await hands.choose(named('clause.0.of'), 'q1');
    await settled();
    await addQuestion(hands, 'single', 'Ваш пол');
  };

  /** Every text that is only there in Russian. */
  const translate = async (hands: Hands) => {
    await hands.press(link('Переводы'));
    await page.waitForSelector('.texts');
    const empty = page.locator('textarea[lang=en].missing');
    for (let left = 0; left < 60 && (await empty.count()) > 0; left += 1) {
      const cell = empty.first();
      const id = (await cell.getAttribute('id')) ?? '';
      await hands.write(cell, `Words ${left + 1}`);
      const save = page.locator('form', { has: page.locator(`[id="${id}"]`) }).getByRole('button');
      await Promise.all([page.waitForNavigation(), hands.press(save)]);
    }
    expect(await empty.count()).to.equal(0);
  };

  const check = async (hands: Hands) => {
    await hands.press(link('Проверки'));
    await page.waitForURL(/checks$/);
    const accept = page.locator('button[value=accept]');
    for (let left = 0; left < 40 && (await accept.count()) > 0; left += 1)
      await Promise.all([page.waitForNavigation(), hands.press(accept.first())]);
  };

  const publish = async (hands: Hands) => {
    await hands.press(page.locator('.tabs').getByRole('link', { name: 'Публикация' }));
    await page.waitForURL(/publish$/);
    await hands.write(page.locator('#note'), 'Первая версия: фильтр по обращению');
    await Promise.all([page.waitForNavigation(), hands.press(page.locator('.publishing button'))]);
  };

  for (const [name, title, id] of [
    ['by clicks', 'Приём мышью', 'priem_myshyu'],
    ['by the keyboard alone', 'Приём клавишами', 'priem_klavishami'],
  ] as const)
    it(`goes ${name}: pages, types, pasted options, a condition in words, translation, checks, a note`, async () => {
      const hands = name === 'by clicks' ? withMouse() : withKeys(page);
      await begin(hands, title);
      await design(hands);
      await translate(hands);
      await check(hands);
      await publish(hands);
      const version = await stage.test.stores.versions.find(`${id}.1`);
      expect(version).to.include({ note: 'Первая версия: фильтр по обращению' });
      const [, second, third] = version?.document.pages.flatMap(({ questions }) => questions) ?? [];
      expect(second).to.deep.include({ type: 'multiple', relevant: "${q1} = 'yes'" });
      expect(second && 'options' in second && second.options.map(({ code }) => code)).to.deep.equal([
        ...['terapevt', 'stomatolog', 'khirurg'],
      ]);
      expect(third).to.deep.include({ type: 'scale', relevant: "${q1} = 'yes'" });
    });
});
