import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import type { Wave } from '../../../server/stores/waves.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, type StaffBrowser, email, password, plain, tokenIn } from '../../support/staff.ts';

const wave = (change: Partial<Wave> = {}): Wave => ({
  id: 'population.2026',
  survey: 'population',
  name: '2026',
  state: 'open',
  opens: '2026-06-01',
  closes: '2026-06-30',
  version: 'population.1',
  modes: ['web'],
  sample: 'volunteer',
  design: { strata: false, psu: false, weight: false },
  margins: [],
  isDemonstration: false,
  ...change,
});

describe('the home page of staff', () => {
  let staff: TestApp;
  let visitor: StaffBrowser;
  let accountId: string;

  const home = async (path = '/staff'): Promise<string> => plain((await visitor.agent.get(path)).text);

  const answer = async (id: string, count: number): Promise<void> => {
    const response = {
      wave: id,
      version: 'population.1',
      day: '2026-06-10',
      mode: 'web' as const,
      language: 'ru' as const,
      answers: {},
      hash: '',
    };
    await staff.stores.responses.addMany(
      Array.from({ length: count }, () => ({ ...response, id: randomBytes(16) })),
    );
  };

  beforeEach(async () => {
    staff = await startTestApp();
    const outcome = await staff.services.accounts.createAdministrator({
      email,
      name: 'Марина Исаева',
      password,
    });
    accountId = 'account' in outcome ? outcome.account.id : '';
    await staff.models.accounts.updateOne({ _id: accountId }, { $set: { role: 'sociologist' } });
    const title = { ru: 'Население', en: 'Residents' };
    await staff.stores.surveys.save({ id: 'population', title, population: title, order: 0 });
    visitor = asStaff(staff.app);
    await visitor.signIn();
  });
  afterEach(() => staff.close());

  it('says what to do next where nothing is under way', async () => {
    const page = await home();
    expect(page).to.include('15 июня 2026. Открытых волн нет.').and.include('Сейчас решать ничего не нужно');
  });

  for (const [count, shown] of [
    [0, 'меньше 10'],
    [9, 'меньше 10'],
    [10, 'не меньше 10'],
    [29, 'не меньше 20'],
  ] as const)
    it(`shows ${count} answers of an open wave as: ${shown}`, async () => {
      await staff.stores.waves.save(wave());
      await answer('population.2026', count);
      expect(await home()).to.match(new RegExp(`data-label="Анкет получено" class="number[^"]*">${shown}<`));
    });

  it('shows the exact number once the wave is closed, but never below ten', async () => {
    await staff.stores.waves.save(wave({ state: 'closed' }));
    await staff.stores.waves.save(wave({ id: 'population.2025', name: '2025', state: 'closed' }));
    await answer('population.2026', 29);
    await answer('population.2025', 4);
    const page = await home();
    expect(page)
      .to.match(/class="number">29</)
      .and.match(/class="number quiet">меньше 10</);
    expect(page).to.include('href="/results/population"');
  });

  it('counts a closed wave once, and writes the number down when nothing more can come', async () => {
    await staff.stores.waves.save(wave({ state: 'closed', closes: '2026-06-15' }));
    await answer('population.2026', 12);
    const kept = async () => (await staff.stores.waves.find('population.2026'))?.count;
    await home();
    expect(await kept()).to.equal(undefined);
    staff.wait(86_400_000);
    await visitor.signIn();
    expect(await home()).to.match(/class="number">12</);
    expect(await kept()).to.equal(12);
    await staff.stores.responses.remove('population.2026', []);
    expect(await kept()).to.equal(undefined);
  });

  for (const [change, words] of [
    [{ closes: '2026-06-14' }, 'срок прошёл 1 день назад'],
    [{ closes: '2026-06-15' }, 'последний день'],
    [{ closes: '2026-06-18' }, 'ещё 3 дня'],
    [{ closes: '2026-07-20' }, 'Принимает ответы до 20 июля 2026'],
    [{ state: 'paused' }, 'Откройте волну снова'],
    [{ state: 'planned', opens: '2026-06-15' }, 'Начало назначено на 15 июня 2026'],
  ] as const)
    it(`says of a wave with ${JSON.stringify(change)}: ${words}`, async () => {
      await staff.stores.waves.save(wave(change));
      expect(await home()).to.include(words);
    });

  it('gives a press officer the waves and results, but no step and no move', async () => {
    await staff.stores.waves.save(wave());
    await staff.stores.waves.save(wave({ id: 'population.2025', name: '2025', state: 'closed' }));
    await staff.models.accounts.updateOne({ _id: accountId }, { $set: { role: 'press' } });
    const page = await home();
    expect(page).to.include('Население, 2026').and.include('href="/results/population"');
    expect(page).to.not.include('Что сделать').and.not.include('/staff/waves/');
  });

  it('is complete in English', async () => {
    await staff.stores.waves.save(wave());
    const page = await home('/en/staff');
    expect(page).to.include('Residents, 2026').and.include('1 wave is open').and.include('/en/staff/waves/');
    expect(page.replace(/<nav class="languages".*?<\/nav>/, '').replace('Марина Исаева', '')).to.not.match(
      /[А-Яа-я]/,
    );
  });

  describe('moves a wave', () => {
    const stateOf = async (id = 'population.2026') => (await staff.stores.waves.find(id))?.state;

    beforeEach(() => staff.stores.waves.save(wave()));

    it('only after a page that names it and says what happens', async () => {
      const page = plain((await visitor.agent.get('/staff/waves/population.2026/close')).text);
      expect(page).to.include('Закрыть волну «Население, 2026»?').and.include('черновики пропадут');
      expect(page).to.include('Закрыть волну 2026</button>').and.include('Ничего не менять');
      expect(await stateOf()).to.equal('open');
    });

    it('closes it today, writes that down, and says so once', async () => {
      const done = await visitor.post('/staff/waves/population.2026/close', {});
      expect([done.status, done.headers['location']]).to.deep.equal([303, '/staff']);
      expect(await staff.stores.waves.find('population.2026')).to.include({
        state: 'closed',
        closes: '2026-06-15',
      });
      expect(await home()).to.include('Волна 2026 закрыта. Её числа');
      expect(await home()).to.not.include('Волна 2026 закрыта');
      const last = await staff.stores.audit.last();
      expect(last).to.include({ what: 'wave_closed', who: accountId, object: 'population.2026' });
    });

    for (const [from, back] of [
      ['board', '/staff/waves/population/2026'],
      ['waves', '/staff/waves'],
      ['https://elsewhere.example', '/staff'],
    ] as const)
      it(`brings back to where the person was: ${from}`, async () => {
        const address = `/staff/waves/population.2026/pause?from=${from}`;
        const asked = (await visitor.agent.get(address)).text;
        expect(asked).to.match(new RegExp(`<a class="button second" href="${back}"`));
        expect(asked.includes(`action="${address}"`)).to.equal(back !== '/staff');
        const moved = await visitor.post(address, {});
        expect([moved.status, moved.headers['location']]).to.deep.equal([303, back]);
        const again = await visitor.agent
          .post(address)
          .type('form')
          .send({ token: tokenIn(await home()) });
        expect([again.status, again.headers['location']]).to.deep.equal([303, back]);
      });

    it('pauses it and opens it again, with its days as they were', async () => {
      await visitor.post('/staff/waves/population.2026/pause', {});
      expect(await stateOf()).to.equal('paused');
      await visitor.post('/staff/waves/population.2026/open', {});
      expect(await staff.stores.waves.find('population.2026')).to.deep.equal(wave());
    });

    it('begins a planned one on the day it is opened', async () => {
      await staff.stores.waves.save(wave({ state: 'planned', opens: '2026-06-20' }));
      await visitor.post('/staff/waves/population.2026/open', {});
      expect(await staff.stores.waves.find('population.2026')).to.include({
        state: 'open',
        opens: '2026-06-15',
      });
    });

    it('does not open a second wave of a survey beside the first', async () => {
      await staff.stores.waves.save(wave({ id: 'population.2027', name: '2027', state: 'planned' }));
      const refused = await visitor.post('/staff/waves/population.2027/open', {});
      expect(refused.status).to.equal(422);
      expect(plain(refused.text)).to.include('Сначала закройте или приостановите волну «Население, 2026»');
      expect(await stateOf('population.2027')).to.equal('planned');
    });

    it('never opens a closed one', async () => {
      await staff.stores.waves.save(wave({ state: 'closed' }));
      const answered = await visitor.agent.get('/staff/waves/population.2026/open');
      expect([answered.status, answered.headers['location']]).to.deep.equal([303, '/staff']);
      expect(await home()).to.include('Состояние волны уже изменилось');
    });

    it('closes it once where two do it at the same time', async () => {
      const token = tokenIn(await home());
      const close = () =>
        visitor.agent.post('/staff/waves/population.2026/close').type('form').send({ token });
      const answers = await Promise.all([close(), close(), close()]);
      expect(answers.map(({ status }) => status)).to.deep.equal([303, 303, 303]);
      expect(await staff.models.audit.countDocuments({ what: 'wave_closed' })).to.equal(1);
    });

    for (const path of [
      '/staff/waves/nowhere.1/close',
      '/staff/waves/population.2026/delete',
      '/staff/waves/%24ne/close',
    ])
      it(`knows no ${path}`, async () => {
        expect((await visitor.agent.get(path).accept('json')).status).to.equal(404);
      });
  });
});
