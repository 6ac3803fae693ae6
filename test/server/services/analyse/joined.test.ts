// One series over waves between which a question was deliberately replaced: joined, broken where the questions change, tested on neither side of it.
import { expect } from 'chai';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, rowsOf, single, survey } from '../results/published.ts';
import { analysed, rowsFrom } from './prepared.ts';
import { hasSurvey, repeatedInR } from './repeated.ts';

const older = survey([single('before', ['yes', 'often', 'no']), single('sex', ['m', 'f'])]);
const newer = survey([single('after', ['yes', 'no']), single('sex', ['m', 'f'])]);
const replaces = [{ question: 'after', was: 'before', since: 2, reason: 'Слово понимали по-разному' }];
const of = (name: string, yes: number) =>
  rowsOf(
    [yes, { [name]: 'yes', sex: 'm' }],
    [20, { [name]: 'yes', sex: 'f' }],
    [60, { [name]: 'no', sex: 'f' }],
  );
const often = rowsOf([15, { before: 'often', sex: 'm' }]);

describe('a question put in the place of another', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    database = await openTestDatabase();
    await publish(database.stores, newer, [
      { name: '2011', document: older, rows: [...of('before', 20), ...often] },
      {
        name: '2012',
        document: older,
        rows: [...of('before', 40), ...often],
      },
      { name: '2013', document: newer, rows: of('after', 20), replaces },
      { name: '2014', document: newer, rows: of('after', 90), replaces },
    ]);
  });
  after(() => database.close());

  const item = '{ id: a, type: proportion, variable: after, changes: consecutive, reworded: mark }';
  const long = '{ id: b, type: trend, variable: after, categories: "yes", reworded: mark }';

  it('has the shares of all waves in one series, the answers of both questions among them', async () => {
    const rows = await rowsFrom(database.stores, [item]);
    const shares = rows.filter(({ statistic, name }) => statistic === 'proportion' && name === 'yes');
    expect(shares.map(({ wave, n }) => `${wave} ${n}`)).to.deep.equal([
      '2011 115',
      '2012 135',
      '2013 100',
      '2014 170',
    ]);
    expect(shares[1]?.value).to.be.closeTo(60 / 135, 1e-12);
    expect(rows.find(({ wave, name }) => wave === '2012' && name === 'often')?.value).to.be.closeTo(
      15 / 135,
      1e-12,
    );
  });

  it('is compared on either side of the break, and across it there is a mark and no number', async () => {
    const rows = await rowsFrom(database.stores, [item, long]);
    const change = (wave: string) =>
      rows.find(row => row.wave === wave && row.statistic === 'change' && row.name === 'yes');
    for (const wave of ['2011 -> 2012', '2013 -> 2014']) {
      expect(change(wave)?.flags, wave).to.deep.equal([]);
      expect(change(wave)?.pValue, wave).to.be.a('number');
    }
    const { flags, value, standardError, low, high, pValue, adjustedPValue } = change('2012 -> 2013') ?? {};
    expect(flags).to.deep.equal(['replaced']);
    expect([value, standardError, low, high, pValue, adjustedPValue]).to.deep.equal(Array(6).fill(null));
    const slope = rows.find(({ statistic, name }) => statistic === 'linear trend' && name === 'time');
    expect([slope?.flags, slope?.value, slope?.pValue]).to.deep.equal([['replaced'], null, null]);
  });

  it('breaks what rests on it, too: groups and conditions', async () => {
    const rows = await rowsFrom(database.stores, [
      '{ id: a, type: proportion, variable: sex, changes: consecutive, reworded: mark, where: "${after} = \'yes\'" }',
    ]);
    const marks = rows
      .filter(({ statistic }) => statistic === 'change')
      .map(({ wave, flags }) => [wave, ...flags].join(' '));
    expect([...new Set(marks)]).to.deep.equal(['2011 -> 2012', '2012 -> 2013 replaced', '2013 -> 2014']);
  });

  it('is the same in R: every number of both sides, none across the break, and a line that says so', async function () {
    if (!hasSurvey()) this.skip();
    this.timeout(60_000);
    const made = await analysed(database.stores, [item, long]);
    const lines = await repeatedInR(made);
    const own = made.analysis.results.flatMap(({ rows }) => rows).filter(({ value }) => value !== null);
    expect(lines.map(({ wave, name, statistic }) => [wave, name, statistic])).to.deep.equal(
      own.map(({ wave, name, statistic }) => [wave, name, statistic]),
    );
    lines.forEach((line, at) => expect(Number(line['value'])).to.be.closeTo(own[at]?.value ?? NaN, 1e-9));
    expect(lines.some(({ wave }) => wave === '2012 -> 2013')).to.equal(false);
  });
});
