import { expect } from 'chai';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asRespondent } from '../../support/respondent.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';

const tiny = fixture('tiny');
const fields = {
  ...{ subject: 'tiny/tiny.1', name: '2027', opens: '2027-03-01', closes: '2027-05-31' },
  ...{ mode_web: 'on', sample: 'volunteer', target: '1 200', population: '' },
};
const day = 86_400_000;

describe('the pages of waves', () => {
  let test: TestApp;
  let visitor: StaffBrowser;
  const shown = async (path: string) => plain((await visitor.agent.get(path)).text);
  const plan = (change: Record<string, string> = {}) =>
    visitor.post('/staff/waves/new', { ...fields, ...change });
  const wave = (id = 'tiny.2027') => test.stores.waves.find(id);
  const lastAct = async () => (await test.stores.audit.last())?.what;

  beforeEach(async () => {
    test = await startTestApp([tiny]);
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    visitor = asStaff(test.app);
    await visitor.signIn();
  });
  afterEach(() => test.close());

  it('list every wave by survey, with its state and the next step, and lead to a new one', async () => {
    await plan({ opens: '2026-06-01', closes: '2026-12-31' });
    const page = await shown('/staff/waves');
    expect(page).to.include('href="/staff/waves/new"').and.include('href="/staff/waves/tiny/2026"');
    expect(page).to.include('Смотреть поле').and.include('href="/staff/waves/tiny.2027/open?from=waves"');
    expect(page).to.match(/aria-current="page">Волны и поле/);
    expect(await shown('/staff')).to.include('href="/staff/waves/tiny/2026">Смотреть поле');
  });

  describe('plan a wave', () => {
    it('that is not open, keeps its version, and stands in the audit log', async () => {
      const done = await plan();
      expect([done.status, done.headers['location']]).to.deep.equal([303, '/staff/waves/tiny/2027']);
      expect(await wave()).to.deep.include({
        ...{ state: 'planned', version: 'tiny.1', opens: '2027-03-01', closes: '2027-05-31', target: 1200 },
        ...{ modes: ['web'], sample: 'volunteer' },
      });
      expect(await lastAct()).to.equal('wave_planned');
      expect(await shown('/staff/waves/tiny/2027'))
        .to.include('Волна 2027 назначена')
        .and.include('запланирована')
        .and.include('1 200');
      expect(plain((await asRespondent(test.app).get('/s/tiny')).text)).to.include('Как у вас дела?');
      expect((await test.stores.waves.openOf('tiny'))?.id).to.equal('tiny.2026');
    });

    it('of the version whose page led here', async () => {
      await test.services.library.publish({ ...tiny, id: 'other', title: { ru: 'Другой опрос' } });
      expect(await shown('/staff/waves/new?version=other.1')).to.match(/value="\/other\.1" selected/);
      expect(await shown('/staff/waves/new?version=none.1')).to.match(/value="tiny\/tiny\.1" selected/);
      expect(await shown('/staff/questionnaires/other/versions')).to.include(
        'href="/staff/waves/new?version=other.1"',
      );
    });

    it('of a questionnaire that has no survey yet, and make the survey', async () => {
      await test.services.library.publish({ ...tiny, id: 'other', title: { ru: 'Другой опрос' } });
      expect(await shown('/staff/waves/new')).to.include('Новый опрос: Другой опрос');
      await plan({ subject: '/other.1' });
      expect(await wave('other.2027')).to.include({ survey: 'other', state: 'planned' });
      expect(await test.stores.surveys.find('other')).to.deep.include({ title: { ru: 'Другой опрос' } });
      expect(await test.models.audit.countDocuments({ what: 'survey_created', object: 'other' })).to.equal(1);
      expect((await asRespondent(test.app).get('/s/other')).status).to.equal(404);
    });

    it('with a population of its own, in the language it was typed in', async () => {
      await plan({ population: 'Жители Грозного' });
      expect((await wave())?.population).to.deep.equal({ ru: 'Жители Грозного', en: 'residents' });
      await plan({ name: '2028', opens: '01.03.2028', closes: '31.05.2028', population: 'жители' });
      expect(await wave('tiny.2028'))
        .to.include({ opens: '2028-03-01' })
        .and.not.have.property('population');
    });

    for (const [title, change, words] of [
      ['without a subject', { subject: 'x/y' }, 'Выберите опрос и версию'],
      ['without a name', { name: ' ' }, 'Введите имя волны'],
      ['with a name that fits no address', { name: '../2027' }, 'Имя волны — год'],
      ['with a name that is taken', { name: '2026' }, 'Волна 2026 у этого опроса уже есть'],
      ['with a day that is none', { opens: '31.02.2027' }, 'Введите первый день волны'],
      ['that ends before it begins', { closes: '2027-02-01' }, 'Последний день раньше первого'],
      ['that is over', { opens: '2026-05-01', closes: '2026-06-14' }, 'Последний день уже прошёл'],
      ['of years', { closes: '2029-05-31' }, 'Волна длиннее 400 дней'],
      ['without a mode', { mode_web: '' }, 'Отметьте хотя бы один способ'],
      ['with a target that is no number', { target: 'много' }, 'Введите целое число'],
      ['with a target of nothing', { target: '0' }, 'Введите целое число'],
    ] as const)
      it(`${title} is refused, and nothing typed is lost`, async () => {
        const refused = await plan({ ...change, population: 'Жители Шали' });
        const page = plain(refused.text);
        expect(refused.status).to.equal(422);
        expect(page).to.include(words).and.include('Жители Шали').and.include('Ошибка: Новая волна');
        expect(await test.stores.waves.ofSurvey('tiny')).to.have.length(1);
      });

    it('once where two do it at the same time', async () => {
      const { planning } = test.services;
      const author = { who: 'somebody', language: 'ru' as const };
      const typed = { ...fields, mode_phone: '', mode_face_to_face: '' };
      const outcomes = await Promise.all([1, 2, 3].map(() => planning.plan(typed, author)));
      expect(outcomes.filter(outcome => 'wave' in outcome)).to.have.length(1);
    });

    it('and tell which other wave it overlaps, or how long nobody is asked', async () => {
      await plan({ name: '2026-2', opens: '2026-12-01', closes: '2027-01-31' });
      const page = await shown('/staff/waves/tiny/2026-2');
      expect(page).to.include('Дни пересекаются с волной 2026: 1–31 декабря 2026');
      expect(page).to.include('Сейчас открыта волна «Проверка, 2026»');
      await plan();
      expect(await shown('/staff/waves/tiny/2027')).to.include('После волны 2026-2 — 28 дней без опроса');
    });
  });

  it('open a planned wave only when the open one has ended, and say so', async () => {
    await plan({ opens: '2026-06-15', closes: '2026-12-31' });
    const refused = await visitor.post('/staff/waves/tiny.2027/open');
    expect([
      refused.status,
      plain(refused.text).includes('Сначала закройте или приостановите'),
    ]).to.deep.equal([422, true]);
    await visitor.post('/staff/waves/tiny.2026/close');
    await visitor.post('/staff/waves/tiny.2027/open');
    expect((await test.stores.waves.openOf('tiny'))?.id).to.equal('tiny.2027');
  });

  it('do not open a wave whose last day has passed: it would let nobody in', async () => {
    await plan({ opens: '2026-06-16', closes: '2026-06-20' });
    await visitor.post('/staff/waves/tiny.2026/close');
    test.wait(10 * day);
    await visitor.signIn();
    expect(await shown('/staff/waves/tiny/2027')).to.include('Последний день прошёл, а волна не открывалась');
    const refused = await visitor.post('/staff/waves/tiny.2027/open');
    expect([refused.status, (await wave())?.state]).to.deep.equal([422, 'planned']);
  });

  describe('change a wave', () => {
    it('that is planned in everything but its name', async () => {
      await plan();
      const page = await shown('/staff/waves/tiny/2027/edit');
      expect(page).to.include('value="2027-03-01"').and.include('value="1200"').and.include('value="жители"');
      const change = { ...fields, opens: '2027-04-01', sample: 'probability', target: '', name: '2099' };
      const done = await visitor.post('/staff/waves/tiny/2027/edit', change);
      expect(done.status).to.equal(303);
      expect(await wave()).to.deep.include({ opens: '2027-04-01', sample: 'probability', name: '2027' });
      expect(await wave()).to.not.have.property('target');
      expect(await lastAct()).to.equal('wave_edited');
    });

    it('that is open only in its last day, modes and target', async () => {
      const before = await wave('tiny.2026');
      await visitor.post('/staff/waves/tiny/2026/edit', {
        ...fields,
        ...{
          opens: '2020-01-01',
          closes: '2026-09-30',
          sample: 'probability',
          mode_phone: 'on',
          target: '50',
        },
      });
      expect(await wave('tiny.2026')).to.deep.equal({
        ...before,
        ...{ closes: '2026-09-30', modes: ['web', 'phone'], target: 50 },
      });
    });

    it('never into one that has ended, and never over a colleague who has closed it', async () => {
      const refused = await visitor.post('/staff/waves/tiny/2026/edit', { ...fields, closes: '2026-06-01' });
      expect([refused.status, plain(refused.text).includes('Последний день раньше первого')]).to.deep.equal([
        422,
        true,
      ]);
      const stale = await test.services.planning.find('tiny', '2026');
      await visitor.post('/staff/waves/tiny.2026/close');
      const typed = { ...fields, closes: '2026-08-01', mode_phone: '', mode_face_to_face: '' };
      const author = { who: 'somebody', language: 'ru' as const };
      expect(await test.services.planning.edit(stale, typed, author)).to.deep.equal({ done: false });
      expect(await wave('tiny.2026')).to.include({ state: 'closed', closes: '2026-06-15' });
    });
  });

  describe('change the version of the questionnaire', () => {
    const newer: Questionnaire = { ...tiny, pages: tiny.pages.filter(({ id }) => id !== 'amount') };
    const path = '/staff/waves/tiny/2026/version';
    beforeEach(() => test.services.library.publish(newer));

    it('after a page that grades the difference and says what happens to drafts', async () => {
      expect(await shown('/staff/waves/tiny/2026')).to.include(`href="${path}"`);
      const page = await shown(`${path}?to=tiny.2`);
      expect(page).to.include('Сменить версию 1 на 2?').and.include('ломает ряд').and.include('Сколько?');
      expect(page).to.include('Кто уже начал, закончит версию 1').and.include('Надёжнее закрыть волну');
      expect((await wave('tiny.2026'))?.version).to.equal('tiny.1');
    });

    it('for who begins from then on: who had begun ends with the former one', async () => {
      const begun = asRespondent(test.app);
      await begun.post('/s/tiny');
      await begun.post('/s/tiny/1', { met: 'yes' });
      await visitor.post(path, { to: 'tiny.2', seen: 'tiny.1' });
      expect(await wave('tiny.2026')).to.deep.include({ version: 'tiny.2', earlierVersions: ['tiny.1'] });
      expect(await lastAct()).to.equal('wave_version_changed');
      expect(await shown('/staff/waves/tiny/2026')).to.include('Волна 2026 теперь задаёт версию 2');
      await begun.post('/s/tiny/2', { amount: '500' });
      await begun.post('/s/tiny/3', { where: 'school' });
      await begun.post('/s/tiny/submit');
      const fresh = asRespondent(test.app);
      await fresh.post('/s/tiny');
      await fresh.post('/s/tiny/1', { met: 'yes' });
      await fresh.post('/s/tiny/2', { where: 'school' });
      await fresh.post('/s/tiny/submit');
      const stored = await test.models.responses.find().lean();
      expect(stored.map(({ version, answers }) => [version, 'amount' in answers]).toSorted()).to.deep.equal([
        ['tiny.1', true],
        ['tiny.2', false],
      ]);
    });

    it('with the quotas it cannot count any more named before, and taken out after', async () => {
      const wanted = (name: string, ...codes: string[]) => ({
        variables: [name],
        cells: codes.map(code => ({ codes: [code], target: 10 })),
      });
      const found = (await wave('tiny.2026'))!;
      await test.stores.waves.save({ ...found, quotas: wanted('met', 'yes', 'no') });
      const met = structuredClone(newer);
      const [question] = met.pages[0]!.questions;
      if (question?.type === 'single') {
        question.options = question.options.filter(({ code }) => code !== 'no');
        question.options.push({ code: 'never', label: { ru: 'Никогда', en: 'Never' } });
        question.options.push({ code: 'often', label: { ru: 'Часто', en: 'Often' } });
      }
      await test.services.library.publish(met);
      const page = await shown(`${path}?to=tiny.3`);
      expect(page)
        .to.include('Из квот уйдёт 1 группа')
        .and.include('«Нет»')
        .and.include('«Никогда», «Часто»');
      await visitor.post(path, { to: 'tiny.3', seen: 'tiny.1' });
      expect((await wave('tiny.2026'))?.quotas).to.deep.equal(wanted('met', 'yes'));
      expect(await lastAct()).to.equal('wave_quotas_changed');
    });

    it('and all of the quotas go with the question they count by', async () => {
      const found = (await wave('tiny.2026'))!;
      const quotas = { variables: ['where'], cells: [{ codes: ['school'], target: 10 }] };
      await test.stores.waves.save({ ...found, quotas });
      await test.services.library.publish({ ...newer, pages: newer.pages.slice(0, 1) });
      expect(await shown(`${path}?to=tiny.3`)).to.include('Квоты будут сняты: по вопросу «');
      await visitor.post(path, { to: 'tiny.3', seen: 'tiny.1' });
      expect(await wave('tiny.2026')).to.not.have.property('quotas');
    });

    it('of a planned wave without anything to remember', async () => {
      await plan();
      await visitor.post('/staff/waves/tiny/2027/version', { to: 'tiny.2', seen: 'tiny.1' });
      expect(await wave())
        .to.include({ version: 'tiny.2' })
        .and.not.have.property('earlierVersions');
    });

    it('not where a colleague has changed it since, nor to another questionnaire', async () => {
      await test.services.library.publish({ ...tiny, id: 'other' });
      for (const form of [
        { to: 'tiny.2', seen: 'tiny.7' },
        { to: 'other.1', seen: 'tiny.1' },
      ])
        await visitor.post(path, form);
      expect((await wave('tiny.2026'))?.version).to.equal('tiny.1');
    });
  });

  for (const path of [
    '/staff/waves',
    '/staff/waves/new',
    '/staff/waves/tiny/2026',
    '/staff/waves/tiny/2026/edit',
  ])
    it(`are complete in English: ${path}`, async () => {
      const page = (await shown(`/en${path}`)).replace(/<nav class="languages".*?<\/nav>/, '');
      expect(page.replaceAll(/Марина Исаева|Русский/g, '')).to.not.match(/[А-Яа-я]/);
    });

  for (const path of ['/staff/waves/tiny/1999', '/staff/waves/none/2026', '/staff/waves/tiny/1999/edit'])
    it(`know no ${path}`, async () => {
      expect((await visitor.agent.get(path).accept('json')).status).to.equal(404);
    });

  it('change nothing without the token of the form', async () => {
    const forged = await visitor.agent.post('/staff/waves/new').type('form').send(fields);
    expect([forged.status, await wave()]).to.deep.equal([403, null]);
  });
});
