import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import request from 'supertest';
import { startEmbedded } from '../../../embedded-mongo/index.ts';
import { usualLimits } from '../../../server/middleware/load.ts';
import { connect } from '../../../server/models/index.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { plain } from '../../support/staff.ts';

describe('under load', () => {
  let test: TestApp | undefined;
  afterEach(() => test?.close());

  /** Nothing of the survey is read until `release` is called: a database that takes its time. */
  const slowDown = ({ stores }: TestApp) => {
    let release = (): void => {};
    const held = new Promise<void>(resolve => (release = resolve));
    const find = stores.surveys.find;
    stores.surveys.find = async id => {
      await held;
      return find(id);
    };
    return release;
  };
  const deadlines = (milliseconds: number) => ({
    ...{ submission: milliseconds, page: milliseconds, start: milliseconds },
    ...{ results: milliseconds, staff: milliseconds },
  });
  const begin = (app: TestApp['app']) =>
    request(app)
      .get('/s/tiny')
      .then(({ status }) => status);

  it('one too many is told at once to come back, in a page of its own', async () => {
    test = await startTestApp([fixture('tiny')], {}, { ...usualLimits, running: 1, waiting: 0 });
    const release = slowDown(test);
    const first = begin(test.app);
    await new Promise(resolve => setTimeout(resolve, 50));
    const second = await request(test.app).get('/s/tiny');
    expect([second.status, second.headers['retry-after']]).to.deep.equal([503, '5']);
    expect(plain(second.text)).to.include('Сейчас много посетителей');
    release();
    expect(await first).to.equal(200);
    expect(await begin(test.app), 'the place is free again').to.equal(200);
  });

  it('clients that send their forms drop by drop keep nobody waiting', async () => {
    test = await startTestApp([fixture('tiny')], {}, { ...usualLimits, running: 1, waiting: 0 });
    const server = test.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const head = ['POST /s/tiny/first HTTP/1.1', 'Host: localhost', 'Content-Length: 100'];
    const slow = connectTo(port, '127.0.0.1').on('error', () => {});
    slow.write([...head, 'Content-Type: application/x-www-form-urlencoded', '', 'a='].join('\r\n'));
    await new Promise(resolve => setTimeout(resolve, 100));
    const { status } = await fetch(`http://127.0.0.1:${port}/s/tiny`);
    slow.destroy();
    server.closeAllConnections();
    server.close();
    expect(status).to.equal(200);
  });

  it('health checks and files are answered all the same', async () => {
    test = await startTestApp([fixture('tiny')], {}, { ...usualLimits, running: 0, waiting: 0 });
    expect((await request(test.app).get('/healthz')).status).to.equal(200);
    expect((await request(test.app).get('/readyz')).status).to.equal(200);
    expect((await request(test.app).get('/staff').accept('json')).body).to.include({ code: 'overloaded' });
  });

  it('who has waited in line until the deadline is told to come back', async () => {
    const load = { running: 1, waiting: 5, deadlines: { ...deadlines(60_000), results: 60 } };
    test = await startTestApp([fixture('tiny')], {}, load);
    const release = slowDown(test);
    const first = begin(test.app);
    await new Promise(resolve => setTimeout(resolve, 20));
    const waited = await request(test.app).get('/results').accept('json');
    expect([waited.status, waited.body.code]).to.deep.equal([503, 'overloaded']);
    release();
    expect(await first).to.equal(200);
  });

  it('a request that takes too long is answered at its deadline, and what it was doing ends in silence', async () => {
    const load = { running: 1, waiting: 5, deadlines: deadlines(500) };
    test = await startTestApp([fixture('tiny')], {}, load);
    const release = slowDown(test);
    const late = await request(test.app).get('/s/tiny');
    expect([late.status, late.headers['retry-after']]).to.deep.equal([504, '5']);
    expect(plain(late.text)).to.include('Ответ занял слишком много времени');
    release();
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(test.logLines.join('')).to.not.include('"failed"');
    expect(await begin(test.app)).to.equal(200);
  });

  it('a database that cannot be reached is 503 with a time to come back, and no failure of ours', async function () {
    this.timeout(30_000);
    const folder = mkdtempSync(join(tmpdir(), 'barometer-gone-'));
    const server = await startEmbedded(folder);
    const connection = await connect(server.uri, 'gone');
    test = await startTestApp([fixture('tiny')], {}, usualLimits, { connection });
    await connection.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    const answer = await request(test.app).get('/s/tiny');
    expect([answer.status, answer.headers['retry-after']]).to.deep.equal([503, '30']);
    expect(plain(answer.text)).to.include('База данных не отвечает');
  });
});

describe('an address asked in a way it does not take', () => {
  let test: TestApp;
  before(async () => (test = await startTestApp([fixture('tiny')])));
  after(() => test.close());

  for (const [method, path, allow] of [
    ['post', '/results', 'GET, HEAD'],
    ['put', '/s/tiny', 'GET, HEAD, POST'],
    ['delete', '/s/tiny/submit', 'GET, HEAD, POST'],
    ['post', '/assets/respondent.css', 'GET, HEAD'],
    ['post', '/en/assets/none.css', 'GET, HEAD'],
  ] as const)
    it(`${method.toUpperCase()} ${path} is 405 with Allow: ${allow}, and a page`, async () => {
      const answer = await request(test.app)[method](path);
      expect([answer.status, answer.headers['allow']]).to.deep.equal([405, allow]);
      expect(answer.text).to.include('<h1');
    });

  it('is still "no such page" where there is none', async () => {
    expect((await request(test.app).post('/nowhere')).status).to.equal(404);
  });
});
