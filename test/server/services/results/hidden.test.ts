// Sensitive questions in the results: the estimate with its price, never the shares of answers that chance has hidden.
import { expect } from 'chai';
import type { QuestionResult } from '../../../../server/services/results/index.ts';
import { questionDocument } from '../../../../server/presenters/results/document.ts';
import { methodLines } from '../../../../server/presenters/results/method.ts';
import { questionRows } from '../../../../server/presenters/results/rows.ts';
import { chanceOfBirthday } from '../../../../surveys/sensitive/instruments.ts';
import { presentQuestion } from '../../../../server/presenters/results/question.ts';
import { readerIn } from '../../../support/reader.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, rowsOf, survey } from './published.ts';

const text = { ru: 'Платили?', en: 'Did you pay?' };
const item = (code: string) => ({ code, label: { ru: code, en: code } });

const forced = survey([
  { id: 'paid', type: 'randomised-response', text, instrument: 'coin', forced: { yes: ['heads'] } },
]);
const list = survey([
  {
    ...{ id: 'acts', type: 'list-experiment', text },
    items: [item('a'), item('b'), item('c')],
    sensitive_item: item('bribe'),
  },
]);

const twoStatements = (id: string, model: string) => ({
  ...{ id, type: 'crosswise', model, text, birthday: { unit: 'month', from: 1, to: 3 } },
});
/** The share of people born from January to March. */
const inWinter = chanceOfBirthday({ unit: 'month', from: 1, to: 3 });

/** A reader who is shown the names of the sentences and what goes into them. */
const reader = {
  language: 'en',
  t: (key: string, given: object = {}) => [key, ...Object.values(given)].join(' '),
} as unknown as Parameters<typeof methodLines>[0]; // only these two are read

const newestOf = (question: QuestionResult) => question.waves.at(-1)!;

describe('Files of a sensitive question', () => {
  it('carry the price of the protection beside its estimate, as the page does', async () => {
    const database = await openTestDatabase();
    const rows = rowsOf([330, { paid: 'yes' }], [170, { paid: 'no' }]);
    const results = await publish(database.stores, forced, [{ name: '2026', rows }]);
    const question = await results.question('sample', 'paid');
    const english = readerIn('en');
    const [row] = questionRows(english, question);
    expect(row?.efficiency_loss).to.be.above(1);
    expect(row?.efficiency_loss).to.equal(newestOf(question).focus.estimate?.efficiencyLoss);
    const { estimates, headline } = questionDocument(english, question);
    expect(estimates[0]?.efficiency_loss).to.equal(row?.efficiency_loss);
    expect(headline?.estimates[0]?.efficiency_loss).to.equal(row?.efficiency_loss);
    await database.close();
  });
});

