import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { systemClock } from '../../../server/clock.ts';
import { importService, type Import, type ImportOutcome } from '../../../server/services/imports.ts';
import { readMapping } from '../../../surveys/mapping/read.ts';
import { formatMistake } from '../../../surveys/read.ts';
import { openTestDatabase } from '../../support/database.ts';

const mappingText = `
format: barometer-import/1
survey:
  id: old
  title: { ru: Прежний опрос }
  population: { ru: жители }
  source: { ru: Архив }
wave: { column: year, known: { '2011': { opens: 2011-06-01, closes: 2011-06-30 } } }
language: ru
mode: face_to_face
sample: probability
design: { strata: [region], psu: cluster, weight: w }
questions:
  - id: met
    type: single
    column: q1
    recode: { '9': refused }
    text: { ru: 'Сталкивались?' }
    options:
      - { code: 1, label: { ru: Да } }
      - { code: 2, label: { ru: Нет } }
  - id: where
    type: multiple
    columns: { school: q2a, police: q2b }
    text: { ru: 'Где?' }
    options:
      - { code: school, label: { ru: Школа } }
      - { code: police, label: { ru: Полиция } }
`;

const good = [
  '2011,north,1,1.5,1,1,0',
  '2012,north,1,1,2,,',
  '2011,south,1,0.5,9,0,1',
  '2011,south,2,1,,0,0',
];
const columns = ['year', 'region', 'cluster', 'w', 'q1', 'q2a', 'q2b'];
const rowOf = (line: string) =>
  Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell]));

async function* inTurn(lines: readonly string[], failAt = Infinity) {
  for (const [at, line] of lines.entries()) {
    if (at === failAt) throw new Error('the power went out');
    yield await Promise.resolve(rowOf(line));
  }
}

