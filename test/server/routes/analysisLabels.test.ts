// Variables of one question at the desk: each can be told from the other wherever both stand.
import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, type StaffBrowser } from '../../support/staff.ts';
import { publish, rowsOf, single, survey } from '../services/results/published.ts';

describe('labels at the analysis desk', () => {
  let test: TestApp;
  let staff: StaffBrowser;
  before(async () => {
    test = await startTestApp();
    await test.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    staff = asStaff(test.app);
    await staff.signIn();
  });
  after(() => test.close());
  const open = async (path: string) => plain((await staff.agent.get(path).redirects(2)).text);

  it('tells a number from its groups in the list, among the breakdowns, and above its table', async () => {
    const bands = [
      { code: 'young', from: 18, to: 39, label: { ru: '18–39' } },
      { code: 'old', from: 40, label: { ru: '40 и старше' } },
    ];
    const age = {
      id: 'age',
      type: 'number',
      text: { ru: 'Сколько вам лет?' },
      short: { ru: 'Возраст' },
      max: 120,
      bands,
    };
    const document = survey([age, single('met', ['yes', 'no'])]);
    const rows = rowsOf([40, { age: 30, met: 'yes' }], [40, { age: 50, met: 'no' }]);
    await publish(test.stores, document, [{ name: '2013', rows }]);
    expect(await open('/staff/analysis/sample'))
      .to.include('>Возраст (число)<')
      .and.include('>Возраст (по группам)<');
    expect(await open('/staff/analysis/sample/age_band')).to.include('Возраст (по группам)</h1>');
    expect(await open('/staff/analysis/sample/met')).to.match(
      /value="age_band"[^>]*>Возраст \(по группам\)</,
    );
  });
});