describe('Results of a sensitive question', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  it('take the coin out again and say what it costs', async () => {
    const rows = rowsOf([600, { paid: 'yes' }], [400, { paid: 'no' }]);
    const results = await publish(database.stores, forced, [{ name: '2026', rows }]);
    const question = await results.question('sample', 'paid');
    const { cells, focus } = newestOf(question);
    expect(cells.map(({ code }) => code)).to.deep.equal(['estimated']);
    expect(focus.estimate!.value).to.be.closeTo((0.6 - 0.5) / 0.5, 1e-12);
    expect(focus.estimate!.standardError).to.be.closeTo(2 * Math.sqrt(0.24 / 999), 1e-12);
    expect(focus.estimate!.efficiencyLoss).to.equal(4);
    expect(methodLines(reader, question, newestOf(question))).to.include.members([
      'results:method.hidden.forced',
      'results:method.hidden.price 4.0',
    ]);
  });

  it('are told as an estimate of the statement, never as what people answer most often', async () => {
    const waves = ['2025', '2026'].map(name => ({
      name,
      rows: rowsOf([600, { paid: 'yes' }], [400, { paid: 'no' }]),
    }));
    const results = await publish(database.stores, forced, waves);
    const page = presentQuestion(readerIn('en'), await results.question('sample', 'paid'));
    const { title, figures, passport } = page;
    expect(title.replaceAll('\u00a0', ' ')).to.match(
      /: estimated share of “Yes”, 20% ± 6; no change on the year/,
    );
    expect(figures.map(({ id, measure }) => [id, measure])).to.deep.equal([
      ['trend', 'Estimated share of “Yes”,\u00a0%: the answers themselves are hidden. Жители (en)'],
    ]);
    expect(passport.facts.items.map(({ text: words }) => words)).to.include('those who answered, n = 1,000');
    expect(passport.method.lines).to.include(
      'The price of protection: the variance of the estimate is 4.0 times as large.',
    );
  });

  it('name both lists of a list experiment', async () => {
    const arm = (acts_arm: string, acts: number) => ({ acts, acts_arm });
    const rows = rowsOf(
      [50, arm('control', 1)],
      [50, arm('control', 2)],
      [50, arm('treatment', 1)],
      [60, arm('treatment', 2)],
    );
    const results = await publish(database.stores, list, [{ name: '2026', rows }]);
    const page = presentQuestion(readerIn('en'), await results.question('sample', 'acts'));
    expect(page.passport.wording.note).to.contain(
      'On the list: “a”, “b”, “c”; for half of the respondents also “bribe”.',
    );
    expect(page.figures.map(({ title }) => title)).to.deep.equal(['Estimate for 2026']);
  });

  it('cut an estimate that chance has driven below 0, and flag it', async () => {
    const rows = rowsOf([450, { paid: 'yes' }], [550, { paid: 'no' }]);
    const results = await publish(database.stores, forced, [{ name: '2026', rows }]);
    const question = await results.question('sample', 'paid');
    const { focus } = newestOf(question);
    expect(focus.estimate).to.include({ value: 0 });
    expect(focus.estimate!.flags).to.include('outOfRange');
    expect(methodLines(reader, question, newestOf(question))).to.include(
      'results:method.hidden.out_of_range',
    );
  });

  it('measure a change from the estimates themselves, not from the levels cut for show', async () => {
    const rows = (yes: number) => rowsOf([yes, { paid: 'yes' }], [1000 - yes, { paid: 'no' }]);
    const shares = [400, 450, 600].map((yes, at) => ({ name: String(2024 + at), rows: rows(yes) }));
    const results = await publish(database.stores, forced, shares);
    const { waves, longChange } = await results.question('sample', 'paid');
    const focuses = waves.map(({ focus }) => focus);
    expect(focuses.map(({ estimate }) => estimate!.value.toFixed(6))).to.deep.equal([
      ...['0.000000', '0.000000', '0.200000'],
    ]);
    expect(focuses[1]!.change!.value).to.be.closeTo(0.1, 1e-12);
    expect(focuses[1]!.change!.pValue).to.be.lessThan(0.05);
    expect(focuses[2]!.change!.value).to.be.closeTo(0.3, 1e-12);
    expect(focuses[2]!.change!.flags).to.include('outOfRange');
    expect(longChange!.change.value).to.be.closeTo(0.4, 1e-12);
  });

  it('compare the two lists of a list experiment', async () => {
    const arm = (acts_arm: string, acts: number) => ({ acts, acts_arm });
    const rows = rowsOf(
      [100, arm('control', 1)],
      [100, arm('control', 2)],
      [70, arm('treatment', 1)],
      [130, arm('treatment', 2)],
    );
    const results = await publish(database.stores, list, [{ name: '2026', rows }]);
    const question = await results.question('sample', 'acts');
    expect(newestOf(question).focus.estimate!.value).to.be.closeTo(0.15, 1e-12);
    expect(question.categories[0]!.label).to.deep.equal({ ru: 'bribe', en: 'bribe' });
  });

  it('take the birthday out of two statements answered together', async () => {
    const asked = survey([twoStatements('paid', 'crosswise')]);
    const rows = rowsOf([650, { paid: 'same' }], [350, { paid: 'different' }], [30, { paid: 'refused' }]);
    const results = await publish(database.stores, asked, [{ name: '2026', rows }]);
    const question = await results.question('sample', 'paid');
    const { cells, focus } = newestOf(question);
    const spread = 2 * inWinter - 1;
    expect(cells.map(({ code }) => code)).to.deep.equal(['estimated']);
    expect(focus.estimate!.value).to.be.closeTo((0.65 + inWinter - 1) / spread, 1e-12);
    expect(focus.estimate!.standardError).to.be.closeTo(
      Math.sqrt((0.2275 / 1000) * (1030 / 1029)) / -spread,
      1e-12,
    );
    expect(focus.estimate!.efficiencyLoss).to.be.closeTo(spread ** -2, 1e-12);
    expect(methodLines(reader, question, newestOf(question))).to.include('results:method.hidden.crosswise');
  });

  it('take the birthday out of "at least one of two"', async () => {
    const asked = survey([twoStatements('paid', 'triangular')]);
    const rows = rowsOf([400, { paid: 'some' }], [600, { paid: 'none' }]);
    const results = await publish(database.stores, asked, [{ name: '2026', rows }]);
    const question = await results.question('sample', 'paid');
    const { focus } = newestOf(question);
    const left = 1 - inWinter;
    expect(focus.estimate!.value).to.be.closeTo(1 - 0.6 / left, 1e-12);
    expect(focus.estimate!.standardError).to.be.closeTo(Math.sqrt(0.24 / 999) / left, 1e-12);
    expect(focus.estimate!.efficiencyLoss).to.be.closeTo(left ** -2, 1e-12);
    expect(methodLines(reader, question, newestOf(question))).to.include('results:method.hidden.triangular');
  });

  it('show nothing where fewer than ten answered', async () => {
    const rows = rowsOf([5, { paid: 'yes' }], [4, { paid: 'no' }]);
    const results = await publish(database.stores, forced, [{ name: '2026', rows }]);
    expect(newestOf(await results.question('sample', 'paid')).focus.estimate).to.equal(null);
  });
});
