// The designer in a real browser: from nothing to a questionnaire with skip logic by clicks, by keys alone, and by two people at once.
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { fixture } from '../support/app.ts';
import { overflowOf, violationsOn } from '../support/browser.ts';
import { email, password, plain } from '../support/staff.ts';
import { openStage, type Stage } from './phone/stage.ts';

const other = { email: 'aliev@ministry.example', name: 'Руслан Алиев' };
const desk = { viewport: { width: 1280, height: 900 } };

describe('the designer in a browser', () => {
  let stage: Stage;
  let page: Page;
  let context: BrowserContext;
  const faults: string[] = [];

  const signIn = async (name: string) => {
    const opened = await stage.phone(desk);
    opened.page.on('pageerror', error => faults.push(String(error)));
    opened.page.on('console', line => {
      if (line.type() === 'error' && !/status of 4(22|09)/.test(line.text())) faults.push(line.text());
    });
    await opened.page.goto(`${stage.address}/staff/sign-in`);
    await opened.page.fill('input[name=email]', name);
    await opened.page.fill('input[name=password]', password);
    await Promise.all([opened.page.waitForNavigation(), opened.page.keyboard.press('Enter')]);
    return opened;
  };
  const draft = (id: string) => stage.test.services.drafts.find(id);
  const questions = async (id: string) => (await draft(id)).document.pages.flatMap(each => each.questions);
  /** Until everything typed and pressed has come back from the server. */
  const settled = async (who = page) => {
    await who.waitForTimeout(100);
    await who.waitForSelector('html:not([data-busy])');
  };
  const item = (id: string, name: string) => `${stage.address}/staff/questionnaires/${id}/edit/${name}`;
  const axeClean = async () =>
    expect([await violationsOn(page), await overflowOf(page)]).to.deep.equal([[], 0]);

  before(async function () {
    const opened = await openStage([fixture('tiny')]);
    if (!opened) return this.skip();
    stage = opened;
    const { accounts } = stage.test.services;
    await accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    await accounts.createAdministrator({ ...other, password });
    ({ page, context } = await signIn(email));
  });
  after(() => stage?.close());
  afterEach(() => expect(faults.splice(0)).to.deep.equal([]));

  it('leads from nothing to a questionnaire with skip logic by clicks', async () => {
    await page.click('nav a:text("Анкеты")');
    await axeClean();
    await page.click('a:text("Новая анкета")');
    await axeClean();
    await page.fill('#title', 'Приём у врача');
    await page.fill('#population', 'Жители республики');
    await page.click('button:text("Создать черновик")');
    await page.waitForSelector('#tree');
    await page.fill('[name="text.ru"]', 'Были ли вы у врача за год?');
    await page.fill('[name="text.en"]', 'Have you seen a doctor within a year?');
    await settled();
    await page.click('summary:text("Добавить вопрос")');
    await page.fill('#new_text', 'К кому вы ходили?');
    await page.selectOption('#new_type', 'multiple');
    await page.click('button:text("Добавить после открытого")');
    await page.waitForURL(/question-q2$/);
    await settled();
    await page.click('summary:text("Вставить список строк")');
    await page.fill('#paste-options', 'Терапевт\nСтоматолог\nЗатрудняюсь ответить');
    await page.click('button:text("Добавить строки")');
    await page.waitForSelector('text=способ не отвечать');
    await page.click('button:text("Добавить условие")');
    await page.waitForSelector('[name="clause.0.of"]');
    await axeClean();
    const [first, second] = await questions('priem_u_vracha');
    expect(first?.text).to.deep.equal({
      ru: 'Были ли вы у врача за год?',
      en: 'Have you seen a doctor within a year?',
    });
    expect(second).to.deep.include({ type: 'multiple', relevant: "${q1} = 'yes'" });
    expect(second && 'options' in second && second.options.map(({ code }) => code)).to.deep.equal([
      ...['terapevt', 'stomatolog'],
    ]);
    expect(await page.inputValue('[name="relevant"]')).to.equal("${q1} = 'yes'");
  });

  it('says a condition in words and as an expression, each following the other', async () => {
    await page.selectOption('[name="clause.0.value"]', 'no');
    await settled();
    expect(await page.inputValue('[name="relevant"]')).to.equal("${q1} = 'no'");
    await page.fill('[name="relevant"]', "${q1} = 'yes' or ${q1} = 'no'");
    await page.locator('[name="text.ru"]').focus();
    await settled();
    expect(await page.inputValue('[name="clause.0.verb"]')).to.equal('one_of');
    await page.fill('[name="relevant"]', "not(${q1} = 'yes') and (${q1} = 'no' or today() > '2020-01-01')");
    await page.locator('[name="text.ru"]').focus();
    await settled();
    expect(await page.locator('#condition').textContent()).to.include('правьте выражение');
    expect(await page.locator('[name="clause.0.of"]').count()).to.equal(0);
    await page.fill('[name="relevant"]', "${q1} = 'yes'");
    await page.locator('[name="text.ru"]').focus();
    await settled();
  });

  it('shows the true page on a phone, which can be answered and follows the condition', async () => {
    await page.goto(item('priem_u_vracha', 'question-q1'));
    const phone = page.frameLocator('#phone');
    await phone.locator('text=Были ли вы у врача за год?').first().waitFor();
    await phone.locator('button[type=submit]').click();
    await phone.locator('.mistakes').waitFor();
    await phone.locator('input[value=yes]').check({ force: true });
    await phone.locator('button[type=submit]').click();
    await phone.locator('text=К кому вы ходили?').first().waitFor();
    expect(await stage.test.models.responses.countDocuments()).to.equal(0);
    expect(await stage.test.models.interviews.countDocuments()).to.equal(0);
  });

  it('keeps what is being typed while an earlier change is on its way, and where the cursor is', async () => {
    await page.goto(item('priem_u_vracha', 'question-q2'));
    await page.fill('[name="text.ru"]', 'К каким врачам вы ходили?');
    await page.locator('[name="hint.ru"]').focus();
    await page.keyboard.type('Вспомните', { delay: 40 });
    await page.waitForTimeout(600);
    await page.keyboard.type(' год', { delay: 40 });
    expect(await page.evaluate('document.activeElement.name')).to.equal('hint.ru');
    expect(await page.inputValue('[name="hint.ru"]')).to.equal('Вспомните год');
    await page.locator('#find').focus();
    await settled();
    const [, second] = await questions('priem_u_vracha');
    expect(second).to.deep.include({ hint: { ru: 'Вспомните год' } });
    expect(second?.text.ru).to.equal('К каким врачам вы ходили?');
  });

  it('loses nothing where the connection fails: it stays, and is sent when the connection is back', async () => {
    await page.goto(item('priem_u_vracha', 'question-q2'));
    await context.setOffline(true);
    await page.fill('[name="hint.en"]', 'Think of the year');
    await page.locator('#tree a').first().click();
    await settled();
    faults.splice(0);
    expect(plain((await page.textContent('#state')) ?? '')).to.include('Не сохранено');
    expect(page.url()).to.equal(item('priem_u_vracha', 'question-q2'));
    expect(await page.inputValue('[name="hint.en"]')).to.equal('Think of the year');
    await context.setOffline(false);
    await page.waitForFunction("!/Не.сохранено/.test(document.querySelector('#state').textContent)");
    await settled();
    const [, second] = await questions('priem_u_vracha');
    expect(second?.hint?.en).to.equal('Think of the year');
    await page.locator('#tree a').first().click();
    await page.waitForURL(/question-q1$/);
  });

  it('is worked by keys alone: find, open, move, undo, make again', async () => {
    await page.goto(item('priem_u_vracha', 'question-q1'));
    await page.locator('#find').focus();
    await page.keyboard.type('каким врач');
    expect(await page.locator('#tree li[data-question]:visible').count()).to.equal(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/question-q2$/);
    await settled();
    await page.fill('#find', '');
    await page.locator('#tree a[aria-current]').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await settled();
    const order = async () => (await questions('priem_u_vracha')).map(({ id }) => id);
    expect(await order()).to.deep.equal(['q2', 'q1']);
    const focused = () => page.evaluate('document.activeElement.closest("#tree")?.id');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).to.include('question-q2');
    expect(await focused()).to.equal('tree');
    await page.keyboard.press('Control+z');
    await settled();
    expect([await order(), await focused()]).to.deep.equal([['q1', 'q2'], 'tree']);
    await page.keyboard.press('Control+Shift+z');
    await settled();
    expect(await order()).to.deep.equal(['q2', 'q1']);
    await page.keyboard.press('Control+z');
    await settled();
  });

  it('moves pages by dragging', async () => {
    await page.goto(item('priem_u_vracha', 'question-q1'));
    await page
      .locator('#tree > li')
      .nth(1)
      .dragTo(page.locator('#tree > li').nth(0), { targetPosition: { x: 60, y: 4 } });
    await page.waitForSelector('html[data-busy]');
    await settled();
    expect((await questions('priem_u_vracha')).map(({ id }) => id)).to.deep.equal(['q2', 'q1']);
    await page.click('.tools button:text("Отменить")');
    await settled();
    expect((await questions('priem_u_vracha')).map(({ id }) => id)).to.deep.equal(['q1', 'q2']);
  });

  it('shows both texts where two people wrote in one place, and overwrites nothing by itself', async () => {
    const colleague = await signIn(other.email);
    const place = item('priem_u_vracha', 'question-q1');
    await page.goto(place);
    await colleague.page.goto(place);
    expect(await colleague.page.textContent('#state')).to.include('Марина Исаева');
    await page.fill('[name="text.ru"]', 'Слова Марины');
    await page.locator('#find').focus();
    await settled();
    await colleague.page.fill('[name="text.en"]', 'Words of Ruslan');
    await colleague.page.locator('#find').focus();
    await settled(colleague.page);
    expect(await colleague.page.inputValue('[name="text.ru"]')).to.equal('Слова Марины');
    await page.fill('[name="text.en"]', 'Words of Marina');
    await page.locator('#find').focus();
    await page.waitForSelector('.conflict');
    const said = await page.textContent('.conflict');
    expect(said).to.include('Руслан Алиев').and.include('Words of Ruslan').and.include('Words of Marina');
    await axeClean();
    expect((await questions('priem_u_vracha'))[0]?.text.en).to.equal('Words of Ruslan');
    await page.click('button:text("Записать моё")');
    await settled();
    expect((await questions('priem_u_vracha'))[0]?.text.en).to.equal('Words of Marina');
    expect(await page.locator('.conflict').count()).to.equal(0);
    await colleague.context.close();
  });

  it('names what cannot be kept, and keeps it typed', async () => {
    await page.goto(item('priem_u_vracha', 'question-q1'));
    await page.click('summary:text("Имя, ряд и результаты")');
    await page.fill('[name="id"]', 'Имя');
    await page.locator('#find').focus();
    await page.waitForSelector('#said .mistakes');
    expect(await page.textContent('#said .mistakes')).to.match(/строчн|латинск|Latin/i);
    expect(await page.inputValue('[name="id"]')).to.equal('Имя');
    await axeClean();
    expect((await questions('priem_u_vracha'))[0]?.id).to.equal('q1');
  });

  it('inserts a question of the library with its name, so that its trend goes on', async () => {
    await page.click('.tabs a:text("Библиотека вопросов")');
    await axeClean();
    await page.fill('#find', 'сталкивались');
    await page.selectOption('#after', 'q1');
    await page.click('button:text("Найти")');
    await axeClean();
    await page.click('button:text("Вставить")');
    await page.waitForURL(/question-met$/);
    const ids = (await questions('priem_u_vracha')).map(({ id }) => id);
    expect(ids).to.deep.equal(['q1', 'met', 'q2']);
    await axeClean();
  });

  it('has made a questionnaire that nothing but warnings keeps from being published', async () => {
    const { publishing, drafts } = stage.test.services;
    const id = 'priem_u_vracha';
    const { revision } = await drafts.find(id);
    const wish = { id, revision, note: 'Первая версия', acceptsBreaks: true, acceptsScenarios: true };
    const outcome = await publishing.publish(wish, 'marina');
    const obstacles = 'obstacles' in outcome ? outcome.obstacles : [];
    expect(obstacles.filter(each => each !== 'warnings')).to.deep.equal([]);
  });

  it('fits a phone and works in English and in the dark', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const name of ['question-q2', 'page-q2', 'questionnaire']) {
      await page.goto(item('priem_u_vracha', name).replace('/staff', '/en/staff'));
      await axeClean();
    }
    await page.goto(`${stage.address}/en/staff/questionnaires`);
    await axeClean();
    await page.setViewportSize(desk.viewport);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('works without script, by its buttons', async () => {
    const plain = await stage.phone({ ...desk, javaScriptEnabled: false });
    await plain.context.addCookies(await context.cookies());
    await plain.page.goto(item('priem_u_vracha', 'question-q1'));
    await plain.page.fill('[name="text.ru"]', 'Без скрипта');
    await plain.page.click('button:text("Сохранить")');
    expect(await plain.page.inputValue('[name="text.ru"]')).to.equal('Без скрипта');
    await plain.page.click('.acts button:text("Ниже")');
    expect((await questions('priem_u_vracha')).map(({ id }) => id)).to.deep.equal(['met', 'q1', 'q2']);
    await plain.page.click('.tools button:text("Отменить")');
    expect((await questions('priem_u_vracha')).map(({ id }) => id)).to.deep.equal(['q1', 'met', 'q2']);
    await plain.context.close();
  });
});
