// The promise of the start page, kept or broken on the files of the database themselves (see docs: what is never stored).
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import request from 'supertest';
import { orderSeed } from '../../../server/crypto.ts';
import { fixture, startTestApp, type TestApp } from '../../support/app.ts';
import { testDataFolder } from '../../support/database.ts';
import { keysOf } from '../../support/respondent.ts';
import { joinTicket } from '../../../server/services/respond/ticket.ts';

const traces = {
  'User-Agent': 'TracePhone-7731/9.9',
  'Accept-Language': 'tr-ACE,tr;q=0.7731',
  'X-Forwarded-For': '203.0.113.77',
  'X-Real-IP': '203.0.113.78',
  Referer: 'https://trace-referrer-7731.example/from?who=me',
  'Sec-CH-UA-Model': '"TraceModel7731"',
  'X-Invitation': 'trace-invitation-7731',
};
const secretText = 'незаконченная фраза для поиска 7731';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    const entry = statSync(path);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });

const bytesOnDisk = (): Buffer => Buffer.concat(filesUnder(testDataFolder).map(file => readFileSync(file)));

/** A value as it could lie in a file: as text, and as raw bytes where it is a key. */
const formsOf = (value: string): Buffer[] => [Buffer.from(value), Buffer.from(value, 'utf16le')];

describe('what lies in the database and in the log after an interview', () => {
  let test: TestApp;
  let ticket = '';
  let device = '';
  before(async () => {
    test = await startTestApp([fixture('tiny'), fixture('open-text')]);
    const at = (path: string) => request(test.app).post(path).set(traces).type('form');
    const begin = async (survey: string) => keysOf((await at(`/s/${survey}`)).headers['set-cookie']);
    const cookie = await begin('tiny');
    ticket = /draft_tiny=([^;]+)/.exec(cookie)?.[1] ?? '';
    device = /box_tiny=([^;]+)/.exec(cookie)?.[1] ?? '';
    await at('/s/tiny/1').set('Cookie', cookie).send({ met: 'no' });
    await at('/s/tiny/1').set('Cookie', cookie).send({ met: 'bad answer' });
    await request(test.app).get('/s/tiny/1').set(traces).set('Cookie', cookie);
    await at('/s/tiny/3').set('Cookie', cookie).send({ where: 'school' });
    await at('/s/tiny/submit').set('Cookie', cookie);
    const draft = await begin('open_text');
    await at('/s/open_text/1').set('Cookie', draft).send({ story: secretText });
    await request(test.app).get('/s/tiny?token=trace-query-7731').set(traces);
    await request(test.app).get('/no/such/page/trace-path-7731').set(traces);
    await request(test.app).get('/%E0%A4%A').set(traces);
    await at('/s/tiny/1').set('Content-Type', 'text/trace-type-7731').send('x');
  });
  after(() => test.close());

  it('is a response with nothing but the answers, the wave, the version, the day, the mode, the language and a class of duration', async () => {
    const response = await test.models.responses.findOne().lean();
    expect(Object.keys(response ?? {}).sort()).to.deep.equal([
      '_id',
      'answers',
      'day',
      'duration',
      'hash',
      'language',
      'mode',
      'version',
      'wave',
    ]);
    expect(response?.day).to.equal('2026-06-15');
  });

  it('is a draft that only says its wave, its page and the day it expires', async () => {
    const [draft] = await test.models.interviews.find().lean();
    expect(Object.keys(draft ?? {}).sort()).to.deep.equal(['_id', 'expires', 'page', 'sealed', 'wave']);
    expect(draft?.expires.getTime()).to.satisfy((time: number) => time % 86_400_000 === 0);
  });

  it('is a draft whose length tells nothing of what it holds', async () => {
    const begin = await request(test.app).post('/s/tiny');
    const cookie = keysOf(begin.headers['set-cookie']);
    await request(test.app).post('/s/tiny/1').set('Cookie', cookie).type('form').send({ met: 'no' });
    const drafts = await test.models.interviews.find().lean();
    const lengths = drafts.map(({ sealed }) => Buffer.from(sealed.buffer).length);
    expect(lengths).to.have.length(2);
    expect(new Set(lengths).size).to.equal(1);
  });

  it('holds no header, address, query, key, seed or unsent word of the respondent', function () {
    if (process.env['MONGODB_URI']) this.skip(); // the files of a real server are not ours to read
    const disk = bytesOnDisk();
    expect(disk.length).to.be.greaterThan(4096);
    expect(disk.includes('tiny.2026'), 'the files are read where the data lie').to.equal(true);
    const key = joinTicket(ticket, device)?.key ?? '';
    expect(key).to.have.length(22);
    const seed = orderSeed(key, 'tiny.2026');
    const sought = [
      ...Object.values(traces),
      'trace-query-7731',
      'trace-path-7731',
      'trace-type-7731',
      secretText,
      ticket,
      device,
      ticket.split('.')[0] ?? '',
      key,
      seed,
    ];
    for (const value of sought) {
      for (const form of formsOf(value)) expect(disk.includes(form), value).to.equal(false);
    }
    expect(disk.includes(Buffer.from(key, 'base64url')), 'the key as bytes').to.equal(false);
    expect(disk.includes(Buffer.from(seed, 'hex')), 'the seed as bytes').to.equal(false);
  });

  it('leaves lines in the log that name the route and the status, not the address or who asked', () => {
    const log = test.logLines.join('');
    expect(log).to.include('"/s/:survey/:page"').and.to.include('"status":422');
    for (const value of [
      ...Object.values(traces),
      '7731',
      '127.0.0.1',
      '::1',
      ticket,
      '/s/tiny',
      'open_text',
    ]) {
      expect(log.includes(value), value).to.equal(false);
    }
  });
});
