// What of a failure is written down: where in the code it happened, and nothing that somebody answered.
import { expect } from 'chai';
import request from 'supertest';
import { fixture, startTestApp } from '../../support/app.ts';

describe('the log of a failure', () => {
  it('names the place in the code, never the values that messages of the driver quote', async () => {
    const test = await startTestApp([fixture('tiny')]);
    test.stores.surveys.find = () => {
      throw new TypeError('dup key: { _id: "c0ffee" }\n  answers: { bribe: "yes" }');
    };
    expect((await request(test.app).get('/s/tiny')).status).to.equal(500);
    const log = test.logLines.join('');
    await test.close();
    expect(log).to.include('TypeError').and.to.include('setUpErrors.test.ts');
    expect(log).to.not.match(/c0ffee|bribe/);
  });
});

describe('the page of an error', () => {
  it('wears the frame of the staff at their addresses, and the respondent’s elsewhere', async () => {
    const test = await startTestApp();
    const [staff, english, other] = await Promise.all(
      ['/staff/nothing', '/en/staff/nothing', '/nothing'].map(address => request(test.app).get(address)),
    );
    await test.close();
    expect([staff?.status, english?.status, other?.status]).to.deep.equal([403, 403, 404]);
    expect(staff?.text).to.not.include('Быстрый выход');
    expect(staff?.text).to.include('href="/staff"').and.to.include('Нет доступа');
    expect(english?.text).to.include('href="/en/staff"').and.to.not.include('Quick exit');
    expect(other?.text).to.include('Быстрый выход');
  });
});
