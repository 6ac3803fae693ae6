import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, tokenIn } from '../../support/staff.ts';

describe('a form of staff', () => {
  let staff: TestApp;

  before(async () => {
    staff = await startTestApp();
    await staff.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
  });
  after(() => staff.close());

  for (const path of [
    '/staff/sign-in',
    '/staff/sign-out',
    '/staff/set-up/abc',
    '/staff/waves/a.1/close',
    '/en/staff/sign-in',
  ])
    it(`is refused without its token: ${path}`, async () => {
      const { agent, signIn } = asStaff(staff.app);
      await signIn();
      const forms = [{}, { token: '' }, { token: 'a'.repeat(64) }, { 'token[]': 'x' }];
      for (const form of forms) {
        const answer = await agent
          .post(path)
          .type('form')
          .accept('json')
          .send({ email, password, ...form });
        expect([answer.status, answer.body.code]).to.deep.equal([403, 'form_expired']);
      }
    });

  it('is refused with the token of another session', async () => {
    const token = tokenIn((await asStaff(staff.app).agent.get('/staff/sign-in')).text);
    const { agent } = asStaff(staff.app);
    await agent.get('/staff/sign-in');
    const answer = await agent
      .post('/staff/sign-in')
      .type('form')
      .accept('json')
      .send({ email, password, token });
    expect(answer.status).to.equal(403);
  });

  it('gets a new token when the session changes hands', async () => {
    const { agent, signIn } = asStaff(staff.app);
    const before = tokenIn((await agent.get('/staff/sign-in')).text);
    await signIn();
    expect(tokenIn((await agent.get('/staff')).text))
      .to.match(/^[0-9a-f]{64}$/)
      .and.not.equal(before);
  });
});
