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
