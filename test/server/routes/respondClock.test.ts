import { expect } from 'chai';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asRespondent } from '../../support/respondent.ts';

const day = 86_400_000;

describe('a server whose clock is set back during an interview', () => {
  let test: TestApp;
  before(async () => {
    test = await startTestApp([fixture('tiny')]);
  });
  after(() => test.close());

  it('keeps the answers, takes them once, and tells nothing of the time but a day and the shortest class', async () => {
    const respondent = asRespondent(test.app);
    await respondent.post('/s/tiny');
    await respondent.post('/s/tiny/1', { met: 'yes' });
    test.wait(-2 * day);
    expect((await respondent.get('/s/tiny/2')).status).to.equal(200);
    await respondent.post('/s/tiny/2', { amount: '1 500' });
    await respondent.post('/s/tiny/3', { where: 'school' });
    expect((await respondent.post('/s/tiny/submit')).headers['location']).to.equal('/s/tiny/done');
    await respondent.post('/s/tiny/submit');
    const [response, ...more] = await test.models.responses.find().lean();
    expect(more).to.deep.equal([]);
    expect(response).to.deep.include({ day: test.clock.today(), duration: 'under_5' });
    expect(response?.answers).to.deep.equal({ met: 'yes', amount: 1500, where: ['school'] });
  });
});
