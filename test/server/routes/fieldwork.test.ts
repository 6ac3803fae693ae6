// The board over the real way of an answer: what arrives today changes nothing on it, and shows tomorrow.
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import type { Response } from '../../../server/stores/responses.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asRespondent } from '../../support/respondent.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';

const day = 86_400_000;
const page = '/staff/waves/every_type/2026';

describe('the fieldwork board', () => {
  let test: TestApp;
  let visitor: StaffBrowser;
  const shown = async (path = page) => plain((await visitor.agent.get(path)).text);
  /** Without what every page has anew: the mark of the form, and that of the scripts. */
  const board = async () => (await shown()).replace(/<input type="hidden"[^>]*>|nonce="[^"]*"/g, '');

  const answer = (count: number, change: Partial<Response> = {}) =>
    test.stores.responses.addMany(
      Array.from({ length: count }, () => ({
        ...{ id: randomBytes(16), wave: 'every_type.2026', version: 'every_type.1', day: '2026-06-14' },
        ...{ mode: 'web' as const, language: 'ru' as const, duration: '5_to_15' as const, hash: '' },
        ...{ answers: { home: 'shali', sex: 'female' } },
        ...change,
      })),
    );
  const row = (name: string, value: string) =>
    new RegExp(`<th scope="row">${name}</th> <td class="number[^"]*">${value}</td>`);

  beforeEach(async () => {
    test = await startTestApp([fixture('every_type'), fixture('tiny')]);
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    visitor = asStaff(test.app);
    await visitor.signIn();
    const wave = await test.stores.waves.find('every_type.2026');
    if (wave) await test.stores.waves.save({ ...wave, opens: '2026-06-13' });
  });
  afterEach(() => test.close());

  it('of an empty wave says how it stands and what to do, with no figure', async () => {
    const text = await shown();
    expect(text).to.include('Ссылки и QR-коды').and.include('localhost:3000/s/every_type');
    expect(text).to.include('меньше 10').and.include('Ни за один день не пришло 10 анкет');
    expect(text).to.include('Квот нет');
  });

  it('shows days, districts, languages and durations in whole tens, and nothing below ten', async () => {
    await answer(27);
    await answer(9, { answers: { home: 'argun' }, day: '2026-06-13', language: 'en', duration: 'over_30' });
    const text = await shown();
    expect(text).to.match(/<dd>30<\/dd>/);
    expect(text)
      .to.match(row('Шалинский', '20'))
      .and.match(/Меньше 10 анкет: [^.]*Аргун/);
    expect(text).to.not.match(/<th scope="row">Аргун/);
    expect(text).to.match(row('14 июня 2026', '20')).and.match(row('13 июня 2026', 'меньше 10'));
    expect(text).to.match(row('5–15 минут', '20')).and.match(row('дольше 30 минут', 'меньше 10'));
    expect(text).to.match(row('English', 'меньше 10'));
    expect(text).to.not.match(/>(27|9|36)</);
  });

  it('is the same to the letter before and after answers of today, until ten of them have come', async () => {
    await answer(23);
    const before = await board();
    await answer(9, { day: '2026-06-15', answers: { home: 'argun' } });
    expect(await board()).to.equal(before);
    await answer(1, { day: '2026-06-15', answers: { home: 'argun' } });
    const after = await board();
    expect(after).to.not.equal(before);
    expect(after.replace('<dd>10</dd>', '<dd>меньше 10</dd>').replace(/пришло сегодня[^<]*/, '')).to.equal(
      before.replace(/пришло сегодня[^<]*/, ''),
    );
  });

  it('counts on the home page, on the links and before a move as it does itself', async () => {
    await answer(19);
    await answer(1, { day: '2026-06-15' });
    expect(await shown('/staff'))
      .to.include('не меньше 10')
      .and.not.include('не меньше 20');
    expect(await shown('/staff/waves/every_type.2026/close')).to.include('не меньше 10');
    await test.services.links.add({ survey: 'every_type', wave: '2026', who: 'x', places: 'МФЦ' });
    const code = (await test.stores.links.ofWave('every_type.2026')).find(({ place }) => place)?.code ?? '';
    await answer(9, { place: code });
    await answer(5, { place: code, day: '2026-06-15' });
    expect(await shown(`${page}/links`))
      .to.include('Ответы: меньше 10')
      .and.not.include('Ответы: не меньше');
  });

  it('shows an answer given on a phone on the day after, and no counter is kept meanwhile', async () => {
    const give = async () => {
      const { post } = asRespondent(test.app);
      await post('/s/tiny');
      await post('/s/tiny/1', { met: 'no' });
      await post('/s/tiny/3', { where: 'school' });
      expect((await post('/s/tiny/submit')).headers['location']).to.equal('/s/tiny/done');
    };
    const waves = async () => JSON.stringify(await test.models.waves.find().lean());
    const kept = await waves();
    for (let person = 0; person < 11; person += 1) await give();
    expect(await waves()).to.equal(kept);
    expect(await test.models.breakOffs.countDocuments()).to.equal(0);
    const today = await shown('/staff/waves/tiny/2026');
    expect(today).to.match(/<dt>пришло сегодня, не меньше[^<]*<\/dt> <dd>10</);
    expect(today).to.include('Первый день волны ещё не закончился');
    test.wait(day);
    await visitor.signIn();
    const tomorrow = await shown('/staff/waves/tiny/2026');
    expect(tomorrow).to.match(/<dt>анкет, не меньше<\/dt> <dd>10</);
    expect(tomorrow).to.match(row('15 июня 2026', '10'));
  });

  it('shows quotas as far as cells have ten', async () => {
    const found = await test.services.quotas.find('every_type', '2026');
    expect(found.chosen.map(({ name }) => name)).to.deep.equal(['home', 'sex']);
    await test.services.quotas.set(
      found,
      [
        ['home', 'sex', 'count'],
        ['shali', 'female', '20'],
        ['shali', 'male', '40'],
        ['argun', 'male', '30'],
      ],
      'x',
    );
    await answer(21);
    await answer(12, { answers: { home: 'shali', sex: 'male' } });
    await answer(8, { answers: { home: 'argun', sex: 'male' } });
    const text = await shown();
    expect(text).to.include('Закрыто групп: 1 из 3. Всего нужно 90');
    expect(text).to.match(row('Шалинский, Женский', '20')).and.match(row('Шалинский, Мужской', '10'));
    expect(text).to.match(row('Аргун, Мужской', 'меньше 10'));
  });

  describe('on where people stop', () => {
    const draft = async (count: number, at: string, expires: string) => {
      for (let each = 0; each < count; each += 1)
        await test.stores.interviews.replace(
          {
            ...{ id: randomBytes(16), wave: 'every_type.2026', page: at, sealed: randomBytes(8) },
            expires: new Date(expires),
          },
          null,
        );
    };

    it('names a page by its question, from ten drafts up, without those of today', async () => {
      await draft(14, 'places', '2026-06-28');
      await draft(9, 'paid', '2026-06-28');
      await draft(20, 'trust', '2026-06-30'); // changed today: kept for fourteen days more
      const text = await shown();
      expect(text).to.match(row('Где бывали', '10'));
      expect(text).to.not.match(row('Платили врачу', '.*')).and.not.match(row('Доверие', '.*'));
    });

    it('does not change within a day, whatever becomes of the drafts', async () => {
      await draft(14, 'places', '2026-06-28');
      const before = await board();
      await test.models.interviews.deleteMany({});
      await draft(30, 'paid', '2026-06-28');
      expect(await board()).to.equal(before);
      expect(await test.models.breakOffs.find().lean()).to.deep.equal([
        { _id: 'every_type.2026', day: '2026-06-15', pages: [{ page: 'places', tens: 10 }] },
      ]);
      test.wait(day);
      await visitor.signIn();
      expect(await board()).to.match(row('Платили врачу', '30'));
    });
  });

  it('shows signs of haste as shares with their doubt, and keeps every answer', async () => {
    await answer(70);
    await answer(30, {
      answers: { home: 'shali', trust: { doctors: 'yes', police: 'yes', courts: 'yes' } },
    });
    const text = await shown();
    expect(text).to.match(/Одинаково в таблице<\/b>.*?class="number"[^>]*>30<.*?28–39 %.*?много/);
    expect(text).to.include('Быстрый ответ признаком не считается');
    expect(await test.stores.responses.countOf('every_type.2026')).to.equal(100);
  });

  it('of a closed wave has all days, still in whole tens', async () => {
    await answer(15, { day: '2026-06-15' });
    await visitor.post('/staff/waves/every_type.2026/close');
    const text = await shown();
    expect(text).to.match(row('15 июня 2026', '10')).and.match(row('Шалинский', '10'));
    expect(text).to.include('href="/results/every_type"').and.not.include('Изменить срок');
  });

  it('is closed to a press officer', async () => {
    await test.models.accounts.updateOne({ email }, { $set: { role: 'press' } });
    expect((await visitor.agent.get(page)).status).to.equal(403);
    expect(await shown('/staff')).to.not.include('/staff/waves');
  });
});
