import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password } from '../../support/staff.ts';

describe('the limit of sign-in attempts', () => {
  let staff: TestApp;
  const colleague = `second.${email}`;

  beforeEach(async () => {
    staff = await startTestApp();
    for (const name of [email, colleague])
      await staff.services.accounts.createAdministrator({ email: name, name: 'Коллега', password });
  });
  afterEach(() => staff.close());

  const fail = async (times: number, visitor = asStaff(staff.app), name = email): Promise<number[]> => {
    const statuses: number[] = [];
    for (let time = 0; time < times; time += 1)
      statuses.push((await visitor.signIn({ email: name, password: 'not the password' })).status);
    return statuses;
  };

  it('refuses the eleventh wrong password in a quarter of an hour, and says how long to wait', async () => {
    const statuses = await fail(10);
    expect(new Set(statuses)).to.deep.equal(new Set([422]));
    const refused = await asStaff(staff.app).signIn();
    expect(refused.status).to.equal(429);
    expect(Number(refused.headers['retry-after'])).to.be.within(1, 900);
    expect(refused.text)
      .to.match(/через\s15\sминут/)
      .and.include(`value="${email}"`);
  });

  it('does not count what succeeded', async () => {
    await fail(9);
    for (let time = 0; time < 3; time += 1) expect((await asStaff(staff.app).signIn()).status).to.equal(303);
  });

  it('does not let many tries at once slip through', async () => {
    const visitors = Array.from({ length: 20 }, () => asStaff(staff.app));
    const answers = await Promise.all(visitors.map(({ signIn }) => signIn({ password: 'not the password' })));
    expect(answers.filter(answer => answer.status === 422)).to.have.length(10);
  });

  it('cannot be used to lock a colleague out of a browser they have signed in from', async () => {
    const own = asStaff(staff.app);
    await own.signIn();
    await own.signOut();
    await fail(12);
    expect((await own.signIn()).status).to.equal(303);
  });

  it('bounds guesses on a known browser too', async () => {
    const own = asStaff(staff.app);
    await own.signIn();
    await own.signOut();
    expect((await fail(11, own)).at(-1)).to.equal(429);
    expect((await asStaff(staff.app).signIn()).status).to.equal(303);
  });

  it('gives a browser known for one account nothing for another', async () => {
    const own = asStaff(staff.app);
    await own.signIn();
    await own.signOut();
    await fail(10, asStaff(staff.app), colleague);
    expect((await own.signIn({ email: colleague })).status).to.equal(429);
  });

  it('leaves the accounts of others alone', async () => {
    await fail(11);
    expect((await asStaff(staff.app).signIn({ email: colleague })).status).to.equal(303);
  });

  it('keeps neither the name nor an address of the visitor', async () => {
    await fail(2);
    const stored = JSON.stringify(await staff.models.attempts.find().lean());
    expect(stored).to.include('"points":2');
    for (const trace of [email, 'isaeva', '127.0.0.1', '::1', '::ffff']) expect(stored).to.not.include(trace);
  });
});
