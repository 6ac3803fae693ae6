// Sensitive questions in recipes: the estimate of the public page, and nothing made of the answers themselves.
import { expect } from 'chai';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, rowsOf } from '../results/published.ts';
import { analysed, mistakesOf, rowsFrom } from './prepared.ts';
import { hasSurvey, repeatedInR } from './repeated.ts';
import {
  otherwiseHidden,
  publishSensitive,
  publishSensitiveTwice,
  sensitiveQuestions,
  sensitiveSurvey,
} from './sensitiveSample.ts';

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

describe('A change of a sensitive question in a recipe', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  for (const variable of sensitiveQuestions)
    it(`of ${variable} is the difference of two samples, and that of the results page`, async () => {
      const results = await publishSensitiveTwice(database.stores);
      const [first, second, change] = await rowsFrom(database.stores, [
        `{ id: a, type: sensitive, variable: ${variable}, changes: consecutive }`,
      ]);
      expect(change).to.include({ wave: '2026 -> 2027', name: variable, statistic: 'change' });
      expect(change!.value).to.be.closeTo(second!.value! - first!.value!, 1e-12);
      const error = Math.hypot(first!.standardError!, second!.standardError!);
      expect(change!.standardError).to.be.closeTo(error, 1e-12);
      expect(change!.degreesOfFreedom).to.equal(first!.degreesOfFreedom! + second!.degreesOfFreedom!);
      const page = (await results.question('sample', variable)).waves.at(-1)!.focus.change!;
      for (const part of ['value', 'standardError', 'low', 'high', 'pValue'] as const)
        expect(change![part], part).to.be.closeTo(page[part]!, 1e-12);
    });

  it('is measured from the estimates before they are cut to 0 to 1, here and in R', async function () {
    this.timeout(60_000);
    const coin = (yes: number) => rowsOf([yes, { coin: 'yes' }], [1000 - yes, { coin: 'no' }]);
    const results = await publish(database.stores, sensitiveSurvey, [
      { name: '2026', rows: coin(450) },
      { name: '2027', rows: coin(600) },
    ]);
    const made = await analysed(database.stores, [
      '{ id: a, type: sensitive, variable: coin, changes: consecutive }',
    ]);
    const [first, second, change] = made.analysis.results.flatMap(({ rows }) => rows);
    expect(first!.value).to.equal(0);
    expect(second!.value).to.be.closeTo(0.2, 1e-12);
    expect(change!.value).to.be.closeTo(0.3, 1e-12);
    const page = (await results.question('sample', 'coin')).waves.at(-1)!.focus.change!;
    expect(page.value).to.be.closeTo(0.3, 1e-12);
    if (!hasSurvey()) return;
    const inR = await repeatedInR(made);
    expect(Number(inR[0]!['value'])).to.equal(0);
    expect(Number(inR[2]!['value'])).to.be.closeTo(0.3, 1e-12);
    expect(Number(inR[2]!['p_value'])).to.be.closeTo(change!.pValue!, 1e-9);
  });

  it('is given in groups, with p-values corrected for their number', async () => {
    await publishSensitiveTwice(database.stores);
    const rows = await rowsFrom(database.stores, [
      '{ id: a, type: sensitive, variable: coin, by: sex, changes: first-last, adjust: holm }',
    ]);
    const changes = rows.filter(({ statistic }) => statistic === 'change');
    expect(changes.map(({ group }) => group['sex'])).to.include.members(['m', 'f']);
    for (const { pValue, adjustedPValue } of changes) expect(adjustedPValue).to.be.at.least(pValue!);
  });

  it('is refused where the waves hid the answers in different ways, and is not on the page either', async () => {
    const results = await publishSensitiveTwice(database.stores, otherwiseHidden);
    const asked = ['{ id: a, type: sensitive, variable: coin, changes: consecutive, reworded: mark }'];
    const [english, ...others] = await mistakesOf(database.stores, 'en', asked);
    expect(others).to.deep.equal([]);
    expect(english)
      .to.contain('results[0].changes: compares waves 2026 and 2027')
      .and.contain('(forced response; unrelated question)');
    expect((await mistakesOf(database.stores, 'ru', asked))[0]).to.contain('скрыты по-разному');
    const page = await results.question('sample', 'coin');
    expect(page.waves.map(({ isComparable, focus }) => [isComparable, focus.change])).to.deep.equal([
      [false, null],
      [false, null],
    ]);
  });
});
