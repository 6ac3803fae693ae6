// The programme: what the public reads, who may enter and sign its figures, and what is never shown.
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import request from 'supertest';
import { fillProgramme, removeProgramme } from '../../../server/services/demo/programme.ts';
import { releaseDemonstration } from '../../../server/services/demo/releases.ts';
import { readLibrary } from '../../../server/services/library.ts';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { projectRoot } from '../../../server/root.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';

const second = 'dadaev@ministry.example';
const fact = '/staff/programme/fact/1/2013';
const form = { document_ru: 'Справка № 7', document_en: 'Note no. 7', documentDate: '2014-01-20' };
const hotline = readLibrary(join(projectRoot, 'surveys', 'library')).find(
  ({ id }) => id === 'hotline_follow_up',
);

describe('the programme', () => {
  let test: TestApp;
  let first: StaffBrowser;
  let other: StaffBrowser;
  beforeEach(async () => {
    test = await startTestApp();
    first = asStaff(test.app);
    other = asStaff(test.app);
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    await test.services.accounts.createAdministrator({ email: second, name: 'Руслан Дадаев', password });
    await first.signIn();
    await other.signIn({ email: second });
  });
  afterEach(() => test.close());

  const seenAt = async (path: string, who: StaffBrowser): Promise<string> =>
    /name="seen" value="(\d+)"/.exec((await who.agent.get(path)).text)?.[1] ?? '';
  const enter = async (value: string, path = fact, who = first) =>
    who.post(path, { ...form, value, seen: await seenAt(path, who) });
  const send = async (who: StaffBrowser, path: string, act: string, fields: Record<string, string>) => {
    const token = /name="token" value="([^"]+)"/.exec((await who.agent.get(path)).text)?.[1] ?? '';
    return who.agent
      .post(`${path}/${act}`)
      .type('form')
      .send({ token, ...fields });
  };
  const sign = (who: StaffBrowser, path = fact, number = '1') => send(who, path, 'sign', { number });
  const page = async (path = '/programme') => plain((await request(test.app).get(path)).text);
  const document = async () => (await request(test.app).get('/programme.json')).body;
  const shownFact = async () => (await document()).indicators[0].years[2].fact?.value ?? null;

  it('shows plans before anything is entered, and says that there are no facts', async () => {
    const text = await page();
    expect(text).to.include('План на 2013 год есть, факт ещё не внесён').and.include('раздел V программы');
    expect(text).to.include('50 300').and.include('тысяч рублей; всего 800');
    expect(await page('/en/programme')).to.include('There is a plan for 2013, but no facts yet');
  });

  it('shows a fact to the public only once another person has signed it', async () => {
    expect((await enter('46')).status).to.equal(303);
    expect(await shownFact()).to.equal(null);
    expect(await page()).to.not.include('Справка № 7');
    await sign(first);
    expect(await shownFact(), 'its own author cannot sign').to.equal(null);
    await sign(other);
    expect(await shownFact()).to.equal(46);
    expect(await page())
      .to.include('Справка № 7, 20 января 2014')
      .and.include('Не выполнен: 46 при плане 100');
    const log = (await test.services.audit.page({})).lines.filter(({ what }) => what.startsWith('figure_'));
    expect(log.map(({ what, who, object }) => [what, who, object])).to.deep.equal([
      ['figure_signed', 'Руслан Дадаев', 'fact.1.2013'],
      ['figure_entered', 'Марина Исаева', 'fact.1.2013'],
    ]);
  });

  it('keeps what was signed in view while a correction waits, and every figure in its history', async () => {
    await enter('46');
    await sign(other);
    await enter('48', fact, other);
    expect(await shownFact()).to.equal(46);
    await sign(first, fact, '1');
    expect(await shownFact(), 'the first is signed already').to.equal(46);
    await sign(first, fact, '2');
    expect(await shownFact()).to.equal(48);
    const history = plain((await first.agent.get(fact)).text);
    expect(history).to.include('Марина Исаева, 15 июня 2026').and.include('>46<').and.include('>48<');
  });

  it('keeps what was typed where it is refused', async () => {
    const refused = await first.post(fact, { ...form, value: '146', documentDate: '' });
    expect(refused.status).to.equal(422);
    expect(plain(refused.text))
      .to.include('Введите проценты от 0 до 100')
      .and.include('Введите дату документа')
      .and.include('value="146"');
  });

  it('takes no number from a form that was open while somebody else wrote, and keeps what was typed', async () => {
    const seen = await seenAt(fact, other);
    await enter('46');
    const late = await other.post(fact, { ...form, value: '47', seen });
    expect(late.status).to.equal(409);
    expect(plain(late.text)).to.include('Ваше не записано').and.include('value="47"').and.include('>46<');
    const both = await Promise.all([enter('48'), enter('49', fact, other)]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([303, 409]);
    expect((await test.stores.figures.ofProgramme('anticorruption-2011-2013')).length).to.equal(2);
  });

  it('names what is wrong with each number, document and date', async () => {
    const told = async (path: string, fields: Record<string, string>) => {
      const refused = await first.post(path, { ...form, value: '10', seen: '0', ...fields });
      expect(refused.status, JSON.stringify(fields)).to.equal(422);
      return plain(refused.text);
    };
    const [count, phone] = ['/staff/programme/fact/2/2013', '/staff/programme/appeals/phone/2013-Q2'];
    for (const value of ['-5', '1,5', '12 человек', '1e3', '1234567890'])
      expect(await told(count, { value }), value).to.include('Введите целое число');
    for (const value of ['-1', '100,5', '46,25', '146'])
      expect(await told(fact, { value }), value).to.include('Введите проценты от 0 до 100');
    expect(await told(fact, { documentDate: '2012-12-31' })).to.include('раньше, чем начался год показателя');
    expect(await told(fact, { documentDate: '2013-02-30' })).to.include('день, месяц, год');
    expect(await told(fact, { documentDate: '2099-01-01' })).to.include('ещё не наступила');
    expect(await told(phone, { documentDate: '2013-06-29' })).to.include('раньше, чем закончился период');
    expect(await told(fact, { document_ru: ' ' })).to.include('Назовите документ');
  });

  it('takes back what was entered by mistake, once a second person has signed that', async () => {
    await enter('46');
    await sign(other);
    expect((await send(first, fact, 'withdraw', { seen: '1', reason: ' ' })).status).to.equal(422);
    expect((await send(first, fact, 'withdraw', { seen: '1', reason: 'Не тот год' })).status).to.equal(303);
    expect(await shownFact()).to.equal(46);
    await sign(first, fact, '2');
    expect(await shownFact(), 'its own author cannot sign').to.equal(46);
    await sign(other, fact, '2');
    expect(await shownFact()).to.equal(null);
    expect(plain((await first.agent.get(fact)).text))
      .to.include('отозвано 46')
      .and.include('Не тот год');
    const log = (await test.services.audit.page({ what: 'figure_withdrawn' })).lines;
    expect(log.map(({ who, object }) => [who, object])).to.deep.equal([['Марина Исаева', 'fact.1.2013']]);
    await enter('48');
    await sign(other, fact, '3');
    expect(await shownFact()).to.equal(48);
  });

  it('counts appeals of a year by one step alone, so none is counted twice', async () => {
    const at = (period: string) => `/staff/programme/appeals/phone/${period}`;
    const desk = plain((await first.agent.get('/staff/programme?by=quarter')).text);
    expect(desk).to.include('IV квартал 2012 года');
    for (const [period, value] of Object.entries({ '2013-Q1': '120', '2013-Q2': '130' })) {
      expect((await enter(value, at(period))).status).to.equal(303);
      await sign(other, at(period));
    }
    for (const period of ['2013', '2013-05']) {
      const refused = await first.post(at(period), { ...form, value: '400', seen: '0' });
      expect(refused.status, period).to.equal(422);
      expect(plain(refused.text)).to.include('посчитало бы их дважды').and.not.include('Внести число');
    }
    const [year] = (await document()).appeals;
    expect([year.counted_by, year.periods_known, year.total]).to.deep.equal(['quarter', 2, 250]);
    expect(await page())
      .to.include('2 из 4 кварталов')
      .and.include('II квартал')
      .and.include('250');
    for (const period of ['2013-Q1', '2013-Q2']) {
      await send(first, at(period), 'withdraw', { seen: '1', reason: 'Внесено по частям по ошибке' });
      await sign(other, at(period), '2');
    }
    expect((await enter('400', at('2013'))).status, 'nothing by quarters is left').to.equal(303);
  });

  it('has no form for what is computed, unknown, or of another year', async () => {
    for (const path of [
      'fact/6/2013',
      'fact/7/2013',
      'fact/1/2014',
      'appeals/pigeon/2013',
      'appeals/phone/2013-Q5',
      'appeals/phone/2013-13',
      'appeals/phone/2014-Q1',
      'fact/1/2013-Q1',
      'spent/none/2013',
      'wish/1/2013',
    ])
      expect((await first.agent.get(`/staff/programme/${path}`)).status, path).to.equal(404);
  });

  it('is kept by sociologists and administrators alone', async () => {
    await test.models.accounts.updateOne({ email }, { $set: { role: 'press' } });
    for (const path of ['/staff/programme', fact]) {
      expect((await first.agent.get(path)).status).to.equal(403);
      expect((await request(test.app).get(path)).headers['location']).to.equal('/staff/sign-in');
    }
    await test.models.accounts.updateOne({ email }, { $set: { role: 'sociologist' } });
    expect((await first.agent.get('/staff/programme')).status).to.equal(200);
  });

  it('tells appeals by channel, never fewer than ten, nor what would tell them', async () => {
    for (const [channel, count] of [
      ['phone', '412'],
      ['post', '7'],
    ] as const) {
      const path = `/staff/programme/appeals/${channel}/2013`;
      await enter(count, path);
      await sign(other, path);
    }
    const { appeals } = await document();
    expect(appeals[0].total).to.equal(null);
    expect(appeals[0].channels.map((each: { count: number | null }) => each.count)).to.deep.equal([
      412,
      null,
    ]);
    const text = await page();
    expect(text)
      .to.include('412')
      .and.include('меньше 10')
      .and.include('не публикуется')
      .and.not.include('419');
  });

  describe('with the demonstration', () => {
    beforeEach(async () => {
      if (!hotline) throw new RangeError('surveys/library has no questionnaire for callers of the hotline');
      const parts = { stores: test.stores, clock: test.clock, random: randomBytes };
      await fillProgramme(parts, hotline, 'anticorruption-2011-2013');
      expect(await releaseDemonstration(parts, hotline.id, '2013')).to.equal(1);
    });

    it('computes indicator 6 from the answers of callers, with its interval, and links to them', async () => {
      const { fact: sixth, verdict } = (await document()).indicators[5].years[2];
      const question = await test.services.published.question('hotline_follow_up', 'trust_growth');
      const cell = question.waves.at(-1)?.cells.find(({ code }) => code === 'grew');
      expect(sixth.value).to.equal((cell?.estimate?.value ?? 0) * 100);
      expect(sixth.low)
        .to.be.below(sixth.value)
        .and.above(sixth.value - 10);
      expect(verdict).to.equal('within_error');
      expect(await page())
        .to.include('href="/results/hotline_follow_up/trust_growth"')
        .and.include('n = 214');
    });

    it('knows nothing of answers that are not released', async () => {
      await test.models.releases.deleteMany({});
      expect((await document()).indicators[5].years[2].fact).to.equal(null);
      expect(await page()).to.include('Опрос за 2013 год ещё не опубликован');
    });

    it('counts what was met, says what cannot be told, and marks all of it as made up', async () => {
      const text = await page();
      expect(text).to.include('Из шести показателей за 2013 год выполнены два');
      expect(text).to.include('По одному показателю разница с планом').and.include('факт вымышлен');
      expect(text).to.include('Степень достижения при нулевом плане не вычисляется');
      expect(text).to.include('566').and.include('Демонстрационные данные');
      expect(await page('/')).to.include('Из шести показателей за 2013 год выполнены два');
    });

    it('gives the same numbers as CSV', async () => {
      const { text } = await request(test.app).get('/en/programme.csv');
      const rows: Record<string, string>[] = parse(text, { columns: true });
      expect(rows).to.have.length(18);
      expect(rows[11]).to.include({
        indicator: '4',
        year: '2013',
        plan: '0',
        fact: '4',
        degree: '',
        verdict: 'missed',
      });
      expect(rows[17]?.['verdict']).to.equal('within_error');
    });

    it('is taken away whole, and nothing else with it', async () => {
      await enter('50', '/staff/programme/fact/2/2013');
      const parts = { stores: test.stores, clock: test.clock, random: randomBytes };
      await removeProgramme(parts, 'hotline_follow_up');
      const left = await test.stores.figures.ofProgramme('anticorruption-2011-2013');
      expect(left.map(({ value, isDemonstration }) => [value, isDemonstration])).to.deep.equal([[50, false]]);
      expect(await test.stores.waves.ofSurvey('hotline_follow_up')).to.deep.equal([]);
    });
  });
});
