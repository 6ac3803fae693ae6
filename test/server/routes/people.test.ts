import { expect } from 'chai';
import { Secret, TOTP } from 'otpauth';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/root.ts';
import { acts } from '../../../server/stores/audit.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { asStaff, email, password, plain, tokenIn, type StaffBrowser } from '../../support/staff.ts';

const other = { email: 'aliev@ministry.example', name: 'Руслан Алиев', role: 'sociologist' };
const theirPassword = 'зелёная дверь под лестницей';

describe('accounts of colleagues', () => {
  let running: TestApp;
  let admin: StaffBrowser;

  beforeEach(async () => {
    running = await startTestApp();
    await running.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    admin = asStaff(running.app);
    await admin.signIn();
  });
  afterEach(() => running.close());

  /** The page of a person, and the path of the link shown there, if any. */
  const personPage = async (path: string) => {
    const text = (await admin.agent.get(path)).text;
    return { text: plain(text), link: /\/staff\/join\/[\w-]+/.exec(text)?.[0] ?? '' };
  };

  /** Presses one of the buttons of the person's page. */
  const press = async (path: string, move: string, form: Record<string, string> = {}) => {
    const token = tokenIn((await admin.agent.get(path)).text);
    return admin.agent
      .post(`${path}/${move}`)
      .type('form')
      .send({ token, ...form });
  };

  const invite = async () => {
    const path = (await admin.post('/staff/admin', other)).headers['location'] ?? '';
    return { path, ...(await personPage(path)) };
  };

  const joined = async () => {
    const { path, link } = await invite();
    const colleague = asStaff(running.app);
    const answer = await colleague.post(link, { password: theirPassword, again: theirPassword });
    return { path, link, colleague, answer };
  };

  it('are made by a link that is shown once and lets in whoever chooses a password behind it', async () => {
    const { path, link, text } = await invite();
    expect(text).to.include('приглашён').and.include('Скопировать ссылку');
    expect((await personPage(path)).link).to.equal('');
    const colleague = asStaff(running.app);
    expect(plain((await colleague.agent.get(link)).text)).to.include('Руслан Алиев, придумайте пароль');
    const answer = await colleague.post(link, { password: theirPassword, again: theirPassword });
    expect(answer.headers['location']).to.equal('/staff');
    expect(plain((await colleague.agent.get('/staff')).text)).to.include('Руслан Алиев</b>, социолог');
    expect((await asStaff(running.app).agent.get(link)).status).to.equal(404);
  });

  it('cannot be entered before the invitation is taken, with whatever password', async () => {
    await invite();
    const answer = await asStaff(running.app).signIn({ email: other.email, password: theirPassword });
    expect(answer.status).to.equal(422);
  });

  it('keep what was typed into the invitation where something is wrong with it', async () => {
    const answer = await admin.post('/staff/admin', { ...other, email, role: 'press' });
    expect(answer.status).to.equal(422);
    expect(plain(answer.text))
      .to.include('Сотрудник с такой почтой уже есть')
      .and.include('value="Руслан Алиев"')
      .and.match(/value="press" selected/);
  });

  it('are open to administrators alone', async () => {
    const { colleague } = await joined();
    for (const path of ['/staff/admin', '/staff/admin/log'])
      expect((await colleague.agent.get(path)).status).to.equal(403);
    expect((await colleague.agent.get('/staff/account')).status).to.equal(200);
  });

  it('are closed at once, with the sessions under way, and opened again', async () => {
    const { path, colleague } = await joined();
    await press(path, 'disable');
    expect((await colleague.agent.get('/staff')).headers['location']).to.equal('/staff/sign-in');
    const theirs = { email: other.email, password: theirPassword };
    expect((await asStaff(running.app).signIn(theirs)).status).to.equal(422);
    await press(path, 'enable');
    expect((await asStaff(running.app).signIn(theirs)).status).to.equal(303);
  });

  it('get a new password by a link, which ends the sessions of whoever knew the old one', async () => {
    const { path, colleague } = await joined();
    await press(path, 'link');
    const { link } = await personPage(path);
    const anew = 'другая дверь, тоже зелёная';
    await asStaff(running.app).post(link, { password: anew, again: anew });
    expect((await colleague.agent.get('/staff')).status).to.equal(303);
    expect((await asStaff(running.app).signIn({ email: other.email, password: anew })).status).to.equal(303);
  });

  it('make the former link worthless by a new one', async () => {
    const { path, link } = await invite();
    await press(path, 'link');
    expect((await asStaff(running.app).agent.get(link)).status).to.equal(404);
  });

  it('get another role, which holds from the next page on', async () => {
    const { path, colleague } = await joined();
    await press(path, 'role', { role: 'administrator' });
    expect((await colleague.agent.get('/staff/admin')).status).to.equal(200);
  });

  it('never leave the program without an administrator', async () => {
    const me = (await running.services.people.all())[0]?.id ?? '';
    for (const move of ['disable', 'role']) {
      await press(`/staff/admin/people/${me}`, move, { role: 'press' });
      expect((await personPage(`/staff/admin/people/${me}`)).text).to.include('попросите другого');
    }
    expect((await running.services.people.find(me)).role).to.equal('administrator');
  });

  it('say which link works for whom no longer', async () => {
    const { path, link } = await invite();
    await press(path, 'disable');
    expect((await asStaff(running.app).agent.get(link)).status).to.equal(404);
  });
});

