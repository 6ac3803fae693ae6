import { expect } from 'chai';
import request from 'supertest';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { asRespondent, keysOf } from '../../support/respondent.ts';

const answerAll = async (app: TestApp['app'], prefix = '') => {
  const respondent = asRespondent(app);
  await respondent.post(`${prefix}/s/tiny`);
  await respondent.post(`${prefix}/s/tiny/1`, { met: 'yes' });
  await respondent.post(`${prefix}/s/tiny/2`, { amount: '1 500' });
  await respondent.post(`${prefix}/s/tiny/3`, { where: ['school', 'police'] });
  return respondent;
};

describe('a respondent', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp([fixture('tiny')]);
  });
  afterEach(() => test.close());

  it('goes from the start page through every question to the receipt, each form answered by a redirect', async () => {
    const respondent = asRespondent(test.app);
    expect((await respondent.get('/s/tiny')).text).to.include('Как у\u00a0вас дела?');
    expect((await respondent.post('/s/tiny')).headers['location']).to.equal('/s/tiny/1');
    const first = await respondent.post('/s/tiny/1', { met: 'yes' });
    expect([first.status, first.headers['location']]).to.deep.equal([303, '/s/tiny/2']);
    expect((await respondent.post('/s/tiny/2', { amount: '500' })).headers['location']).to.equal('/s/tiny/3');
    expect((await respondent.post('/s/tiny/3', { where: 'none' })).headers['location']).to.equal(
      '/s/tiny/review',
    );
    expect((await respondent.get('/s/tiny/review')).text).to.include('500');
    expect((await respondent.post('/s/tiny/submit')).headers['location']).to.equal('/s/tiny/done');
    const done = await respondent.get('/s/tiny/done');
    expect(done.status).to.equal(200);
    expect(done.text).to.match(/[а-яё]+ · [а-яё]+ · [а-яё]+/);
  });

  it('is never asked what does not concern them, and what they said there before changing their mind is not sent', async () => {
    const respondent = await answerAll(test.app);
    expect((await respondent.post('/s/tiny/1', { met: 'no' })).headers['location']).to.equal(
      '/s/tiny/review',
    );
    await respondent.post('/s/tiny/submit');
    const [response] = await test.models.responses.find().lean();
    expect(response?.answers).to.deep.equal({ met: 'no', where: ['school', 'police'] });
  });

  it('sees a mistake on the same page with 422, by a redirect that Back does not stumble over, and the answer stays as it was', async () => {
    const respondent = await answerAll(test.app);
    const sent = await respondent.post('/s/tiny/2', { amount: 'много' });
    expect([sent.status, sent.headers['location']]).to.deep.equal([303, '/s/tiny/2']);
    const refused = await respondent.get('/s/tiny/2');
    expect(refused.status).to.equal(422);
    expect(refused.text).to.include('<title>Ошибка').and.to.include('много');
    await respondent.post('/s/tiny/submit');
    expect((await test.models.responses.findOne().lean())?.answers).to.have.property('amount', 1500);
  });

  it('cannot run ahead: pages not reached yet lead to the first open question', async () => {
    const respondent = asRespondent(test.app);
    await respondent.post('/s/tiny');
    expect((await respondent.get('/s/tiny/3')).headers['location']).to.equal('/s/tiny/1');
    expect((await respondent.get('/s/tiny/review')).headers['location']).to.equal('/s/tiny/1');
    expect((await respondent.post('/s/tiny/submit')).headers['location']).to.equal('/s/tiny/1');
    expect((await respondent.get('/s/tiny/99')).headers['location']).to.equal('/s/tiny/1');
  });

  it('returns to the same question, in another language too', async () => {
    const respondent = asRespondent(test.app);
    await respondent.post('/s/tiny');
    await respondent.post('/s/tiny/1', { met: 'yes' });
    expect((await respondent.post('/s/tiny')).headers['location']).to.equal('/s/tiny/2');
    const english = await respondent.get('/en/s/tiny/2');
    expect(english.text).to.include('How much?').and.to.include('lang="en"');
    expect((await respondent.get('/en/s/tiny/1')).text).to.match(/value="yes"[^>]*checked/);
  });

  it('who shares the phone with another leaves nothing behind', async () => {
    const respondent = await answerAll(test.app);
    await respondent.post('/s/tiny/leave');
    expect(await test.models.interviews.countDocuments()).to.equal(0);
    expect((await respondent.get('/s/tiny/1')).status).to.equal(409);
  });

  it('is told in plain words when a survey does not run or a page does not exist', async () => {
    const missing = await request(test.app).get('/s/nothing');
    expect([missing.status, missing.type]).to.deep.equal([404, 'text/html']);
    await test.stores.waves.move('tiny.2026', 'open', 'closed');
    const closed = await request(test.app).get('/en/s/tiny');
    expect(closed.status).to.equal(404);
    expect(closed.text).to.include('not running now');
  });
});

