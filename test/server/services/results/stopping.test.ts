// What is heavy stops where nobody waits for it any more: each kind of work hears the signal.
import { expect } from 'chai';
import { openTestDatabase } from '../../../support/database.ts';
import { calculatorHere } from '../../../../server/services/results/calculator.ts';
import { closedWaves } from '../../../../server/services/results/standing.ts';
import { analystHere, type AnalysisJob } from '../../../../server/services/analyse/calculate.ts';
import { boardJob } from '../../../../server/services/fieldwork/plan.ts';
import { publish, republicSurvey, republicWaves } from './published.ts';

describe('work that nobody waits for', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    database = await openTestDatabase();
    await publish(database.stores, republicSurvey, republicWaves());
  });
  after(() => database.close());

  it('ends: microdata, indices, and the board of fieldwork', async () => {
    const calculator = calculatorHere(database.stores);
    const [closed] = await closedWaves(database.stores, calculator.look, 'sample');
    if (!closed) throw new RangeError('no closed wave');
    const { wave, questionnaire } = closed;
    const gone = { signal: AbortSignal.abort() };
    const works = [
      calculator.microdata({ closed, keys: [], k: 10, before: [], withAnswers: true }, gone),
      calculator.indices({ closed, by: 'wave' }, gone),
      calculator.board(boardJob(wave, questionnaire, { today: '2013-07-01', places: [] }), gone),
    ];
    for (const outcome of await Promise.allSettled(works))
      expect(outcome.status === 'rejected' && (outcome.reason as Error).name).to.equal('AbortError'); // a rejection gives its error
  });

  it('ends between two entries of a recipe', async () => {
    const { stores } = database;
    const [closed] = await closedWaves(stores, calculatorHere(stores).look, 'sample');
    if (!closed) throw new RangeError('no closed wave');
    const [first] = closed.variables;
    const entry = (id: string): string =>
      `  - { id: ${id}, type: proportion, variable: ${first?.name ?? ''} }`;
    const job: AnalysisJob = {
      ...{ survey: 'sample', waves: [{ ...closed, places: [] }] },
      recipe: ['format: barometer-recipe/1', 'title: Stop', 'data: { survey: sample }', 'results:']
        .concat(['a', 'b', 'c'].map(entry))
        .join('\n'),
      told: { recipe: { file: 'recipe.yaml', sha256: '' }, program: 'test' },
    };
    const analyst = analystHere(stores);
    expect(await analyst(job)).to.have.property('analysis'); // what it read is kept: the second time only estimates are left
    const gone = new AbortController();
    const working = analyst(job, { signal: gone.signal }).catch((error: unknown) => error);
    setImmediate(() => setImmediate(() => gone.abort()));
    expect(await working).to.have.property('name', 'AbortError');
  });
});
