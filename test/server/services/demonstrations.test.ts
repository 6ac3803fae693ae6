import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { demonstration } from '../../support/demonstration.ts';
import { asRespondent } from '../../support/respondent.ts';

describe('the demonstration of question types', () => {
  let test: TestApp;
  before(async () => {
    test = await startTestApp();
    await test.services.library.installDemonstrations([demonstration]);
  });
  after(() => test.close());

  it('is answered at its own address, and says what it is', async () => {
    const { text } = await asRespondent(test.app).get('/s/question_types').expect(200);
    expect(text).to.include('Это демонстрация');
  });

  it('stands neither on the portal nor among the results', async () => {
    for (const path of ['/', '/results'])
      expect((await asRespondent(test.app).get(path).expect(200)).text).to.not.include('question_types');
  });

  it('gives different people different lists', async () => {
    const arms = new Set<boolean>();
    for (let person = 0; person < 24 && arms.size < 2; person += 1) {
      const { get, post } = asRespondent(test.app);
      await post('/s/question_types').expect(303);
      const forms: Readonly<Record<number, Record<string, string | string[]>>> = {
        1: {},
        2: { education: 'refused' },
        3: { sources: 'refused' },
        4: { courts_trust: 'refused' },
        5: { better: 'refused' },
        6: { fee_band: 'refused' },
        7: { last_visit_missing: 'refused' },
        8: { passport_month_missing: 'refused' },
        9: { born_missing: 'refused' },
        10: { trust: 'refused' },
        11: { urgent_missing: 'refused' },
        12: { district: 'refused' },
        13: { advice_missing: 'refused' },
        14: {},
      };
      for (const [page, form] of Object.entries(forms))
        await post(`/s/question_types/${page}`, form).expect(303);
      const { text } = await get('/s/question_types/15').expect(200);
      arms.add(text.includes('чтобы дело решилось'));
    }
    expect([...arms].sort()).to.deep.equal([false, true]);
  });
});
