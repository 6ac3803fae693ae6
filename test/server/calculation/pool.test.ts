// The calculating threads as the server runs them: real threads over a real database, stopped, overfilled and ended.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { calculationPool, type CalculationPool } from '../../../server/calculation/pool.ts';
import type { Complaint } from '../../../server/calculation/task.ts';
import { boardJob } from '../../../server/services/fieldwork/plan.ts';
import { calculatorHere, type QuestionJob } from '../../../server/services/results/calculator.ts';
import { resultsService } from '../../../server/services/results/index.ts';
import { standingOf } from '../../../server/services/results/standing.ts';
import type { Progress } from '../../../server/services/sheets/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import {
  headlineOf,
  publish,
  republicSurvey,
  republicWaves,
  rowsOf,
  single,
  survey,
} from '../services/results/published.ts';

const asked = survey([single('met', ['yes', 'no'], headlineOf('yes'))]);
const clock = { today: () => '2026-06-15' };

describe('calculating threads', function () {
  this.timeout(60_000);
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let pool: CalculationPool;
  let folder = '';
  let complaints: Complaint[] = [];
  beforeEach(async () => {
    database = await openTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'barometer-pool-'));
    complaints = [];
    const place = {
      uri: database.uri,
      database: database.connection.name,
      snapshots: join(folder, 'snapshots'),
    };
    pool = calculationPool(place, complaint => complaints.push(complaint));
  });
  afterEach(async () => {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  });

  const wholeFiles = () => readdirSync(join(folder, 'snapshots')).filter(name => name.endsWith('.columns'));
  const results = () => resultsService({ stores: database.stores, calculator: pool, clock });
  const here = () =>
    resultsService({ stores: database.stores, calculator: calculatorHere(database.stores), clock });
  const publishWave = (yes: number, no: number) =>
    publish(database.stores, asked, [
      { name: '2013', rows: rowsOf([yes, { met: 'yes' }], [no, { met: 'no' }]) },
    ]);

  it('make microdata and indices as they are made here', async () => {
    await publishWave(60, 40);
    const found = await database.stores.surveys.find('sample');
    if (!found) throw new RangeError('The survey is not there.');
    const local = calculatorHere(database.stores);
    const [closed] = (await standingOf(database.stores, local.look, found)).waves;
    if (!closed) throw new RangeError('The wave is not there.');
    const job = { closed, keys: ['met'], k: 10, before: [], withAnswers: true };
    expect(await pool.microdata(job)).to.deep.equal(await local.microdata(job));
    expect(await pool.indices({ closed, by: 'wave' })).to.deep.equal(
      await local.indices({ closed, by: 'wave' }),
    );
  });

  /** The job that the results of this question are. */
  const jobOf = async (): Promise<QuestionJob> => {
    let job: QuestionJob | undefined;
    const calculator = {
      look: pool.look,
      board: pool.board,
      breakdown: () => Promise.reject(new RangeError('not asked')),
      question: async (given: QuestionJob) => {
        job = given;
        return { question: null };
      },
    };
    await resultsService({ stores: database.stores, calculator, clock })
      .question('sample', 'met')
      .catch(() => {});
    return job!;
  };

  it('divide a question as this thread does', async () => {
    const sexes = survey([single('sex', ['m', 'f']), single('met', ['yes', 'no'])]);
    const rows = rowsOf(
      [40, { sex: 'm', met: 'yes' }],
      [60, { sex: 'm', met: 'no' }],
      [90, { sex: 'f', met: 'no' }],
    );
    await publish(database.stores, sexes, [{ name: '2013', rows }]);
    const asking = { survey: 'sample', question: 'met', by: 'sex' };
    const divided = await results().breakdown(asking);
    expect(divided?.groups).to.have.length(2);
    expect(divided).to.deep.equal(await here().breakdown(asking));
  });

  it('count the board of a wave as this thread does', async () => {
    await publishWave(27, 13);
    const today = { today: '2026-06-15', places: [] };
    const wave = await database.stores.waves.find('sample.2013');
    const job = boardJob({ ...wave!, state: 'open' }, asked, today);
    const board = await pool.board(job);
    expect(board).to.deep.equal(await calculatorHere(database.stores).board(job));
    expect(board.total).to.equal(40);
    expect(board.parts.modes.cells).to.deep.equal([{ code: 'face_to_face', tens: 40 }]);
  });

  it('give the numbers that are calculated without them, bit by bit, and keep snapshots', async () => {
    await publish(database.stores, republicSurvey, republicWaves());
    const id = republicSurvey.id;
    expect(await results().survey(id)).to.deep.equal(await here().survey(id));
    while (wholeFiles().length < 3) await new Promise(resolve => setTimeout(resolve, 50));
    expect(complaints).to.deep.equal([]);
  });

  it('see late and deleted answers at once, by the same and by another program', async () => {
    await publishWave(60, 40);
    const service = results();
    expect((await service.question('sample', 'met')).waves[0]?.base?.n).to.equal(100);
    const [late] = rowsOf([1, { met: 'yes' }]);
    await database.stores.responses.addMany([
      {
        ...{ id: Buffer.alloc(16, 7), wave: 'sample.2013', version: 'sample.2013', day: '2013-06-04' },
        ...{ mode: 'web', language: 'ru', hash: 'h', answers: late?.answers ?? {} },
      },
    ]);
    expect((await service.question('sample', 'met')).waves[0]?.base?.n).to.equal(101);
    await database.models.responses.deleteMany({ wave: 'sample.2013', 'answers.met': 'no' });
    await new Promise(resolve => setTimeout(resolve, 1100));
    expect((await service.question('sample', 'met')).waves[0]?.base?.n).to.equal(61);
  });

  it('tell how far they are', async () => {
    await publishWave(700, 500);
    const heard: Progress[] = [];
    await pool.question(await jobOf(), { onProgress: progress => heard.push(progress) });
    expect(heard.at(-1)).to.deep.equal({ wave: 'sample.2013', rows: 1200, of: 1200 });
    expect(heard.length).to.be.above(1);
  });

  it('stop what nobody waits for, and go on with the next', async () => {
    await publishWave(2500, 500);
    const stop = new AbortController();
    const job = await jobOf();
    const stopped = pool.question(job, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await stopped.catch((error: Error) => error.name)).to.equal('AbortError');
    const answer = await pool.question(job);
    expect(answer === 'changed' || answer.question?.waves[0]?.base?.n).to.equal(3000);
  });

  it('say that a wave changed since it was looked at, instead of answering for another one', async () => {
    await publishWave(60, 40);
    const job = await jobOf();
    await database.models.responses.deleteOne({ wave: 'sample.2013' });
    expect(await pool.question(job)).to.equal('changed');
  });

  it('refuse more than they can line up, and work on', async () => {
    await publishWave(60, 40);
    const asking = Array.from({ length: 400 }, () =>
      pool.look(['sample.2013']).then(
        () => 'seen',
        (error: { code?: string }) => error.code,
      ),
    );
    const outcomes = await Promise.all(asking);
    expect(new Set(outcomes)).to.deep.equal(new Set(['seen', 'overloaded']));
    expect((await pool.look(['sample.2013']))[0]?.count).to.equal(100);
  });

  it('keep the name of an error, by which readers are told what is the matter', async () => {
    const lost = calculationPool(
      { uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200', database: 'x', snapshots: folder },
      () => {},
    );
    const error = await lost.look(['any']).catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(Error).and.to.have.property('name', 'MongoServerSelectionError');
    await lost.close();
  });
});
