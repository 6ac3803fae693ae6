// Disclosure statements: the form of staff, the public page, and what keeps a wave from being published.
import { expect } from 'chai';
import request from 'supertest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { draftOf, findingAbout, publishAll, publishDraft } from '../../support/releases.ts';
import { asStaff, email, password, plain, tokenIn, type StaffBrowser } from '../../support/staff.ts';
import { statementTexts } from '../../../server/services/statements.ts';
import { headlineOf, publish, rowsOf, single, survey } from '../services/results/published.ts';

const form = '/staff/method/sample/2013';
const page = '/method/sample/2013';
const asked = survey([single('met', ['yes', 'no'], headlineOf('yes')), single('why', ['a', 'b'])]);
const answers = (yes: number, no: number) =>
  rowsOf([yes, { met: 'yes', why: 'a' }], [no, { met: 'no', why: 'b' }]);
const words = Object.fromEntries(
  statementTexts.flatMap(name => [
    [`${name}_ru`, `Про ${name}`],
    [`${name}_en`, `About ${name}`],
  ]),
);
const counts = {
  ineligible: '100',
  unknown: '50',
  noncontact: '60',
  refusal: '70',
  partial: '20',
  other: '0',
};
const outcomes = Object.fromEntries(
  Object.entries(counts).map(([name, count]) => [`outcome_${name}`, count]),
);

describe('disclosure statements', () => {
  let test: TestApp;
  let visitor: StaffBrowser;
  beforeEach(async () => {
    test = await startTestApp();
    const dates = { opens: '2013-06-03', closes: '2013-06-28' };
    await publish(test.stores, asked, [
      { name: '2010', rows: answers(5, 4) },
      { name: '2012', rows: answers(300, 700) },
      { name: '2013', ...dates, rows: answers(200, 800) },
      { name: '2014', state: 'open', rows: answers(9, 90) },
    ]);
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    visitor = asStaff(test.app);
    await visitor.signIn();
  });
  afterEach(() => test.close());

  const send = async (fields: Record<string, string>, path = form) => {
    const opened = (await visitor.agent.get(path)).text;
    const revision = /name="revision" value="(\d+)"/.exec(opened)?.[1] ?? '';
    let sending = visitor.agent.post(path).field('token', tokenIn(opened));
    for (const [name, value] of Object.entries({ revision, ...fields })) sending = sending.field(name, value);
    return sending;
  };
  const missing = () => test.services.statements.missing('sample', '2013');
  const shown = async (path: string) => plain((await visitor.agent.get(path)).text);

  it('miss what only people know, until somebody writes it', async () => {
    expect(await missing()).to.deep.equal([
      'sponsor', 'population', 'frame', 'precision', 'processing', 'limits', 'data',
    ]); // prettier-ignore
    expect((await send({ ...words, ...outcomes })).status).to.equal(303);
    expect(await missing()).to.deep.equal([]);
    expect(await shown(form)).to.include('Паспорт волны 2013 сохранён: все пункты заполнены.');
    expect(await test.stores.audit.last()).to.include({ what: 'statement_saved', object: 'sample.2013' });
  });

  it('propose the sponsor of the programme in an empty form, and never take it by themselves', async () => {
    expect(await shown(form))
      .to.include('Администрация Главы и Правительства')
      .and.include('предложен из программы');
    expect(await missing()).to.include('sponsor');
  });

  it('take over the words of another wave into the form, not its response', async () => {
    await send({ ...words, ...outcomes });
    const copied = await shown('/staff/method/sample/2012?from=2013');
    expect(copied).to.include('Слова взяты из волны 2013').and.include('Про limits');
    expect(copied).to.not.include('Про response').and.not.include('value="70"');
    expect(await test.services.statements.missing('sample', '2012')).to.include('limits');
  });

  it('keep what was typed where it is refused, and name each mistake', async () => {
    const refused = await send({
      ...words,
      ...outcomes,
      outcome_refusal: 'много',
      limits_ru: 'д'.repeat(3001),
    });
    expect(refused.status).to.equal(422);
    expect(plain(refused.text))
      .to.include('Исход «Отказ»: введите целое число.')
      .and.include('Что ограничивает выводы, по-русски: больше 3000 знаков')
      .and.include('value="много"');
    expect(await missing()).to.include('sponsor');
  });

  it('lose nothing where two people write at once', async () => {
    await send({ ...words, ...outcomes });
    const late = await send({ ...words, limits_ru: 'Моё позднее слово', revision: '0' });
    expect([late.status, plain(late.text).includes('сохранил кто-то другой')]).to.deep.equal([422, true]);
    expect(plain(late.text)).to.include('Моё позднее слово');
    expect((await test.services.statements.statementOf('sample', '2013')).texts.limits.ru).to.equal(
      'Про limits',
    );
  });

  it('show the public the eleven items, the exact questions and the outcomes', async () => {
    await send({ ...words, ...outcomes });
    await publishAll(test.services, 'sample');
    const text = await shown(page);
    expect(text.match(/<h3>/g)).to.have.length(11);
    for (const part of [
      'Про sponsor',
      'Завершённых интервью: 1 000',
      '83 % (AAPOR RR1',
      'Опрашивали 3–28 июня 2013',
    ])
      expect(text).to.include(part);
    expect(text).to.include('<b>2.</b>').and.not.include('не заполнен');
    expect(await shown(`/en${page}`))
      .to.include('About sponsor')
      .and.include('Response rate: 83%');
  });

  it('keep results of a wave from being published until they are complete', async () => {
    const finding = await findingAbout(test.services, 'sample', 'met');
    await test.models.statements.deleteMany({ _id: 'sample.2012' });
    const release = await draftOf(test.services, [finding]);
    let refusal = '';
    await publishDraft(test.services, release).catch((error: Error) => (refusal = error.message));
    expect(refusal).to.equal('Refused: statement');
    expect((await request(test.app).get(page)).status).to.equal(404);
    await publishAll(test.services, 'sample');
    expect((await request(test.app).get(page)).status).to.equal(200);
  });

  for (const [wave, why] of [
    ['2014', 'is under way'],
    ['2010', 'has fewer than ten answers'],
    ['2016', 'does not exist'],
  ])
    it(`are public of no wave that ${why}`, async () => {
      await publishAll(test.services, 'sample');
      const answer = await request(test.app).get(`/method/sample/${wave}`).accept('json');
      expect([answer.status, answer.body.code]).to.deep.equal([404, 'not_found']);
    });

  it('are written only by those who run waves', async () => {
    await test.models.accounts.updateOne({ email }, { $set: { role: 'press' } });
    expect((await visitor.agent.get(form)).status).to.equal(403);
    expect((await request(test.app).get(form)).headers['location']).to.equal('/staff/sign-in');
  });

  it('are a step away from the result and from the wave', async () => {
    await publishAll(test.services, 'sample');
    expect(await shown('/results/sample/met')).to.include('href="/method/sample/2013"');
    expect(await shown('/results/sample'))
      .to.include('href="/method/sample/2013"')
      .and.not.include('/method/sample/2010');
    expect(await shown('/staff/waves/sample/2013')).to.include(`href="${form}"`);
  });
});