describe("one's own account", () => {
  let running: TestApp;
  let staff: StaffBrowser;

  beforeEach(async () => {
    running = await startTestApp();
    await running.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    staff = asStaff(running.app);
    await staff.signIn();
  });
  afterEach(() => running.close());

  it('changes its password only for whoever knows the present one, and signs out the other devices', async () => {
    const laptop = asStaff(running.app);
    await laptop.signIn();
    const form = { password: theirPassword, again: theirPassword };
    const refused = await staff.post('/staff/account/password', { ...form, current: 'не тот пароль' });
    expect(refused.status).to.equal(422);
    expect(plain(refused.text)).to.include('Нынешний пароль не подходит');
    expect((await staff.post('/staff/account/password', { ...form, current: password })).status).to.equal(
      303,
    );
    expect((await staff.agent.get('/staff')).status).to.equal(200);
    expect((await laptop.agent.get('/staff')).status).to.equal(303);
  });

  it('lets nobody guess the present password at a desk that was left open', async () => {
    const form = { password: theirPassword, again: theirPassword, current: 'наугад' };
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess += 1)
      statuses.push((await staff.post('/staff/account/password', form)).status);
    expect(statuses).to.deep.equal([...Array<number>(10).fill(422), 429]);
    const right = await staff.post('/staff/account/password', { ...form, current: password });
    expect(plain(right.text)).to.include('Слишком много попыток');
  });

  it('takes no second factor from who does not know the password', async () => {
    await staff.agent.get('/staff/account/codes');
    for (const factor of ['codes', 'passkey']) {
      const refused = await staff.post(`/staff/account/${factor}`, { code: '000000', current: 'наугад' });
      expect(refused.status, factor).to.equal(422);
      expect(plain(refused.text), factor).to.include('<li><a href="#current">Нынешний пароль не подходит');
    }
    const [me] = await running.services.people.all();
    expect(me).to.include({ hasCodes: false, passkeys: 0 });
  });

  it('makes a link that stands for a forgotten password worthless once it is changed', async () => {
    const [me] = await running.services.people.all();
    const made = await running.services.people.move({ id: me?.id ?? '', who: 'another', move: 'link' });
    const link = `/staff/join/${'token' in made ? made.token : ''}`;
    expect((await asStaff(running.app).agent.get(link)).status).to.equal(200);
    await staff.post('/staff/account/password', {
      ...{ current: password, password: theirPassword, again: theirPassword },
    });
    expect((await asStaff(running.app).agent.get(link)).status).to.equal(404);
  });

  it('is not changed from the list of people, where no password is asked for', async () => {
    const [me] = await running.services.people.all();
    const path = `/staff/admin/people/${me?.id ?? ''}`;
    for (const move of ['link', 'remove-factors']) {
      const token = tokenIn((await staff.agent.get(path)).text);
      await staff.agent.post(`${path}/${move}`).type('form').send({ token });
      expect(plain((await staff.agent.get(path)).text)).to.include('в «Моей учётной записи»: там спросят');
    }
    expect(plain((await staff.agent.get(path)).text)).to.not.include('class="fresh"');
  });

  it('shows where it is signed in and ends a session elsewhere', async () => {
    const laptop = asStaff(running.app);
    await laptop.agent.get('/staff/sign-in').set('User-Agent', 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0');
    await laptop.signIn();
    const page = (await staff.agent.get('/staff/account')).text;
    expect(plain(page)).to.include('это окно').and.include('С 15 июня 2026, 12:30');
    const path = /\/staff\/account\/sessions\/[\w-]+/.exec(page)?.[0] ?? '';
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await staff.agent.post(path).type('form').send({ token });
    expect((await laptop.agent.get('/staff')).status).to.equal(303);
  });

  it("cannot end a colleague's session", async () => {
    await running.services.accounts.createAdministrator({ ...other, password: theirPassword });
    const colleague = asStaff(running.app);
    await colleague.signIn({ email: other.email, password: theirPassword });
    const page = (await colleague.agent.get('/staff/account')).text;
    const found = await running.models.signIns.find().lean();
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    for (const { _id } of found)
      await colleague.agent.post(`/staff/account/sessions/${_id}`).type('form').send({ token });
    expect((await staff.agent.get('/staff')).status).to.equal(200);
  });
});

