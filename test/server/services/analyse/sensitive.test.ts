// Sensitive questions in recipes: the estimate of the public page, and nothing made of the answers themselves.
import { expect } from 'chai';
import { openTestDatabase } from '../../../support/database.ts';
import { mistakesOf, rowsFrom } from './prepared.ts';
import { publishSensitive, sensitiveQuestions } from './sensitiveSample.ts';

describe('A sensitive question in a recipe', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let results: Awaited<ReturnType<typeof publishSensitive>>;
  before(async () => {
    database = await openTestDatabase();
    results = await publishSensitive(database.stores);
  });
  after(() => database.close());

  for (const variable of sensitiveQuestions)
    it(`gives of ${variable} the numbers of its results page`, async () => {
      const [row, ...others] = await rowsFrom(database.stores, [
        `{ id: a, type: sensitive, variable: ${variable} }`,
      ]);
      const page = (await results.question('sample', variable)).waves.at(-1)!.focus.estimate!;
      expect(others).to.deep.equal([]);
      expect(row!.value).to.be.within(0.01, 0.99);
      for (const part of ['value', 'standardError', 'low', 'high', 'efficiencyLoss'] as const)
        expect(row![part], part).to.be.closeTo(page[part]!, 1e-12);
      expect(row!.n).to.be.within(700, 800);
      expect(row!.statistic).to.equal(variable === 'acts' ? 'listExperiment' : 'randomizedResponse');
    });

  it('is estimated in groups, and at another level of confidence', async () => {
    const groups = await rowsFrom(database.stores, ['{ id: a, type: sensitive, variable: coin, by: sex }']);
    expect(groups.map(({ group }) => group['sex'])).to.include.members(['m', 'f']);
    const widths = await Promise.all(
      [0.8, 0.95].map(async level => {
        const [row] = await rowsFrom(database.stores, [
          `{ id: a, type: sensitive, variable: acts, level: ${level} }`,
        ]);
        return row!.high! - row!.low!;
      }),
    );
    expect(widths[0]).to.be.lessThan(widths[1]!);
  });

  it('keeps its shares, means, tables and variables made of it to itself, and names the remedy', async () => {
    const results = [
      '{ id: a, type: proportion, variable: coin }',
      '{ id: b, type: mean, variable: acts, by: acts_arm }',
      '{ id: c, type: crosstab, rows: both, columns: sex }',
      '{ id: d, type: mean, variable: paid }',
      `{ id: e, type: proportion, variable: sex, where: "\${any} = 'some'" }`,
      '{ id: f, type: proportion, variable: sex, by: either }',
    ];
    const variables = [`paid: \${coin} = 'yes'`];
    const told = await mistakesOf(database.stores, 'en', results, variables);
    expect(
      told.map(line => /^test.yaml, line \d+, (\S+): is (\w+), a sensitive question/.exec(line)?.slice(1)),
    ).to.deep.equal([
      ['variables.paid', 'coin'],
      ['results[0].variable', 'coin'],
      ['results[1].variable', 'acts'],
      ['results[2].rows', 'both'],
      ['results[4].where', 'any'],
      ['results[5].by[0]', 'either'],
    ]);
    expect(told[1]).to.contain('write an entry of its own, `type: sensitive`, `variable: coin`');
    const [russian] = await mistakesOf(database.stores, 'ru', results.slice(0, 1));
    expect(russian).to.contain('это coin, чувствительный вопрос').and.contain('`type: sensitive`');
  });

  it('is not what a question asked directly is', async () => {
    const [told] = await mistakesOf(database.stores, 'en', ['{ id: a, type: sensitive, variable: sex }']);
    expect(told).to.contain('is sex, whose answers nothing hides').and.contain('`type: proportion`');
    const nobody = await mistakesOf(database.stores, 'en', ['{ id: a, type: sensitive, variable: coins }']);
    expect(nobody).to.have.length(1);
    expect(nobody[0]).to.contain('is no variable of the data: did you mean coin?');
  });
});