describe('sending the answers', () => {
  let test: TestApp;
  beforeEach(async () => {
    test = await startTestApp([fixture('tiny')]);
  });
  afterEach(() => test.close());

  const cookieOf = keysOf;
  const send = (cookie: string, path: string, form = {}) =>
    request(test.app).post(path).set('Cookie', cookie).type('form').send(form);
  const begin = async (): Promise<string> => {
    const cookie = cookieOf((await request(test.app).post('/s/tiny')).headers['set-cookie']);
    await send(cookie, '/s/tiny/1', { met: 'no' });
    await send(cookie, '/s/tiny/3', { where: 'none' });
    return cookie;
  };

  it('counts once however often it is repeated, and gives the same receipt', async () => {
    const cookie = await begin();
    const attempts = await Promise.all([1, 2, 3, 4].map(() => send(cookie, '/s/tiny/submit')));
    const again = await send(cookie, '/s/tiny/submit');
    const receipts = [...attempts, again].map(
      ({ headers }) => /receipt_tiny=([^;]+)/.exec(String(headers['set-cookie']))?.[1],
    );
    expect(new Set(receipts).size).to.equal(1);
    expect(receipts[0]).to.match(/^\d+-\d+-\d+$/);
    expect(await test.models.responses.countDocuments()).to.equal(1);
  });

  it('with other answers under the same key changes nothing', async () => {
    const cookie = await begin();
    await send(cookie, '/s/tiny/submit');
    const before = await test.models.responses.findOne().lean();
    await send(cookie, '/s/tiny/1', { met: 'yes' });
    await send(cookie, '/s/tiny/submit');
    expect(await test.models.responses.find().lean()).to.deep.equal([before]);
  });

  it('keeps what two tabs answer at the same moment', async () => {
    const cookie = await begin();
    await Promise.all([
      send(cookie, '/s/tiny/1', { met: 'refused' }),
      send(cookie, '/s/tiny/3', { where: 'police' }),
    ]);
    await send(cookie, '/s/tiny/submit');
    expect((await test.models.responses.findOne().lean())?.answers).to.deep.equal({
      met: 'refused',
      where: ['police'],
    });
  });

  it('without an interview says what happened and where to begin', async () => {
    const lost = await request(test.app).post('/s/tiny/1').type('form').send({ met: 'yes' });
    expect(lost.status).to.equal(409);
    expect(lost.text).to.include('href="/s/tiny"');
  });

  it('from another site is refused', async () => {
    const foreign = await send(await begin(), '/s/tiny/submit').set('Sec-Fetch-Site', 'cross-site');
    expect(foreign.status).to.equal(403);
    expect(await test.models.responses.countDocuments()).to.equal(0);
  });

  it('takes with it the notes of every code that was shown: afterwards no code leads to the response', async () => {
    const cookie = await begin();
    const shown = await Promise.all([send(cookie, '/s/tiny/move'), send(cookie, '/s/tiny/move')]);
    const codes = shown.map(({ text }) => /(?:\d{3}[ \u00a0]){5}\d{3}/.exec(text)?.[0] ?? '');
    expect(await test.models.moves.countDocuments()).to.equal(2);
    expect((await send('', '/s/tiny/code', { code: codes[1] })).headers['location']).to.equal(
      '/s/tiny/review',
    );
    await send(cookie, '/s/tiny/1', { met: 'no' });
    await send(cookie, '/s/tiny/submit');
    expect(await test.models.responses.countDocuments()).to.equal(1);
    expect(await test.models.moves.countDocuments()).to.equal(0);
    for (const code of codes) expect((await send('', '/s/tiny/code', { code })).status).to.equal(422);
  });

  it('shows a code that works before the first answer, and the next person finds no note of it', async () => {
    const cookie = cookieOf((await request(test.app).post('/s/tiny')).headers['set-cookie']);
    const { text } = await send(cookie, '/s/tiny/move');
    const code = /(?:\d{3}[ \u00a0]){5}\d{3}/.exec(text)?.[0];
    const slip = `9${String(code).slice(1, -1)}x`;
    expect((await send('', '/s/tiny/code', { code: slip })).text).to.include(`value="${slip}"`);
    expect((await send('', '/s/tiny/code', { code })).headers['location']).to.equal('/s/tiny/1');
    await send(cookie, '/s/tiny/leave');
    expect(await test.models.moves.countDocuments()).to.equal(0);
    expect(await test.models.interviews.countDocuments()).to.equal(0);
  });

  it('is opened by its code for fourteen days and not after them, whether the note is deleted yet or not', async () => {
    const day = 24 * 3_600_000;
    const { text } = await send(await begin(), '/s/tiny/move');
    const code = /(?:\d{3}[ \u00a0]){5}\d{3}/.exec(text)?.[0];
    test.wait(14 * day);
    expect((await send('', '/s/tiny/code', { code })).status).to.equal(303);
    test.wait(2 * day);
    expect(await test.models.moves.countDocuments()).to.equal(1);
    expect((await send('', '/s/tiny/code', { code })).status).to.equal(422);
  });

  it('while another tab answers begins no second interview under the same key', async () => {
    for (let round = 0; round < 5; round++) {
      const cookie = await begin();
      const answers = ['yes', 'no'].map(met => send(cookie, '/s/tiny/1', { met }));
      await Promise.all([send(cookie, '/s/tiny/submit'), ...answers]);
      const sent = await send(cookie, '/s/tiny/submit');
      expect(sent.status).to.equal(303);
      if (sent.headers['location'] !== '/s/tiny/done') continue; // the change was first and opened a question
      expect((await request(test.app).get('/s/tiny/1').set('Cookie', cookie)).headers['location']).to.equal(
        '/s/tiny/done',
      );
    }
  });

  it('cannot be opened by one of its two cookies, and one of somebody else does not help', async () => {
    const [ticket = '', device = ''] = (await begin()).split('; ');
    const [, foreign = ''] = (await begin()).split('; ');
    for (const cookie of [ticket, device, `${ticket}; ${foreign}`])
      expect((await request(test.app).get('/s/tiny/1').set('Cookie', cookie)).status, cookie).to.equal(409);
    const whole = await request(test.app).get('/s/tiny/1').set('Cookie', `${ticket}; ${device}`);
    expect(whole.status).to.equal(200);
  });

  it('is taken from the browser at the next visit of who left in a hurry without a network', async () => {
    const cookie = await begin();
    for (const address of ['/s/tiny', '/s/tiny/1', '/s/tiny/review', '/s/tiny/move', '/s/tiny/interview']) {
      const back = await request(test.app).get(address).set('Cookie', `${cookie}; left_tiny=1`);
      const taken = [...String(back.headers['set-cookie']).matchAll(/(\w+)=;/g)].map(([, name]) => name);
      expect(taken, address).to.have.members(['draft_tiny', 'box_tiny', 'left_tiny', 'receipt_tiny']);
    }
  });

  for (const [what, cookie] of [
    ['nonsense', 'draft_tiny=nonsense'],
    ['a key of the wrong length', 'draft_tiny=abc.123'],
    ['a minute that is no number', 'draft_tiny=AAAAAAAAAAAAAAAAAAAAAA.!!!'],
    ['a very long value', `draft_tiny=${'A'.repeat(4000)}.1`],
  ] as const) {
    it(`takes ${what} in the cookie for no interview`, async () => {
      const response = await request(test.app).get('/s/tiny/1').set('Cookie', cookie);
      expect(response.status).to.equal(409);
      expect(response.text).to.include('href="/s/tiny"');
    });
  }

  it('survives nonsense in every form field', async () => {
    const cookie = cookieOf((await request(test.app).post('/s/tiny')).headers['set-cookie']);
    const bodies = [
      'met=%00%ff',
      'met[$gt]=',
      '__proto__=x&constructor=y',
      `met=${'я'.repeat(5000)}`,
      'met=yes&met=no',
      '=',
      '&&&&',
    ];
    for (const body of bodies) {
      const sent = await request(test.app).post('/s/tiny/1').set('Cookie', cookie).type('form').send(body);
      expect(sent.headers['location'], body.slice(0, 30)).to.equal('/s/tiny/1');
      const answer = await request(test.app).get('/s/tiny/1').set('Cookie', cookie);
      expect(answer.status, body.slice(0, 30)).to.equal(422);
    }
    expect((await send(cookie, '/s/tiny/1', { met: 'x'.repeat(70_000) })).status).to.equal(413);
    expect(
      (await request(test.app).post('/s/tiny/1').set('Cookie', cookie).send({ met: 'yes' })).status,
    ).to.equal(415);
  });
});
