import { expect } from 'chai';
import { codebook } from '../../surveys/codebook.ts';
import { columnsOf, rowOf } from '../../surveys/rows.ts';
import { tabulator } from '../../surveys/tabulate.ts';
import { simulate } from '../../surveys/simulate.ts';
import { demonstration } from '../support/demonstration.ts';
import { seeded } from './random.ts';
import { sample } from './sample.ts';

const variables = codebook(sample);
const cells = (answers: Parameters<typeof rowOf>[1]): Readonly<Record<string, string | number>> => {
  const row = rowOf(variables, answers);
  return Object.fromEntries(columnsOf(variables).map((column, at) => [column, row[at] ?? 'no cell']));
};

describe('a response as a row', () => {
  it('has the columns that tabulating responses makes, in the same order', () => {
    for (const questionnaire of [sample, demonstration]) {
      const all = codebook(questionnaire);
      const table = tabulator(all);
      table.add({ answers: simulate(questionnaire, seeded(1)) });
      expect(columnsOf(all)).to.deep.equal([...table.finish().columns.keys()]);
      expect(rowOf(all, {})).to.have.lengthOf(columnsOf(all).length);
    }
  });

  it('keeps codes, numbers and the ways not to answer, and leaves empty what was not asked', () => {
    expect(cells({ paid: 'yes', trust: 'refused', age: 40 })).to.include({
      paid: 'yes',
      trust: 'refused',
      age: 40,
      amount: '',
      asked_police: '',
    });
  });

  it('gives each option of several answers 1 or 0, and a refusal to all of them', () => {
    expect(cells({ services: ['court'] })).to.include({ services_court: 1, services_police: 0 });
    expect(cells({ services: 'refused' })).to.include({
      services_court: 'refused',
      services_police: 'refused',
    });
    expect(cells({})).to.include({ services_court: '' });
  });

  it('puts an amount into its band, and a band into no amount', () => {
    expect(cells({ amount: 1500 })).to.include({ amount: 1500, amount_band: 'middle' });
    expect(cells({ amount: 'large' })).to.include({ amount: '', amount_band: 'large' });
    expect(cells({ amount: 'refused' })).to.include({ amount: 'refused', amount_band: 'refused' });
  });

  it('gives rows of a grid a column each', () => {
    expect(cells({ asked: { police: 'no' } })).to.include({ asked_police: 'no', asked_clinic: '' });
  });
});
