import { expect } from 'chai';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, tokenIn } from '../../support/staff.ts';

const form = { email, name: 'Марина Исаева', password, again: password };

describe('the set-up link', () => {
  let staff: TestApp;
  let path: string;

  beforeEach(async () => {
    staff = await startTestApp();
    path = `/staff/set-up/${await staff.services.accounts.newSetUpToken()}`;
  });
  afterEach(() => staff.close());

  const statusOf = async (address: string): Promise<number> =>
    (await asStaff(staff.app).agent.get(address).accept('json')).status;

  it('makes the first administrator and signs them in', async () => {
    const { agent, post } = asStaff(staff.app);
    const answer = await post(path, form);
    expect([answer.status, answer.headers['location']]).to.deep.equal([303, '/staff']);
    expect((await agent.get('/staff')).text).to.match(/Марина Исаева<\/b>, администратор/);
  });

  it('works once', async () => {
    const visitors = [asStaff(staff.app), asStaff(staff.app)];
    const tokens: string[] = [];
    for (const { agent } of visitors) tokens.push(tokenIn((await agent.get(path)).text));
    const answers = await Promise.all(
      visitors.map(({ agent }, index) =>
        agent
          .post(path)
          .type('form')
          .accept('json')
          .send({ ...form, email: `${index}${email}`, token: tokens[index] }),
      ),
    );
    expect(answers.map(answer => answer.status).toSorted()).to.deep.equal([303, 404]);
    expect(await statusOf(path)).to.equal(404);
    expect(await staff.models.accounts.countDocuments()).to.equal(1);
  });

  it('works for a day', async () => {
    staff.wait(24 * 3_600_000 - 1000);
    expect(await statusOf(path)).to.equal(200);
    staff.wait(1000);
    expect(await statusOf(path)).to.equal(404);
  });

  it('is worth nothing once there is an administrator, and then no new one is made', async () => {
    await staff.services.accounts.createAdministrator(form);
    expect(await statusOf(path)).to.equal(404);
    expect(await staff.services.accounts.newSetUpToken()).to.equal(null);
  });

  it('is worth nothing once a newer one is made', async () => {
    const newer = `/staff/set-up/${await staff.services.accounts.newSetUpToken()}`;
    expect([await statusOf(path), await statusOf(newer)]).to.deep.equal([404, 200]);
  });

  it('opens for no other token', async () => {
    for (const token of ['', 'abc', path.slice(-32).toLowerCase(), '%00', '[object%20Object]'])
      expect(await statusOf(`/staff/set-up/${token}`)).to.be.within(403, 404);
  });

  it('is stored as a hash only', async () => {
    const stored = JSON.stringify(await staff.models.setUpLinks.find().lean());
    expect(stored).to.not.include(path.split('/').at(-1));
  });

  it('shows every mistake, keeps what was typed except the passwords, and still works', async () => {
    const { post } = asStaff(staff.app);
    const answer = await post(path, { email: 'no address', name: ' ', password: 'short', again: 'short' });
    expect(answer.status).to.equal(422);
    for (const field of ['email', 'name', 'password']) expect(answer.text).to.include(`href="#${field}"`);
    expect(answer.text).to.include('value="no address"').and.not.include('value="short"');
    expect((await post(path, form)).status).to.equal(303);
  });

  it('wants the same password twice', async () => {
    const answer = await asStaff(staff.app).post(path, { ...form, again: `${password}.` });
    expect(answer.status).to.equal(422);
    expect(answer.text).to.include('href="#again"');
  });
});
