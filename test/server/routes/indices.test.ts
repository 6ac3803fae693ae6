// Corruption indices from the outside: numbers that can be counted by hand, and what is said where a questionnaire does not ask.
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import type { Answers } from '../../../surveys/answer.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';
import { publish, rowsOf, single, survey } from '../services/results/published.ts';

const experience = ['none', 'expected', 'asked', 'paid', 'unasked'];
const number = (id: string, bands: readonly object[] = []): object => ({
  ...{ id, type: 'number', text: { ru: id }, max: 1_000_000, bands },
});
const asked = survey([
  { ...single('district', ['grozny', 'sharoy']), type: 'district' },
  { ...single('contact', ['health', 'court', 'none']), type: 'multiple', recall: '12 months' },
  single('exp_health', experience, { recall: '12 months', relevant: "selected(${contact}, 'health')" }),
  single('exp_court', experience, { recall: '12 months', relevant: "selected(${contact}, 'court')" }),
  single('met_when', ['year', 'earlier', 'never']),
  number('payments', [{ code: 'few', from: 1, to: 3, label: { ru: '1–3' } }]),
  number('last_amount'),
]);
const met = (more: Answers): Answers => ({ contact: ['health'], met_when: 'year', ...more });
const people = rowsOf(
  [20, met({ exp_health: 'paid', payments: 2, last_amount: 1000 })],
  [20, met({ exp_health: 'asked', payments: 0 })],
  [20, met({ exp_health: 'unasked', payments: 'few', last_amount: 3000 })],
  [20, { contact: ['health', 'court'], exp_health: 'none', exp_court: 'none', met_when: 'never' }],
  [20, { contact: ['health'], exp_health: 'refused', met_when: 'refused' }],
  [100, { contact: ['none'], met_when: 'never' }],
).map(({ answers }, at) => ({ answers: { ...answers, district: at < 5 ? 'sharoy' : 'grozny' } }));

describe('corruption indices at the desk', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  const path = '/staff/indices/sample';
  before(async () => {
    test = await startTestApp();
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    const weighted = people.map(each => ({ ...each, weight: 100 }));
    await publish(test.stores, asked, [
      { name: '2012', rows: people },
      { name: '2013', rows: weighted, design: { strata: false, psu: false, weight: true } },
    ]);
    staff = asStaff(test.app);
    await staff.signIn();
  });
  after(() => test.close());
  const show = async (query = '') => plain((await staff.agent.get(`${path}${query}`)).text);
  const lines = async (query: string): Promise<readonly Record<string, string>[]> =>
    parse((await staff.agent.get(`${path}/indices.csv${query}`)).text, { columns: true, bom: true });
  const figure = async (query: string, index: string, group = '') =>
    (await lines(query)).find(line => line['index'] === index && line['group_code'] === group);
  const value = async (index: string, query = '?by=wave&wave=2013') =>
    Number(
      (await lines(query)).findLast(line => line['index'] === index && line['group_code'] === '')?.['value'],
    );

  it('counts situations among contacts, payers among situations, and who paid or was asked among who had contact', async () => {
    // 80 people said what happened in health care and 20 of them in court, too: 100 contacts, 60 situations, 40 paid
    expect(await value('risk')).to.be.closeTo(0.6, 1e-9);
    expect(await value('demand')).to.be.closeTo(40 / 60, 1e-9);
    expect(await value('briberyPrevalence')).to.be.closeTo(60 / 80, 1e-9);
    expect(await value('coverage')).to.be.closeTo(60 / 180, 1e-9);
  });

  it('counts bribes and money a payer, with the middle of a band for who chose one', async () => {
    expect(await value('intensity')).to.be.closeTo(2, 1e-9);
    expect(await value('annualContribution')).to.be.closeTo(4000, 1e-6);
    expect(await value('meanBribe')).to.be.closeTo(2000, 1e-6);
    expect(await value('marketVolume')).to.be.closeTo(100 * (20 * 2000 + 20 * 6000), 1e-3);
  });

  it('counts each sphere by itself, and leaves out who did not say what happened there', async () => {
    const query = '?by=sphere&wave=2013';
    expect(Number((await figure(query, 'contactShare', 'health'))?.['value'])).to.be.closeTo(0.5, 1e-9);
    expect(await figure(query, 'paidShare', 'court')).to.include({ value: '', suppressed: 'true' });
    // with the court hidden, health care would follow from the whole
    expect(await figure(query, 'paidShare', 'health')).to.include({ value: '', suppressed: 'true' });
  });

  it('hides districts with too few, and another one with the only one hidden', async () => {
    const query = '?by=district&wave=2013';
    expect(await figure(query, 'briberyPrevalence', 'sharoy')).to.include({
      value: '',
      n: '',
      suppressed: 'true',
    });
    expect(await figure(query, 'briberyPrevalence', 'grozny')).to.include({
      value: '',
      n: '',
      suppressed: 'true',
    });
    expect(Number((await figure(query, 'briberyPrevalence'))?.['value'])).to.be.closeTo(0.75, 1e-9);
  });

  it('gives every figure its interval, base, definition and source', async () => {
    const text = await show('?by=wave');
    expect(text)
      .to.include('Распространённость')
      .and.to.include('n = 80')
      .and.to.include('Ситуаций на одно обращение')
      .and.to.include('SDG indicator 16.5.1')
      .and.to.include('За 12 месяцев.');
    const line = await figure('?by=wave&wave=2013', 'risk');
    expect(Number(line?.['ci_low'])).to.be.lessThan(0.6);
    expect(line).to.include({ numerator: 'situations', denominator: 'contacts', recall_months: '12' });
  });

  it('computes no money of the population where weights do not add up to it, and says so', async () => {
    expect(await figure('?by=district&wave=2012', 'marketVolume')).to.equal(undefined);
    expect(await show('?by=district&wave=2012')).to.include('Веса волны не доводят выборку до числа жителей');
  });

  it('says which questions are missing where a questionnaire has none of them', async () => {
    const other = await startTestApp();
    await other.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    await publish(other.stores, survey([single('met', ['yes', 'no'])]), [
      { name: '2013', rows: rowsOf([20, { met: 'yes' }]) },
    ]);
    const browser = asStaff(other.app);
    await browser.signIn();
    const text = plain((await browser.agent.get(`${path}?by=wave`)).text);
    await other.close();
    expect(text)
      .to.include('нет вопросов, из которых складываются индексы')
      .and.to.include('Нет числа payments');
  });
});
