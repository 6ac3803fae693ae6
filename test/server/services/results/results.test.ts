// Results from stored answers: against R on the synthetic republic, and on small surveys whose numbers one can count.
import { expect } from 'chai';
import { Problem } from '../../../../server/problem.ts';
import type { QuestionResult } from '../../../../server/services/results/index.ts';
import { openTestDatabase } from '../../../support/database.ts';
import {
  expectedOf,
  headlineOf,
  publish,
  republicSurvey,
  republicWaves,
  rowsOf,
  single,
  survey,
  type Given,
} from './published.ts';

const relative = (actual: number | null | undefined, expected: number): number =>
  Math.abs((actual ?? NaN) / expected - 1);

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing wrong',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

describe('Results', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  const asked = survey([single('met', ['yes', 'no'], headlineOf('yes'))]);
  const ofWaves = async (...waves: Given[]): Promise<QuestionResult> =>
    (await publish(database.stores, asked, waves)).question('sample', 'met');
  const answered = (yes: number, no: number, hard = 0) =>
    rowsOf([yes, { met: 'yes' }], [no, { met: 'no' }], [hard, { met: 'hard_to_say' }]);

  describe('equal R', () => {
    it('in shares, errors and changes of three waves with strata, PSUs and weights', async () => {
      const results = await publish(database.stores, republicSurvey, republicWaves());
      const { waves } = await results.question('sample', 'situation');
      const rows: { situation: number; se: number }[] = expectedOf('R06_waves', 'by.wave.situation')['rows']!;
      rows.forEach((row, i) => {
        expect(relative(waves[i]?.focus.estimate?.value, row.situation)).to.be.below(1e-9);
        expect(relative(waves[i]?.focus.estimate?.standardError, row.se)).to.be.below(1e-9);
      });
      const change: { difference: number; se: number } = expectedOf('R06_waves', 'diff.2013.2012') as never;
      expect(relative(waves[2]?.focus.change?.value, change.difference)).to.be.below(1e-9);
      expect(relative(waves[2]?.focus.change?.standardError, change.se)).to.be.below(1e-9);
    });

    it('with "hard to say" and "refused" as answers of their own', async () => {
      const results = await publish(database.stores, republicSurvey, republicWaves());
      const { waves } = await results.question('sample', 'trust');
      const { estimate, se } = expectedOf('R01_estimates', 'proportions.trust.all') as never as Record<
        'estimate' | 'se',
        Record<string, number>
      >;
      const names = ['1', '2', '3', '4', '5', '98', '99'].map(code => `factor(trust)${code}`);
      const shown = waves[2]?.cells.map(cell => cell.estimate) ?? [];
      expect(shown).to.have.length(names.length);
      names.forEach((name, i) => {
        if (!shown[i]) return;
        expect(relative(shown[i].value, estimate[name] ?? NaN)).to.be.below(1e-9);
        expect(relative(shown[i].standardError, se[name] ?? NaN)).to.be.below(1e-9);
      });
      expect(shown.filter(Boolean).length).to.be.at.least(5);
    });

    it('after raking to two margins, which need not be scaled to the sample', async () => {
      const source = { ru: 'Перепись' };
      const margins = [
        {
          ...{ variable: 'sex', source },
          totals: [
            { code: 'm', count: 398_000 },
            { code: 'f', count: 452_000 },
          ],
        },
        {
          ...{ variable: 'age', source },
          totals: [
            { code: '18_29', count: 272_000 },
            { code: '30_44', count: 255_000 },
            { code: '45_59', count: 204_000 },
            { code: '60_', count: 119_000 },
          ],
        },
      ];
      const results = await publish(database.stores, republicSurvey, republicWaves({ margins }));
      const { waves } = await results.question('sample', 'situation');
      const { estimate, se } = expectedOf('R05_weighting', 'calibrate.raking.mean') as never as Record<
        'estimate' | 'se',
        Record<string, number>
      >;
      expect(relative(waves[2]?.focus.estimate?.value, estimate['situation'] ?? NaN)).to.be.below(1e-8);
      expect(relative(waves[2]?.focus.estimate?.standardError, se['situation'] ?? NaN)).to.be.below(1e-8);
      expect(waves[2]?.weighting.margins.map(({ variable }) => variable)).to.deep.equal(['sex', 'age']);
      const sex = await results.question('sample', 'sex');
      expect(sex.waves[2]).to.include({ isFixed: true });
      expect(sex.waves[2]?.focus.change).to.equal(null);
    });
  });

  it('read no wave that is not closed', async () => {
    const states = ['planned', 'open', 'paused', 'importing'] as const;
    const waves = states.map((state, i) => ({ name: `201${i}`, state, rows: answered(50, 50) }));
    const results = await publish(database.stores, asked, waves);
    expect(await codeOf(results.question('sample', 'met'))).to.equal('nothing_published');
    expect(await codeOf(results.survey('sample'))).to.equal('nothing_published');
    await results.prepare(); // finds nothing to read
    await database.stores.waves.move('sample.2011', 'open', 'closed');
    expect((await results.question('sample', 'met')).waves.map(({ wave }) => wave.name)).to.deep.equal([
      '2011',
    ]);
  });

  it('know neither a survey nor a question that is not there', async () => {
    const results = await publish(database.stores, asked, [{ name: '2013', rows: answered(50, 50) }]);
    expect(await codeOf(results.question('nowhere', 'met'))).to.equal('not_found');
    expect(await codeOf(results.question('sample', 'nothing'))).to.equal('not_found');
    expect(await codeOf(results.question('sample', '__proto__'))).to.equal('not_found');
  });

  it('count a wave anew when a response was added to it', async () => {
    const results = await publish(database.stores, asked, [{ name: '2013', rows: answered(50, 50) }]);
    const before = await results.question('sample', 'met');
    const [more] = answered(1, 0);
    await database.stores.responses.addMany([
      {
        ...{ id: Buffer.alloc(16, 7), wave: 'sample.2013', version: 'sample.2013', day: '2013-06-04' },
        ...{ mode: 'web', language: 'ru', hash: 'h', answers: more?.answers ?? {} },
      },
    ]);
    const after = await results.question('sample', 'met');
    expect([before.waves[0]?.base?.n, after.waves[0]?.base?.n]).to.deep.equal([100, 101]);
    expect(after.edition).not.to.equal(before.edition);
  });

  it('compute nothing twice while nothing changed', async () => {
    const results = await publish(database.stores, asked, [{ name: '2013', rows: answered(50, 50) }]);
    const [first, second] = await Promise.all([
      results.question('sample', 'met'),
      results.question('sample', 'met'),
    ]);
    expect(second).to.equal(first);
    expect(await results.question('sample', 'met')).to.equal(first);
  });

  it('state no error, interval or test for volunteers', async () => {
    const { waves } = await ofWaves(
      { name: '2012', sample: 'volunteer', rows: answered(300, 700) },
      { name: '2013', sample: 'volunteer', rows: answered(500, 500) },
    );
    const last = waves[1]?.focus;
    expect(last?.estimate).to.include({ value: 0.5, standardError: null, low: null, high: null, n: 1000 });
    expect(last?.estimate).to.include({ degreesOfFreedom: null, designEffect: null });
    expect(last?.change).to.equal(null);
    expect(waves[1]?.cells.every(({ change }) => change === null)).to.equal(true);
  });

  it('hide counts below ten and what gives them away', async () => {
    const { waves } = await ofWaves({ name: '2013', rows: answered(300, 60, 4) });
    expect(waves[0]?.cells.map(({ code, estimate }) => [code, estimate?.n ?? null])).to.deep.equal([
      ['yes', 364],
      ['no', null],
      ['hard_to_say', null],
    ]);
  });

  it('hide a wave of fewer than ten whole, its base too', async () => {
    const { waves } = await ofWaves({ name: '2013', rows: answered(5, 4) });
    expect(waves[0]?.base).to.equal(null);
    expect(waves[0]?.focus.estimate).to.equal(null);
  });

  it('leave out a way not to answer that nobody used', async () => {
    const { categories } = await ofWaves({ name: '2013', rows: answered(300, 600) });
    expect(categories.map(({ code }) => code)).to.deep.equal(['yes', 'no']);
  });

  it('give each answer of a question with several its own share of all who were asked', async () => {
    const several = survey([{ ...single('where', ['school', 'police', 'court']), type: 'multiple' }]);
    const rows = rowsOf(
      [40, { where: ['school'] }],
      [40, { where: ['school', 'police'] }],
      [20, { where: 'hard_to_say' }],
      [15, {}],
    );
    const results = await publish(database.stores, several, [{ name: '2013', rows }]);
    const { waves, focus } = await results.question('sample', 'where');
    expect(waves[0]?.cells.map(({ code, estimate }) => [code, estimate?.value ?? null])).to.deep.equal([
      ['school', 0.8],
      ['police', 0.4],
      ['court', null],
      ['hard_to_say', 0.2],
    ]);
    expect(waves[0]?.base?.n).to.equal(100);
    expect(focus).to.deep.include({ kind: 'answer', codes: ['school'] });
  });

  it('merge the codes of the headline into one estimate with its own error', async () => {
    const often = survey([single('met', ['often', 'once', 'never'], headlineOf('often', 'once'))]);
    const rows = rowsOf([20, { met: 'often' }], [30, { met: 'once' }], [50, { met: 'never' }]);
    const results = await publish(database.stores, often, [{ name: '2013', rows }]);
    const { waves } = await results.question('sample', 'met');
    expect(waves[0]?.focus.estimate?.value).to.be.closeTo(0.5, 1e-12);
    expect(waves[0]?.focus.estimate?.standardError).to.be.closeTo(Math.sqrt(0.25 / 99), 1e-12);
  });

  it('compare nothing across a change of the question, and everything after it', async () => {
    const changed = survey([single('met', ['yes', 'no', 'maybe'], headlineOf('yes'))]);
    const repunctuated = survey([
      single('met', ['yes', 'no', 'maybe'], { ...headlineOf('yes'), text: { ru: 'Вопрос «met»…' } }),
    ]);
    const { waves, longChange } = await ofWaves(
      { name: '2010', rows: answered(300, 700) },
      { name: '2011', rows: answered(320, 700), document: changed },
      { name: '2012', rows: answered(340, 700), document: repunctuated },
      { name: '2013', rows: answered(500, 500), document: changed },
    );
    expect(waves.map(({ isComparable }) => isComparable)).to.deep.equal([false, false, true, true]);
    expect(waves[1]?.focus.change).to.equal(null);
    expect(waves[3]?.focus.change?.pValue).to.be.below(0.001);
    expect([longChange?.from, longChange?.to]).to.deep.equal(['2011', '2013']);
  });

  it('say so where the sample cannot be fitted to its margins, and weight it without them', async () => {
    const margins = [{ variable: 'absent', source: { ru: 'Перепись' }, totals: [{ code: 'm', count: 10 }] }];
    const { waves } = await ofWaves({ name: '2013', margins, rows: answered(30, 70) });
    expect(waves[0]?.weighting.isUnfitted).to.equal(true);
    expect(waves[0]?.focus.estimate?.value).to.be.closeTo(0.3, 1e-12);
  });

  it('list open surveys with what they ask', async () => {
    const results = await publish(database.stores, asked, [{ name: '2014', state: 'open', rows: [] }]);
    const [open] = await results.open();
    expect(open?.survey.id).to.equal('sample');
    expect(open?.questionnaire.pages).to.have.length(1);
  });
});
