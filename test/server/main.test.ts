import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import request from 'supertest';
import { openDatabase } from '../../server/database.ts';
import { databaseOf } from '../support/databaseOf.ts';
import { startProgram, type Program } from '../support/program.ts';
import { pressOver, publishAll } from '../support/releases.ts';
import { keysOf } from '../support/respondent.ts';
import { publish, republicSurvey, republicWaves } from './services/results/published.ts';
import { sheetOf } from './snapshots/sheets.ts';

describe('the program', function () {
  this.timeout(90_000);
  let folder = '';
  let program: Program | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-program-'));
  });
  afterEach(async () => {
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Ten questions after a visit, answered "prefer not to" all along; returns the ticket. */
  const answerServiceExit = async (url: string): Promise<string> => {
    const begun = await request(url).post('/s/service_exit');
    const cookie = keysOf(begun.headers['set-cookie']);
    let next = String(begun.headers['location']);
    for (let pages = 0; pages < 20 && !next.endsWith('/review'); pages += 1) {
      const shown = await request(url).get(next).set('Cookie', cookie);
      const names = [...shown.text.matchAll(/name="([^"]+)" value="refused"/g)].map(([, name = '']) => name);
      const form = Object.fromEntries(names.map(name => [name, 'refused']));
      const answer = await request(url).post(next).set('Cookie', cookie).type('form').send(form);
      expect(answer.status, next).to.equal(303);
      next = String(answer.headers['location']);
    }
    return cookie;
  };
  const countResponses = async (): Promise<number> => {
    const mongodbUri = databaseOf(folder).MONGODB_URI;
    const database = await openDatabase({ mongodbUri, dataDir: folder });
    const count = await database.stores.responses.countOf(`service_exit.${new Date().getFullYear()}`);
    await database.close();
    return count;
  };

  it('keeps a submission it has acknowledged and a draft under way through kill -9', async () => {
    program = await startProgram(folder);
    const sent = await answerServiceExit(program.url);
    const draft = await answerServiceExit(program.url);
    const acknowledged = await request(program.url).post('/s/service_exit/submit').set('Cookie', sent);
    expect(acknowledged.headers['location']).to.equal('/s/service_exit/done');
    await program.end('SIGKILL');

    program = await startProgram(folder);
    const review = await request(program.url).get('/s/service_exit/review').set('Cookie', draft);
    expect(review.status, 'the draft is where it was left').to.equal(200);
    const again = await request(program.url).post('/s/service_exit/submit').set('Cookie', sent);
    expect(again.headers['location'], 'sending once more gives the receipt').to.equal('/s/service_exit/done');
    await program.end('SIGTERM');
    expect(await countResponses()).to.equal(1);
  });

  it('stops in order at SIGTERM: it says it is not ready, finishes, and ends with 0', async () => {
    program = await startProgram(folder);
    expect((await request(program.url).get('/readyz')).status).to.equal(200);
    expect((await request(program.url).get('/healthz')).text).to.equal('ok\n');
    const ended = program.end('SIGTERM');
    await new Promise(resolve => setTimeout(resolve, 100));
    expect((await request(program.url).get('/readyz')).status).to.equal(503);
    expect(await ended).to.equal(0);
  });

  it('shows what is published, calculates in its threads for the desk, keeps their columns, forgets those of waves that are gone, and ends with 0', async () => {
    const database = await openDatabase({ mongodbUri: databaseOf(folder).MONGODB_URI, dataDir: folder });
    await publish(database.stores, republicSurvey, republicWaves());
    await publishAll(pressOver(database.stores), republicSurvey.id);
    await database.snapshots.write('gone.2001', 'maker', sheetOf(10));
    await database.close();

    program = await startProgram(folder);
    const page = await request(program.url).get(`/results/${republicSurvey.id}/situation`);
    expect([page.status, page.text.includes('canvas')]).to.deep.equal([200, true]);
    const snapshots = join(folder, 'snapshots');
    const kept = (): string[] => readdirSync(snapshots).filter(name => name.endsWith('.columns'));
    while (kept().length < 3) await new Promise(resolve => setTimeout(resolve, 50));
    expect(kept().every(name => name.startsWith(republicSurvey.id))).to.equal(true);
    expect(await program.end('SIGTERM')).to.equal(0);
    expect(program.output()).not.to.include('snapshot');
  });

  it('does not start over bad settings, and names them all', async () => {
    const attempt = startProgram(folder, { PORT: 'eighty', LOG_LEVEL: 'loud' });
    const message = await attempt.then(
      () => '',
      (error: Error) => error.message,
    );
    expect(message).to.include('ended with 1').and.to.include('PORT').and.to.include('LOG_LEVEL');
  });
});
