// What a phone sends by itself, sent by somebody who means harm: in each case an answer in the respondent's words, and nothing stored.
import { expect } from 'chai';
import request from 'supertest';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { keysOf } from '../../support/respondent.ts';

type Told = { readonly wave: { readonly id: string }; readonly version: string };

describe('what a phone sends by itself', () => {
  let test: TestApp;
  let cookie = '';
  let plain: object = {};
  beforeEach(async () => {
    test = await startTestApp([fixture('tiny'), fixture('open-text')]);
    cookie = keysOf((await request(test.app).post('/s/tiny')).headers['set-cookie']);
    const told = (await request(test.app).get('/s/tiny/interview').set('Cookie', cookie)).body as Told; // written by the route
    plain = { wave: told.wave.id, version: told.version, pages: [], submit: null };
  });
  afterEach(() => test.close());

  const save = (body: object | string, headers: Record<string, string> = {}) =>
    request(test.app)
      .post('/s/tiny/save')
      .set({ Cookie: cookie, Accept: 'application/json', 'Content-Type': 'application/json', ...headers })
      .send(body);
  const pages = [
    { number: '1', form: { met: 'no' } },
    { number: '3', form: { where: 'none' } },
  ];
  const answers = async () => (await test.models.responses.find().lean()).map(found => found.answers);

  it('counts once however often it comes, and what comes later changes nothing', async () => {
    const replies = await Promise.all([1, 2, 3, 4].map(() => save({ ...plain, pages, submit: 'ru' })));
    const other = [{ number: '3', form: { where: ['police'] } }];
    replies.push(await save({ ...plain, pages: other, submit: 'ru' }));
    expect(replies.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 200]);
    expect(await answers()).to.deep.equal([{ met: 'no', where: ['none'] }]);
  });

  it('holds only answers to what was asked, as forms do', async () => {
    const forged = [
      { number: '1', form: { met: 'no', amount: '900', where: 'school', hash: 'x' } },
      { number: '2', form: { amount: '900' } },
      { number: '__proto__', form: { met: 'yes' } },
      { number: '3', form: { where: ['none'], ['__proto__']: ['x'] } },
    ];
    await save({ ...plain, pages: forged, submit: 'ru' });
    expect(await answers()).to.deep.equal([{ met: 'no', where: ['none'] }]);
  });

  it('reads of a page sent a thousand times the last one', async () => {
    const many = Array.from({ length: 998 }, (_, at) => ({
      number: '1',
      form: { met: at % 2 ? 'no' : 'yes' },
    }));
    await save({ ...plain, pages: [...many, ...pages], submit: 'ru' });
    expect(await answers()).to.deep.equal([{ met: 'no', where: ['none'] }]);
  });

  it('is refused where its pages are numbered as in another version than the one begun', async () => {
    await save({ ...plain, pages });
    const reply = await save({ ...plain, version: 'tiny.other', pages, submit: 'ru' });
    expect([reply.status, (reply.body as { code: string }).code]).to.deep.equal([409, 'not_begun']); // a problem, as JSON
    expect(await answers()).to.deep.equal([]);
  });

  for (const [what, change, headers, status] of [
    ['a version of another questionnaire', { version: 'open_text.1' }, {}, 400],
    ['another wave', { wave: 'tiny.1999' }, {}, 404],
    ['a field that nobody asked for', { place: '222222' }, {}, 400],
    ['a language we do not have', { submit: 'fr' }, {}, 400],
    ['more pages than any questionnaire has', { pages: Array(1001).fill(pages[0]) }, {}, 400],
    ['more than half a megabyte', { pages: [{ number: '1', form: { met: 'x'.repeat(600_000) } }] }, {}, 413],
    ['another site', {}, { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a form of another site in disguise', {}, { 'Content-Type': 'text/plain' }, 400],
    ['nobody', {}, { Cookie: '' }, 409],
  ] as const)
    it(`is refused with ${status} from ${what}`, async () => {
      const reply = await save(JSON.stringify({ ...plain, pages, submit: 'ru', ...change }), headers);
      expect(reply.status).to.equal(status);
      expect(await answers()).to.deep.equal([]);
      expect(await test.models.interviews.countDocuments()).to.equal(0);
    });

  it('may name a version that the wave asked before, and none that it never asked', async () => {
    const document = fixture('tiny');
    for (const number of [2, 3])
      await test.stores.versions.add({
        ...{ id: `tiny.${number}`, questionnaire: 'tiny', number, publishedOn: '2026-01-01' },
        ...{ hash: `${number}`.repeat(64), document },
      });
    const wave = await test.stores.waves.find('tiny.2026');
    if (!wave) throw new RangeError('The wave is there');
    await test.stores.waves.save({ ...wave, version: 'tiny.3' });
    expect((await save({ ...plain, version: 'tiny.2', pages, submit: 'ru' })).status).to.equal(400);
    expect(await answers()).to.deep.equal([]);
    expect((await save({ ...plain, pages, submit: 'ru' })).status).to.equal(200);
    expect(await answers()).to.have.length(1);
  });

  it('takes nothing once the wave is closed', async () => {
    await save({ ...plain, pages });
    await test.stores.waves.move('tiny.2026', 'open', 'closed');
    expect((await save({ ...plain, submit: 'ru' })).status).to.equal(404);
    expect(await answers()).to.deep.equal([]);
  });

  it('lets nobody who guesses codes keep others from getting theirs', async () => {
    const guess = () =>
      request(test.app).post('/s/tiny/code').type('form').send({ code: '111111111111111116' });
    for (let round = 0; round < 40; round++) await Promise.all([guess(), guess(), guess(), guess()]);
    expect((await guess()).status).to.equal(503);
    expect((await request(test.app).post('/s/tiny/move').set('Cookie', cookie)).status).to.equal(200);
  }).timeout(90_000);
});
