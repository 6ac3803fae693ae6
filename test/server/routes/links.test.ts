import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import request from 'supertest';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asRespondent } from '../../support/respondent.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';

const page = '/staff/waves/tiny/2026/links';

describe('short links of a wave', () => {
  let test: TestApp;
  let visitor: StaffBrowser;
  const add = (places: string) => visitor.post(page, { places });
  const links = () => test.stores.links.ofWave('tiny.2026');
  const shown = async (path = page) => plain((await visitor.agent.get(path)).text);

  beforeEach(async () => {
    test = await startTestApp([fixture('tiny')], { BASE_URL: 'http://opros.example' });
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    visitor = asStaff(test.app);
    await visitor.signIn();
  });
  afterEach(() => test.close());

  it('begin with a page that says what to do', async () => {
    const empty = await shown();
    expect(empty).to.include('Создать ссылки').and.include('Места, по одному в строке');
    expect(empty).to.not.include('<svg');
    expect(await shown('/staff')).to.include(`href="${page}"`);
  });

  it('are made for the wave and for each place, once, and the audit log knows', async () => {
    expect((await add('МФЦ, Шали\r\n\r\n  МФЦ,  Грозный ')).status).to.equal(303);
    expect((await links()).map(({ number, place }) => [number, place])).to.deep.equal([
      [0, undefined],
      [1, 'МФЦ, Шали'],
      [2, 'МФЦ, Грозный'],
    ]);
    for (const { code } of await links()) expect(code).to.match(/^[2-9]{6}$/);
    expect(await shown())
      .to.include('Добавлено ссылок: 3.')
      .and.include('opros.example/q/');
    expect(await test.stores.audit.last()).to.include({ what: 'links_added', object: 'tiny.2026' });
  });

  it('name the line of what cannot be added, keep what was typed, and add nothing', async () => {
    await add('МФЦ, Шали');
    const refused = await add(`Новое\nмфц, шали\n${'я'.repeat(81)}\nНовое`);
    expect(refused.status).to.equal(422);
    const text = plain(refused.text);
    expect(text).to.include('Строка 2: место «мфц, шали» уже есть').and.include('Строка 4: место «Новое»');
    expect(text).to.include('Строка 3: название длиннее 80 знаков').and.include('>Новое мфц, шали');
    expect(await links()).to.have.length(2);
  });

  it('are numbered once each where two colleagues add at the same time', async () => {
    const adding = { survey: 'tiny', wave: '2026', who: 'somebody' };
    await Promise.all(['А\nБ\nВ', 'Г\nД', 'Е'].map(places => test.services.links.add({ ...adding, places })));
    const all = await links();
    expect(all.map(({ number }) => number)).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
    expect(new Set(all.map(({ place }) => place)).size).to.equal(7);
  });

  it('name a place once where two colleagues add it: the later one is left out, or told that it is there', async () => {
    const adding = { survey: 'tiny', wave: '2026', who: 'somebody', places: 'А\nБ' };
    const outcomes = await Promise.all([1, 2, 3].map(() => test.services.links.add(adding)));
    const added = outcomes.map(outcome => ('added' in outcome ? outcome.added : 0));
    expect(added.reduce((sum, each) => sum + each, 0)).to.equal(3);
    expect((await links()).map(({ number, place }) => [number, place])).to.deep.equal([
      ...[[0, undefined] as const, [1, 'А'] as const, [2, 'Б'] as const],
    ]);
  });

  it('are closed to a press officer and to strangers', async () => {
    await test.models.accounts.updateOne({ email }, { $set: { role: 'press' } });
    for (const path of [page, `${page}/print`]) {
      expect((await visitor.agent.get(path)).status).to.equal(403);
      expect((await request(test.app).get(path)).headers['location']).to.equal('/staff/sign-in');
    }
    const forged = await request(test.app).post(page).type('form').send({ places: 'X' });
    expect([forged.status, await links()]).to.deep.equal([403, []]);
  });

  it('tell answers of a place in tens, never fewer than ten, also once the wave is closed', async () => {
    await add('Много\nМало');
    const [, many, few] = await links();
    const answer = (place: string, count: number) =>
      test.stores.responses.addMany(
        Array.from({ length: count }, () => ({
          ...{ id: randomBytes(16), wave: 'tiny.2026', version: 'tiny.1', mode: 'web' as const },
          ...{ language: 'ru' as const, answers: {}, hash: '', place },
        })),
      );
    await answer(many!.code, 27);
    await answer(few!.code, 9);
    for (const state of ['open', 'closed'] as const) {
      await test.models.waves.updateOne({ _id: 'tiny.2026' }, { $set: { state } });
      const text = await shown();
      expect(text).to.include('Ответы: не меньше 20').and.include('Ответы: меньше 10');
      expect(text).to.not.match(/Ответы: \d/);
    }
    expect(await shown()).to.not.include('<textarea');
    expect((await add('Ещё')).status).to.equal(404);
  });

  it('are printed, one sheet each, with the address in print and the place', async () => {
    await add('МФЦ, Шали');
    const [whole, place] = await links();
    const sheets = await shown(`${page}/print`);
    expect(sheets.match(/class="sheet"/g)).to.have.length(2);
    expect(sheets)
      .to.include('<b>МФЦ, Шали.</b>')
      .and.include(`<b>${whole!.code.slice(0, 3)}</b>`);
    expect(await shown(`${page}/${place!.code}/print`)).to.include('день и место, где висит этот лист');
    const picture = await visitor.agent.get(`${page}/${place!.code}.svg`);
    expect(picture.headers['content-type']).to.include('image/svg+xml');
    expect(picture.headers['content-disposition']).to.include(`tiny-2026-${place!.code}.svg`);
    expect((await visitor.agent.get(`${page}/222222/print`)).status).to.equal(404);
    expect(await shown(`/en${page}/print`)).to.include('Why it is safe');
  });

  it('warn where the address of the site is not set', async () => {
    const local = await startTestApp([fixture('tiny')]);
    await local.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    const staff = asStaff(local.app);
    await staff.signIn();
    expect(plain((await staff.agent.get(page)).text)).to.include('Задайте BASE_URL');
    await local.close();
  });

  describe('lead to the survey', () => {
    const follow = (code: string) => request(test.app).get(`/q/${code}`);
    const answerAll = async (code: string) => {
      const person = asRespondent(test.app);
      await person.get(`/q/${code}`);
      const start = plain((await person.get('/s/tiny')).text);
      await person.post('/s/tiny');
      await person.post('/s/tiny/1', { met: 'no' });
      await person.post('/s/tiny/3', { where: 'school' });
      await person.post('/s/tiny/submit');
      return start;
    };

    it('however the six digits are typed, without a word of it in the address', async () => {
      await add('');
      const code = (await links())[0]?.code ?? '';
      for (const typed of [
        code,
        `${code.slice(0, 3)}-${code.slice(3)}`,
        `${code.slice(0, 3)}%20${code.slice(3)}`,
      ]) {
        const answer = await follow(typed);
        expect([answer.status, answer.headers['location']]).to.deep.equal([303, '/s/tiny']);
      }
      expect((await request(test.app).get(`/en/q/${code}`)).headers['location']).to.equal('/en/s/tiny');
    });

    it('or to a page that says to check the digits', async () => {
      for (const code of ['222222', '12', 'абв', '111111', '%00']) {
        const answer = await follow(code);
        expect(answer.status, code).to.equal(404);
        expect(plain(answer.text)).to.include('Проверьте шесть цифр');
      }
    });

    it('and write down nothing about who followed', async () => {
      await add('МФЦ, Шали');
      const [, place] = await links();
      await follow(place!.code);
      expect(await test.models.interviews.countDocuments()).to.equal(0);
      expect(test.logLines.join('')).to.include('"/q/:code"').and.not.include(place!.code);
    });

    it('of a place: the start page says so, and the response carries the place as part of the design', async () => {
      await add('МФЦ, Шали');
      const [, place] = await links();
      expect(await answerAll(place!.code)).to.include('с листа «МФЦ, Шали»');
      expect(await test.models.responses.findOne().lean()).to.include({ place: place!.code });
    });

    it('of the whole wave, or of another wave: no place is recorded', async () => {
      await add('');
      const [whole] = await links();
      await test.stores.links.add({ code: '333333', wave: 'tiny.2020', number: 1, place: 'Старое' });
      for (const code of [whole!.code, '333333']) await answerAll(code);
      for (const response of await test.models.responses.find().lean())
        expect(response).to.not.have.property('place');
    });
  });
});
