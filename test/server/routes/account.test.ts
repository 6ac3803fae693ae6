import { expect } from 'chai';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain } from '../../support/staff.ts';

const cookies = (response: { headers: Record<string, unknown> }): string[] =>
  (response.headers['set-cookie'] as string[] | undefined) ?? [];
const namesOf = (response: { headers: Record<string, unknown> }): string[] =>
  [...new Set(cookies(response).map(cookie => cookie.split('=')[0] ?? ''))].toSorted();

describe('signing in', () => {
  let staff: TestApp;

  before(async () => {
    staff = await startTestApp([fixture('open-text')]);
    await staff.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
  });
  after(() => staff.close());

  it('leads a visitor of the home page to the form, and from there home', async () => {
    const { agent, signIn } = asStaff(staff.app);
    const home = await agent.get('/staff');
    expect([home.status, home.headers['location']]).to.deep.equal([303, '/staff/sign-in']);
    const welcome = await signIn();
    expect([welcome.status, welcome.headers['location']]).to.deep.equal([303, '/staff']);
    expect((await agent.get('/staff')).text)
      .to.include('Марина Исаева')
      .and.include('Выйти');
  });

  it('brings back to the page that was asked for', async () => {
    const { agent, signIn } = asStaff(staff.app);
    await agent.get('/staff/waves/population.2026/close');
    expect((await signIn()).headers['location']).to.equal('/staff/waves/population.2026/close');
  });

  it('takes the e-mail in any letter case and the password in any composition of its letters', async () => {
    const { signIn } = asStaff(staff.app);
    const form = { email: ` ${email.toUpperCase()} `, password: password.normalize('NFD') };
    expect((await signIn(form)).status).to.equal(303);
  });

  it('says the same of a wrong password and of a name that nobody has', async () => {
    const { signIn } = asStaff(staff.app);
    const answers = [
      await signIn({ password: 'not the password' }),
      await signIn({ email: 'nobody@ministry.example', password: 'not the password' }),
    ];
    for (const answer of answers) {
      expect(answer.status).to.equal(422);
      expect(plain(answer.text)).to.include('Почта или пароль не подходят').and.include('<title>Ошибка: ');
    }
  });

  it('marks each empty field and keeps the e-mail', async () => {
    const { signIn } = asStaff(staff.app);
    const answer = await signIn({ email: 'isaeva@', password: '' });
    expect(answer.status).to.equal(422);
    expect(answer.text)
      .to.include('href="#password"')
      .and.include('value="isaeva@"')
      .and.not.include('href="#email"');
  });

  it('takes as long for a name that nobody has as for a wrong password', async () => {
    const timed = async (name: string): Promise<number> => {
      const begun = performance.now();
      await staff.services.accounts.signIn(name, 'not the password');
      return performance.now() - begun;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let time = 0; time < 8; time += 1) {
      known.push(await timed(email));
      unknown.push(await timed('nobody@ministry.example'));
    }
    expect(Math.min(...unknown) / Math.min(...known)).to.be.within(1 / 3, 3);
  });

  it('gives another session than the one before, so that a planted one is worth nothing', async () => {
    const { agent, signIn } = asStaff(staff.app);
    const before = cookies(await agent.get('/staff/sign-in')).find(cookie => cookie.startsWith('staff='));
    const after = cookies(await signIn()).find(cookie => cookie.startsWith('staff='));
    expect(after).to.be.a('string').and.not.equal(before);
    const planted = (before ?? '').split(';')[0] ?? '';
    const answer = await asStaff(staff.app).agent.get('/staff').set('Cookie', planted);
    expect(answer.headers['location']).to.equal('/staff/sign-in');
  });

  it('keeps only the hash of the session id in the database', async () => {
    const { agent } = asStaff(staff.app);
    const cookie = cookies(await agent.get('/staff/sign-in')).find(text => text.startsWith('staff=')) ?? '';
    const id = /^staff=s%3A([^.]+)\./.exec(cookie)?.[1] ?? '';
    expect(id).to.have.length.above(20);
    const sessions = await staff.models.sessions.find().lean();
    expect(sessions).to.have.length.above(0);
    expect(JSON.stringify(sessions)).to.not.include(id);
  });

  it('ends after twelve hours, however busy', async () => {
    const { agent, signIn } = asStaff(staff.app);
    await signIn();
    expect((await agent.get('/staff')).status).to.equal(200);
    staff.wait(12 * 3_600_000 + 1);
    expect((await agent.get('/staff')).headers['location']).to.equal('/staff/sign-in');
  });

  it('ends at signing out, also for a copy of the cookie', async () => {
    const { agent, signIn, signOut } = asStaff(staff.app);
    const session =
      cookies(await signIn())
        .find(cookie => cookie.startsWith('staff='))
        ?.split(';')[0] ?? '';
    const out = await signOut();
    expect([out.status, out.headers['location']]).to.deep.equal([303, '/staff/sign-in']);
    expect((await agent.get('/staff')).status).to.equal(303);
    expect((await asStaff(staff.app).agent.get('/staff').set('Cookie', session)).status).to.equal(303);
  });

  it('is written down with the account, never with the name that was typed', async () => {
    const { signIn } = asStaff(staff.app);
    await signIn({ email: 'somebody.typed@this.example', password: 'not the password' });
    const entries = await staff.models.audit.find().lean();
    expect(entries.map(entry => entry.what)).to.include.members([
      'signed_in',
      'sign_in_failed',
      'signed_out',
    ]);
    expect(entries.at(-1)).to.include({ what: 'sign_in_failed', who: null, object: 'unknown' });
    expect(JSON.stringify(entries)).to.not.include('typed').and.not.include(email);
    expect(await staff.services.audit.verifyChain()).to.deep.equal({
      length: entries.length,
      brokenAt: null,
    });
  });

  it('leaves no e-mail, password, cookie or address in the log of requests', () => {
    const text = staff.logLines.join('');
    expect(text).to.include('"route":"/staff/sign-in"');
    for (const trace of [email, password, 'isaeva', 'staff=', '127.0.0.1', 'token'])
      expect(text).to.not.include(trace);
  });

  describe('sets cookies', () => {
    it('for the staff pages of every language and for nothing else', async () => {
      const { signIn } = asStaff(staff.app);
      const answer = await signIn();
      expect(namesOf(answer)).to.deep.equal(['staff', 'staff-device']);
      const paths = cookies(answer).map(cookie => /; Path=([^;]+)/.exec(cookie)?.[1]);
      expect([...new Set(paths)].toSorted()).to.deep.equal(['/ce/staff', '/en/staff', '/ru/staff', '/staff']);
    });

    it('that no script can read, no other site can send, and no plain connection carries where the site has none', async () => {
      const secure = await startTestApp([], { BASE_URL: 'https://barometer.example' });
      const answer = await asStaff(secure.app).agent.get('/staff/sign-in');
      await secure.close();
      expect(cookies(answer)).to.have.length(4);
      for (const cookie of cookies(answer))
        expect(cookie)
          .to.match(/; HttpOnly/)
          .and.match(/; SameSite=(Lax|Strict)/)
          .and.match(/; Secure$/);
    });

    it('that hold in every language of the site', async () => {
      const { agent, signIn } = asStaff(staff.app);
      await signIn({}, '/en/staff/sign-in');
      const pages = [await agent.get('/staff'), await agent.get('/en/staff'), await agent.get('/ce/staff')];
      expect(pages.map(page => page.status)).to.deep.equal([200, 200, 200]);
      expect(pages[1]?.text).to.include('Sign out').and.include('lang="en"');
    });

    it('never on a page of respondents, where no session is read or made either', async () => {
      const sessions = await staff.models.sessions.countDocuments();
      const { agent, signIn } = asStaff(staff.app);
      const page = await agent.get('/s/open_text');
      expect([page.status, cookies(page)]).to.deep.equal([200, []]);
      expect(await staff.models.sessions.countDocuments()).to.equal(sessions);
      await signIn();
      expect(cookies(await agent.get('/s/open_text'))).to.deep.equal([]);
    });
  });
});
