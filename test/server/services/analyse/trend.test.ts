// A straight line through the shares of answers: over the same people as the table of these shares, and the same in R.
import { expect } from 'chai';
import { codebook } from '../../../../surveys/codebook.ts';
import { recipeOf } from '../../../../surveys/recipe/view.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, rowsOf, single, survey } from '../results/published.ts';
import { analysed } from './prepared.ts';
import { hasSurvey, repeatedInR } from './repeated.ts';

const asked = survey([single('met', ['yes', 'no', 'often'], { missing: ['hard_to_say'] })]);
/** 200 people a wave; ever more of them do not know. */
const waves = [20, 60, 120].map((unsure, at) => ({
  name: String(2011 + at),
  rows: rowsOf(
    [30 + at, { met: 'yes' }],
    [20, { met: 'often' }],
    [unsure, { met: 'hard_to_say' }],
    [150 - at - unsure, { met: 'no' }],
  ),
}));

describe('A straight line through shares of answers', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    database = await openTestDatabase();
    await publish(database.stores, asked, waves);
  });
  after(() => database.close());

  it('has the base of the table of the desk: who gave no answer counts in both', async () => {
    const view = { survey: 'sample', waves: ['2011', '2012', '2013'], question: 'met', by: [] };
    const { recipe } = recipeOf(view, codebook(asked), 'Таблица');
    const { analysis } = await analysed(
      database.stores,
      recipe.results.map(item => JSON.stringify(item)),
    );
    const rowsIn = (id: string) => analysis.results.find(each => each.id === id)?.rows ?? [];
    const shares = rowsIn('all').filter(({ name, statistic }) => name === 'yes' && statistic !== 'change');
    const slope = rowsIn('trend').find(({ name }) => name === 'time')?.value;
    expect(shares.map(({ value }) => value)).to.deep.equal([0.15, 0.155, 0.16]);
    expect(slope).to.be.closeTo(0.005, 1e-12);
  });

  it('is the same in R, for one answer and for several', async function () {
    if (!hasSurvey()) return this.skip();
    this.timeout(60_000);
    const made = await analysed(database.stores, [
      '{ id: one, type: trend, variable: met, categories: yes }',
      '{ id: both, type: trend, variable: met, categories: [yes, often], family: logit, level: 0.9 }',
    ]);
    const own = made.analysis.results.flatMap(({ rows }) => rows);
    const inR = await repeatedInR(made);
    expect(inR).to.have.length(own.length).and.length(4);
    own.forEach((row, at) => {
      expect(Number(inR[at]?.['value'])).to.be.closeTo(row.value ?? NaN, 1e-9);
      expect(Number(inR[at]?.['standard_error'])).to.be.closeTo(row.standardError ?? NaN, 1e-9);
      expect(Number(inR[at]?.['p_value'])).to.be.closeTo(row.pValue ?? NaN, 1e-9);
    });
  });
});