describe('an import of past waves', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());
  afterEach(async () => {
    for (const model of Object.values(database.models)) await model.collection.deleteMany({});
  });

  const run = (lines: readonly string[], changes: Partial<Import> = {}): Promise<ImportOutcome> => {
    const read = readMapping(mappingText, 'old.yaml');
    if ('mistakes' in read) throw new RangeError(read.mistakes.map(formatMistake).join('\n'));
    const parts = { stores: database.stores, clock: systemClock('Europe/Moscow'), random: randomBytes };
    const plan = {
      ...read,
      hash: 'h1',
      rows: () => inTurn(lines),
      isReplacing: false,
      onProgress: () => {},
      ...changes,
    };
    return importService(parts).run(plan);
  };
  const responses = () => database.models.responses.find().lean();

  it('stores each row as a response with its place in the design, and closes the waves', async () => {
    expect(await run(good)).to.deep.equal({ stored: ['2011', '2012'], skipped: [], rows: 4 });
    const [south] = (await responses()).filter(({ psu }) => psu === 'south.1');
    expect(south).to.deep.include({
      wave: 'old.2011',
      stratum: 'south',
      weight: 0.5,
      answers: { met: 'refused', where: ['police'] },
    });
    const waves = await database.stores.waves.ofSurvey('old');
    expect(waves.map(({ name, state, opens }) => [name, state, opens])).to.deep.equal([
      ['2011', 'closed', '2011-06-01'],
      ['2012', 'closed', undefined],
    ]);
  });

  it('tells an unanswered question from one where nothing was chosen', async () => {
    await run(good);
    const answers = (await responses()).map(response => response.answers);
    expect(answers).to.deep.include({ met: '2' }).and.to.deep.include({ where: [] });
  });

  it('tells every mistake with its row and column, and stores nothing', async () => {
    const outcome = await run([...good, '2011,,1,x,7,1,0', 'два,north,1,1,1,1,1']);
    if (!('mistakes' in outcome)) throw new Error('the import should have refused');
    expect(outcome.mistakes.map(({ row, column }) => `${row} ${column}`)).to.deep.equal([
      '6 q1',
      '6 region',
      '6 w',
      '7 year',
    ]);
    expect(await database.models.responses.countDocuments()).to.equal(0);
    expect(await database.stores.surveys.find('old')).to.equal(null);
  });

  it('names a column the file does not have', async () => {
    const outcome = await run([], {
      rows: async function* () {
        yield await Promise.resolve({ year: '2011' });
      },
    });
    expect(outcome).to.have.nested.property('mistakes[0].column', 'region');
  });

  it('goes on after an interruption: what is in stays, the wave that was cut begins again', async () => {
    const sorted = [...good].sort();
    let pass = 0;
    const rows = () => inTurn(sorted, (pass += 1) === 2 ? 3 : Infinity);
    await run(sorted, { rows }).then(
      () => expect.fail('should have been cut'),
      () => {},
    );
    const states = (await database.stores.waves.ofSurvey('old')).map(({ state }) => state);
    expect(states).to.deep.equal(['closed', 'importing']);
    expect(await run(sorted)).to.deep.equal({ stored: ['2012'], skipped: ['2011'], rows: 4 });
    expect(await database.models.responses.countDocuments()).to.equal(4);
  });

  it('of another file with the same waves needs to be told to replace them', async () => {
    await run(good);
    await run(good.slice(0, 2), { hash: 'h2' }).then(
      () => expect.fail('should have refused'),
      (error: Error) => {
        expect(error.message).to.include('--replace');
      },
    );
    await run(good.slice(0, 2), { hash: 'h2', isReplacing: true });
    expect(await database.models.responses.countDocuments()).to.equal(2);
    const replaced = await database.models.audit.find({ what: 'wave_replaced' }).lean();
    expect(replaced.map(({ object }) => object)).to.have.members(['old.2011', 'old.2012']);
  });

  it('refuses a cell of a multiple choice that says neither yes nor no', async () => {
    const outcome = await run(['2011,north,1,1,1,1,9']);
    const [mistake] = 'mistakes' in outcome ? outcome.mistakes : [];
    expect([mistake?.row, mistake?.column]).to.deep.equal([2, 'q2b']);
    expect(mistake?.said).to.deep.equal({ code: 'cell_chosen', values: { cell: '9' } });
  });

  it('run twice at once never doubles a wave', async () => {
    await Promise.allSettled([run(good), run(good)]);
    await run(good);
    expect(await database.models.responses.countDocuments()).to.equal(4);
  });

  it('never takes the place of a wave that was asked here', async () => {
    await run(good);
    await database.models.waves.updateOne({ _id: 'old.2011' }, { $unset: { importHash: 1 } });
    await run(good, { hash: 'h2', isReplacing: true }).then(
      () => expect.fail('should have refused'),
      (error: Error) => {
        expect(error.message).to.include('asked here');
      },
    );
    expect(await database.models.responses.countDocuments()).to.equal(4);
  });

  it('is written into the audit log, wave by wave', async () => {
    await run(good);
    const entries = await database.models.audit.find().lean();
    const objects = entries.map(({ what, object }) => `${what} ${object}`);
    expect(objects).to.have.members([
      'version_published old.1',
      'wave_imported old.2011',
      'wave_imported old.2012',
    ]);
  });
});

describe('a mapping', () => {
  it('tells all mistakes at once, with their lines', () => {
    const broken = mappingText
      .replace('column: q1', 'colum: q1')
      .replace('code: 2', 'code: "b a d"')
      .replace('columns: {', '# columns: {');
    const read = readMapping(broken, 'old.yaml');
    const told = 'mistakes' in read ? read.mistakes.map(formatMistake) : [];
    expect(told).to.satisfy((lines: string[]) =>
      lines.some(line => /line \d+, questions\[0\].*column/.test(line)),
    );
    expect(told).to.satisfy((lines: string[]) => lines.some(line => /questions\[1\].*columns/.test(line)));
    expect(told).to.satisfy((lines: string[]) =>
      lines.some(line => /questions\[0\]\.options\[1\]\.code/.test(line)),
    );
  });
});