describe('one-time codes', () => {
  let running: TestApp;
  let staff: StaffBrowser;
  let secret: string;

  const code = (): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: running.clock.now().getTime() });

  beforeEach(async () => {
    running = await startTestApp();
    await running.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    staff = asStaff(running.app);
    await staff.signIn();
    const page = (await staff.agent.get('/staff/account/codes')).text;
    secret = (/class="secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
    await staff.post('/staff/account/codes', { code: code(), current: password });
    running.wait(60_000);
  });
  afterEach(() => running.close());

  /** A new browser where the password was given. */
  const halfWay = async (): Promise<StaffBrowser> => {
    const visitor = asStaff(running.app);
    const answer = await visitor.signIn();
    expect(answer.headers['location']).to.equal('/staff/sign-in/second');
    return visitor;
  };

  it('are asked for after the password, and let in', async () => {
    const visitor = await halfWay();
    expect((await visitor.agent.get('/staff')).headers['location']).to.equal('/staff/sign-in');
    const answer = await visitor.post('/staff/sign-in/second', { code: code().replace(/(...)/, '$1 ') });
    expect(answer.headers['location']).to.equal('/staff');
    expect((await visitor.agent.get('/staff')).status).to.equal(200);
  });

  it('are each taken once', async () => {
    const used = code();
    await (await halfWay()).post('/staff/sign-in/second', { code: used });
    const answer = await (await halfWay()).post('/staff/sign-in/second', { code: used });
    expect(answer.status).to.equal(422);
    expect(plain(answer.text)).to.include('Код не подошёл');
  });

  it('cannot be guessed in a row, however often the password is given again', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const visitor = await halfWay();
      for (let guess = 0; guess < 4; guess += 1)
        statuses.push((await visitor.post('/staff/sign-in/second', { code: '000000' })).status);
    }
    expect(statuses).to.deep.equal([...Array<number>(10).fill(422), 429, 429]);
  });

  it('are asked for only so long after the password', async () => {
    const visitor = await halfWay();
    running.wait(6 * 60_000);
    expect((await visitor.agent.get('/staff/sign-in/second')).headers['location']).to.equal('/staff/sign-in');
  });

  it('lie in the database sealed', async () => {
    const [account] = await running.models.accounts.find().lean();
    expect(JSON.stringify(account)).not.to.include(secret);
  });

  it('are taken away with the password, or by another administrator', async () => {
    expect((await staff.post('/staff/account/remove/codes', { current: 'не тот' })).status).to.equal(422);
    await staff.post('/staff/account/remove/codes', { current: password });
    const answer = await asStaff(running.app).signIn();
    expect(answer.headers['location']).to.equal('/staff');
  });

  it('are still asked for after a forgotten password was replaced by a link', async () => {
    const [me] = await running.services.people.all();
    const outcome = await running.services.people.move({ id: me?.id ?? '', who: 'another', move: 'link' });
    const token = 'token' in outcome ? outcome.token : '';
    const form = { password: theirPassword, again: theirPassword };
    const answer = await asStaff(running.app).post(`/staff/join/${token}`, form);
    expect(answer.headers['location']).to.equal('/staff/sign-in');
  });
});

describe('the log of actions', () => {
  let running: TestApp;
  let staff: StaffBrowser;

  before(async () => {
    running = await startTestApp();
    await running.services.accounts.createAdministrator({ email, name: 'Марина Исаева', password });
    staff = asStaff(running.app);
    await staff.signIn();
    await staff.post('/staff/admin', other);
  });
  after(() => running.close());

  const log = async (query = '') => plain((await staff.agent.get(`/staff/admin/log${query}`)).text);

  it('says who did what to whom, and when', async () => {
    expect(await log()).to.match(
      /15 июня 2026, 12:30<\/th> <td[^>]*>Марина Исаева<\/td> <td[^>]*>приглашён сотрудник<\/td> <td[^>]*>Руслан Алиев/,
    );
  });

  it('shows only what was chosen, and says so where there is none', async () => {
    const chosen = await log('?what=signed_in');
    expect(chosen)
      .to.include('<td data-label="Что">вход</td>')
      .and.not.include('<td data-label="Что">приглашён');
    expect(await log('?what=wave_closed')).to.include('Таких записей нет');
  });

  it('is turned in pages of fifty', async () => {
    for (let index = 0; index < 60; index += 1)
      await running.services.audit.record({ who: null, what: 'links_added', object: `wave ${index}` });
    const first = await staff.agent.get('/staff/admin/log');
    const older = /\/staff\/admin\/log\?before=\d+/.exec(first.text)?.[0] ?? '';
    expect(first.text.match(/<th scope="row">/g)).to.have.length(50);
    expect(plain((await staff.agent.get(older)).text))
      .to.include('wave 0')
      .and.not.include('wave 59');
  });

  it('is checked at the press of a button, which finds the entry that was changed', async () => {
    const check = async () => {
      const token = /name="token" value="([^"]+)"/.exec(
        (await staff.agent.get('/staff/admin/log')).text,
      )?.[1];
      await staff.agent.post('/staff/admin/log/check').type('form').send({ token });
      return log();
    };
    expect(await check()).to.include('Журнал цел');
    await running.models.audit.updateOne({ _id: 2 }, { $set: { object: 'something else' } });
    expect(await check()).to.include('Журнал нарушен: запись № 2');
  });

  it('has words for every act in both languages', () => {
    for (const language of ['ru', 'en']) {
      const file = join(projectRoot, 'locales', language, 'people.json');
      const { act } = JSON.parse(readFileSync(file, 'utf8')) as { act: Record<string, string> };
      expect(Object.keys(act).toSorted()).to.deep.equal([...acts].toSorted());
    }
  });
});
