import { expect } from 'chai';
import { columnOf } from '../../analysis/dataset.ts';
import type { Dataset } from '../../analysis/dataset.ts';
import { codebook } from '../../surveys/codebook.ts';
import { tabulator } from '../../surveys/tabulate.ts';
import type { Tabulated } from '../../surveys/tabulate.ts';
import { sample } from './sample.ts';

const tabulate = (responses: readonly Tabulated[]): Dataset => {
  const table = tabulator(codebook(sample));
  responses.forEach(response => table.add(response));
  return table.finish();
};

/** The column as its categories (null where missing) or numbers, a row each. */
const values = (data: Dataset, name: string): readonly unknown[] => {
  const column = columnOf(data, name);
  return column.kind === 'number'
    ? [...column.values]
    : [...column.codes].map(code => column.categories[code] ?? null);
};

const responses: readonly Tabulated[] = [
  {
    answers: {
      services: ['police'],
      asked: { police: 'yes' },
      paid: 'yes',
      amount: 1500,
      trust: '7',
      age: 40,
    },
  },
  { answers: { services: 'refused', amount: 'middle', trust: 'hard_to_say', age: 30 } },
  { answers: { services: ['clinic', 'court'], asked: 'refused', amount: 'refused', trust: 'mars' } },
  { answers: {} },
];

describe('tabulating responses', () => {
  const data = tabulate(responses);

  it('gives every response a row', () => {
    expect(data.rows).to.equal(4);
    expect(tabulate([]).rows).to.equal(0);
  });

  it('keeps missing codes as categories, and what was not asked as missing', () => {
    expect(values(data, 'trust')).to.deep.equal(['7', 'hard_to_say', null, null]);
    expect(values(data, 'paid')).to.deep.equal(['yes', null, null, null]);
  });

  it('makes a column of each option of a set', () => {
    expect(values(data, 'services_police')).to.deep.equal(['1', 'refused', '0', null]);
    expect(values(data, 'services_court')).to.deep.equal(['0', 'refused', '1', null]);
    expect(data.columns.has('services')).to.equal(false);
    expect(data.columns.has('services_refused')).to.equal(false);
  });

  it('makes a column of each row of a grid, a refusal of the whole in each', () => {
    expect(values(data, 'asked_police')).to.deep.equal(['yes', null, 'refused', null]);
    expect(values(data, 'asked_clinic')).to.deep.equal([null, null, 'refused', null]);
  });

  it('lets exact amounts fall into their band', () => {
    expect(values(data, 'amount')).to.deep.equal([1500, NaN, NaN, NaN]);
    expect(values(data, 'amount_band')).to.deep.equal(['middle', 'middle', 'refused', null]);
  });

  it('has design columns where any response has them', () => {
    expect([...data.columns.keys()].filter(name => name.startsWith('@'))).to.deep.equal([]);
    const designed = tabulate([
      ...responses,
      { answers: {}, design: { stratum: 'north', psu: '12', weight: 1.5 } },
      { answers: {}, design: { stratum: 'south' } },
    ]);
    expect(values(designed, '@stratum')).to.deep.equal([null, null, null, null, 'north', 'south']);
    expect(values(designed, '@psu')).to.deep.equal([null, null, null, null, '12', null]);
    expect(values(designed, '@weight')).to.deep.equal([NaN, NaN, NaN, NaN, 1.5, NaN]);
  });

  it('grows with the responses', () => {
    const many = tabulate(Array.from({ length: 5000 }, (_, row) => ({ answers: { age: row } })));
    expect(many.rows).to.equal(5000);
    expect(values(many, 'age').slice(-2)).to.deep.equal([4998, 4999]);
  });

  it('refuses more strata than a column can number', () => {
    const table = tabulator([]);
    const addAll = (): void => {
      for (let row = 0; row <= 32_767; row += 1) table.add({ answers: {}, design: { psu: String(row) } });
    };
    expect(addAll).to.throw(RangeError, 'group them first');
  });
});
