import { expect } from 'chai';
import { pathsIn, patterns } from '../../../server/paths.ts';
import { mayVisit, openPatterns, roles, type Role } from '../../../server/roles.ts';
import { browser, email, password, start, type StaffApp } from '../../support/staff.ts';

/** Who may visit what, written out by hand: the table in roles.ts must say the same. */
const allowed: Record<string, readonly (Role | null)[]> = {
  [patterns.signIn]: [null, ...roles],
  [patterns.setUp]: [null, ...roles],
  [patterns.signOut]: roles,
  [patterns.staff]: roles,
  [patterns.waveMove]: ['administrator', 'sociologist'],
};

describe('the table of roles', () => {
  it('names every staff address of the program and no other', () => {
    const staffPatterns = Object.values(patterns).filter(pattern => pattern.startsWith('/staff'));
    expect([...openPatterns].toSorted()).to.deep.equal(staffPatterns.toSorted());
  });

  for (const [pattern, who] of Object.entries(allowed))
    for (const role of [null, ...roles])
      it(`${who.includes(role) ? 'opens' : 'closes'} ${pattern} to ${role ?? 'a visitor'}`, () =>
        expect(mayVisit(role, pattern)).to.equal(who.includes(role)));

  it('is closed to everybody where it says nothing', () => {
    for (const role of [null, ...roles])
      for (const pattern of ['/staff/forgotten', 'constructor', '__proto__', ''])
        expect(mayVisit(role, pattern)).to.equal(false);
  });
});

describe('the gate', () => {
  let staff: StaffApp;
  const signedIn = new Map<Role, ReturnType<typeof browser>>();

  before(async () => {
    staff = await start();
    for (const role of roles) {
      const name = `${role}.${email}`;
      const outcome = await staff.services.accounts.createAdministrator({
        email: name,
        name: role,
        password,
      });
      if ('mistakes' in outcome) throw new RangeError(JSON.stringify(outcome));
      await staff.models.accounts.updateOne({ _id: outcome.account.id }, { $set: { role } });
      const visitor = browser(staff.app);
      await visitor.signIn({ email: name });
      signedIn.set(role, visitor);
    }
  });
  after(() => staff.close());

  for (const role of roles)
    it(`refuses ${role} a staff page that stands in no table`, async () => {
      for (const path of ['/staff/forgotten', '/en/staff/forgotten', '/staff/nothing/there']) {
        const answer = await signedIn.get(role)?.agent.get(path).accept('json');
        expect([answer?.status, answer?.body.code]).to.deep.equal([403, 'not_allowed']);
      }
    });

  it('refuses a visitor a staff page that stands in no table', async () => {
    const answer = await browser(staff.app).agent.get('/staff/forgotten').accept('json');
    expect(answer.status).to.equal(403);
  });

  for (const role of roles)
    it(`lets ${role} to the home page, and to the moves of waves only with the right`, async () => {
      const agent = signedIn.get(role)?.agent;
      const move = pathsIn('ru').waveMove('none.2026', 'close');
      const answers = [await agent?.get('/staff'), await agent?.get(move).accept('json')];
      const mayMove = role === 'administrator' || role === 'sociologist';
      expect(answers.map(answer => answer?.status)).to.deep.equal([200, mayMove ? 404 : 403]);
    });

  it('asks a visitor to sign in: a page by leading there, JSON by saying so', async () => {
    const { agent } = browser(staff.app);
    const page = await agent.get('/staff/waves/a.1/close');
    expect([page.status, page.headers['location']]).to.deep.equal([303, '/staff/sign-in']);
    const json = await agent.get('/staff').accept('json');
    expect([json.status, json.body.code]).to.deep.equal([401, 'sign_in_needed']);
  });

  it('follows a change of role at the next request', async () => {
    const visitor = signedIn.get('press');
    expect((await visitor?.agent.get('/staff/waves/none.1/open').accept('json'))?.status).to.equal(403);
    await staff.models.accounts.updateOne({ name: 'press' }, { $set: { role: 'sociologist' } });
    expect((await visitor?.agent.get('/staff/waves/none.1/open').accept('json'))?.status).to.equal(404);
    await staff.models.accounts.deleteOne({ name: 'press' });
    expect((await visitor?.agent.get('/staff'))?.headers['location']).to.equal('/staff/sign-in');
  });

  it('does not open by another spelling of the address', async () => {
    for (const path of ['/STAFF', '/staff/', '//staff', '/staff//waves/a/close', '/Staff/Forgotten'])
      expect((await browser(staff.app).agent.get(path).accept('json')).status).to.be.within(401, 404);
  });
});
