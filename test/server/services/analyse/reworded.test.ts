// Changes and trends over waves between which a question was worded anew: refused, or marked where the recipe asks for it.
import { expect } from 'chai';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, rowsOf, single, survey } from '../results/published.ts';
import { mistakesOf, rowsFrom } from './prepared.ts';

const document = survey([single('met', ['yes', 'no']), single('sex', ['m', 'f'])]);
const reworded = survey([
  single('met', ['yes', 'no'], { text: { ru: 'Приходилось ли вам платить?', en: 'Did you have to pay?' } }),
  single('sex', ['m', 'f']),
]);
const rows = rowsOf(
  ...([
    [30, { met: 'yes', sex: 'm' }],
    [40, { met: 'no', sex: 'm' }],
    [20, { met: 'yes', sex: 'f' }],
    [50, { met: 'no', sex: 'f' }],
  ] as const),
);

describe('A question worded anew between waves', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    database = await openTestDatabase();
    await publish(database.stores, document, [
      { name: '2011', rows },
      { name: '2012', rows },
      { name: '2013', rows, document: reworded },
    ]);
  });
  after(() => database.close());

  const has = [`has_met: \${met} = 'yes'`];
  const change = '{ id: a, type: proportion, variable: met, categories: "yes", changes: consecutive';

  it('has no change and no trend, not of what is made of it either; question, waves and remedy are named', async () => {
    const told = await mistakesOf(
      database.stores,
      'en',
      [
        `${change} }`,
        '{ id: b, type: trend, variable: has_met }',
        '{ id: c, type: proportion, variable: sex, changes: first-last, by: has_met }',
        '{ id: d, type: proportion, variable: sex, changes: consecutive }',
        '{ id: e, type: proportion, variable: met }',
      ],
      has,
    );
    const sentence =
      'compares waves 2012 and 2013, between which question met changed (its words, answers, period, or who was asked): ' +
      'keep under `data: waves:` the waves that asked the same, or add `reworded: mark`, and the figures are marked';
    expect(told).to.deep.equal([
      `test.yaml, line 7, results[0].changes: ${sentence}`,
      `test.yaml, line 8, results[1]: ${sentence}`,
      `test.yaml, line 9, results[2].changes: ${sentence}`,
    ]);
    const [russian] = await mistakesOf(database.stores, 'ru', [`${change} }`]);
    expect(russian).to.contain('сравнивает волны 2012 и 2013, а вопрос met').and.contain('`reworded: mark`');
  });

  it('is compared and marked where the recipe says so: the figures across the break, and no others', async () => {
    const all = await rowsFrom(
      database.stores,
      [`${change}, reworded: mark }`, '{ id: b, type: trend, variable: has_met, reworded: mark }'],
      has,
    );
    const flagsOf = (wave: string) =>
      all.filter(row => row.wave === wave).map(({ flags }) => flags.includes('reworded'));
    expect(flagsOf('2011 -> 2012')).to.deep.equal([false]);
    expect(flagsOf('2012 -> 2013')).to.deep.equal([true]);
    expect(flagsOf('2011 -> 2013')).to.deep.equal([true, true]);
    expect(flagsOf('2013')).to.deep.equal([false]);
  });
});
