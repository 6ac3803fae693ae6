// A question put in the place of another: one series under the newer name, with a break and no comparison across it.
import { expect } from 'chai';
import { openTestDatabase } from '../../../support/database.ts';
import { headlineOf, publish, rowsOf, single, survey } from './published.ts';

describe('A question put in the place of another', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  const older = survey([single('met', ['yes', 'no'], headlineOf('yes')), single('sex', ['m', 'f'])]);
  const newer = survey([single('paid', ['yes', 'no'], headlineOf('yes')), single('sex', ['m', 'f'])]);
  const newest = survey([single('gave', ['yes', 'no'], headlineOf('yes'))]);
  const link = (question: string, was: string, since: number) => ({ question, was, since, reason: 'Так' });
  const of = (name: string, yes: number, no: number) =>
    rowsOf([yes, { [name]: 'yes', sex: 'm' }], [no, { [name]: 'no', sex: 'f' }]);
  const waves = [
    { name: '2011', document: older, rows: of('met', 30, 70) },
    { name: '2012', document: older, rows: of('met', 40, 60) },
    { name: '2013', document: newer, rows: of('paid', 20, 80), replaces: [link('paid', 'met', 2)] },
    { name: '2014', document: newer, rows: of('paid', 50, 50), replaces: [link('paid', 'met', 2)] },
  ];

  it('goes on as one series with a break, and is compared only on either side of it', async () => {
    const results = await publish(database.stores, newer, waves);
    const paid = await results.question('sample', 'paid');
    expect(paid.waves.map(({ wave, focus }) => [wave.name, focus.estimate?.value])).to.deep.equal([
      ...[['2011', 0.3] as const, ['2012', 0.4] as const, ['2013', 0.2] as const, ['2014', 0.5] as const],
    ]);
    expect(paid.waves.map(({ isComparable }) => isComparable)).to.deep.equal([false, true, false, true]);
    expect(paid.waves.map(({ focus }) => focus.change?.value.toFixed(1) ?? null)).to.deep.equal([
      ...[null, '0.1', null, '0.3'],
    ]);
    expect(paid.waves.map(({ replaced }) => replaced?.ru ?? null)).to.deep.equal([
      ...[null, null, 'Вопрос met?', null],
    ]);
    expect(paid.longChange).to.equal(null);
  });

  it('is not compared across the link even where words and codes are the same', async () => {
    const same = survey([
      single('paid', ['yes', 'no'], { ...headlineOf('yes'), text: { ru: 'Вопрос met?' } }),
    ]);
    const results = await publish(database.stores, same, [
      waves[0]!,
      { name: '2013', document: same, rows: of('paid', 20, 80), replaces: [link('paid', 'met', 2)] },
    ]);
    const { waves: shown } = await results.question('sample', 'paid');
    expect(shown.map(({ isComparable }) => isComparable)).to.deep.equal([false, false]);
    expect(shown[1]?.focus.change).to.equal(null);
  });

  it('is told once, and the former one is still found under its own name', async () => {
    const results = await publish(database.stores, newer, waves);
    const { questions } = await results.survey('sample');
    expect(questions.map(({ variable }) => variable.name)).to.deep.equal(['paid', 'sex']);
    const met = await results.question('sample', 'met');
    expect(met.waves.map(({ wave }) => wave.name)).to.deep.equal(['2011', '2012']);
  });

  it('is found through several replacements in a row', async () => {
    const links = [link('paid', 'met', 2), link('gave', 'paid', 3)];
    const more = { name: '2015', document: newest, rows: of('gave', 10, 90), replaces: links };
    const results = await publish(database.stores, newest, [...waves, more]);
    const gave = await results.question('sample', 'gave');
    expect(gave.waves.map(({ wave }) => wave.name)).to.deep.equal(['2011', '2012', '2013', '2014', '2015']);
    expect(gave.waves.map(({ isComparable }) => isComparable)).to.deep.equal([
      ...[false, true, false, true, false],
    ]);
  });

  it('stays apart where nobody linked the two', async () => {
    const results = await publish(
      database.stores,
      newer,
      waves.map(({ replaces: _, ...wave }) => wave),
    );
    const paid = await results.question('sample', 'paid');
    expect(paid.waves.map(({ wave }) => wave.name)).to.deep.equal(['2013', '2014']);
    const { questions } = await results.survey('sample');
    expect(questions.map(({ variable }) => variable.name)).to.include.members(['paid', 'met']);
  });
});
