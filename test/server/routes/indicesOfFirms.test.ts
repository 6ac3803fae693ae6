// Corruption indices of the shipped survey of firms: the prevalence is that of SDG 16.5.2, on the page and in the file.
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '../../../server/root.ts';
import { readLibrary } from '../../../server/services/library.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';
import { publish, rowsOf } from '../services/results/published.ts';

const met = { met_when: 'year' };
const firms = rowsOf(
  [20, { ...met, dealings: ['electricity'], exp_electricity: 'paid', payments: 2, last_amount: 5000 }],
  [20, { ...met, dealings: ['electricity'], exp_electricity: 'unasked', payments: 0 }],
  [20, { dealings: ['tax_inspection'], exp_tax_inspection: 'none', met_when: 'never' }],
  [20, { ...met, dealings: ['court'], exp_court: 'paid', payments: 1, last_amount: 20_000 }],
  [20, { ...met, dealings: ['court'], exp_court: 'asked', payments: 0 }],
  [40, { dealings: ['none'], met_when: 'never' }],
);

describe('corruption indices of firms', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  before(async () => {
    test = await startTestApp();
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    const business = readLibrary(join(projectRoot, 'surveys', 'library')).find(({ id }) => id === 'business');
    if (!business) throw new RangeError('surveys/library has no survey of firms');
    await publish(test.stores, business, [{ name: '2013', rows: firms }]);
    staff = asStaff(test.app);
    await staff.signIn();
  });
  after(() => test.close());

  const lines = async (by: string): Promise<readonly Record<string, string>[]> =>
    parse((await staff.agent.get(`/staff/indices/business/indices.csv?by=${by}`)).text, {
      ...{ columns: true, bom: true },
    });
  const whole = async (index: string) =>
    (await lines('wave')).find(line => line['index'] === index && line['group_code'] === '');

  it('counts requests over the six transactions, and no gift that nobody asked for', async () => {
    const line = await whole('briberyPrevalence');
    expect(Number(line?.['value'])).to.be.closeTo(20 / 60, 1e-9);
    expect(line?.['n']).to.equal('60');
  });

  it('names indicator 16.5.2 as the source in the file and on the page, and no other', async () => {
    expect((await whole('briberyPrevalence'))?.['source'])
      .to.include('SDG indicator 16.5.2')
      .and.not.include('16.5.1');
    const page = plain((await staff.agent.get('/staff/indices/business?by=wave')).text);
    expect(page).to.include('SDG indicator 16.5.2').and.not.include('16.5.1');
  });

  it('counts risk, demand and money over all spheres, in the words of firms', async () => {
    expect(Number((await whole('risk'))?.['value'])).to.be.closeTo(80 / 100, 1e-9);
    expect(Number((await whole('demand'))?.['value'])).to.be.closeTo(60 / 80, 1e-9);
    expect(Number((await whole('intensity'))?.['value'])).to.be.closeTo(60 / 40, 1e-9);
    expect(Number((await whole('annualContribution'))?.['value'])).to.be.closeTo(15_000, 1e-6);
    const page = plain((await staff.agent.get('/staff/indices/business?by=wave')).text);
    expect(page).to.include('на одно платившее предприятие').and.not.include('человек — сфера');
  });

  it('has a row for each sphere that firms deal with', async () => {
    const spheres = new Set((await lines('sphere')).map(line => line['group_code']));
    expect(spheres).to.include.keys('electricity', 'tax_inspection', 'procurement', 'court');
  });
});
