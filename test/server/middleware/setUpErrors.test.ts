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
  it('wears the frame of the pages around: the staff’s, the respondent’s, or the public one', async () => {
    const test = await startTestApp();
    const [staff, english, asked, other] = await Promise.all(
      ['/staff/nothing', '/en/staff/nothing', '/s/nothing', '/en/nothing'].map(address =>
        request(test.app).get(address),
      ),
    );
    await test.close();
    const answers = [staff, english, asked, other];
    expect(answers.map(answer => answer?.status)).to.deep.equal([403, 403, 404, 404]);
    expect(staff?.text).to.not.include('Быстрый выход');
    expect(staff?.text).to.include('href="/staff"').and.to.include('Нет доступа');
    expect(english?.text).to.include('href="/en/staff"').and.to.not.include('Quick exit');
    expect(asked?.text).to.include('Быстрый выход').and.to.not.include('href="/results"');
    expect(other?.text).to.include('href="/en/results"').and.to.include('content="noindex"');
    expect(other?.text).to.not.include('Quick exit').and.to.not.include('rel="canonical"');
  });
});
