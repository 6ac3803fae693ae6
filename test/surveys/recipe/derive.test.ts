// Variables of a recipe: what each common recoding gives, and what is missing stays missing.
import { expect } from 'chai';
import { categoryColumn, dataset, numberColumn, type Column } from '../../../analysis/dataset.ts';
import { withDerived } from '../../../surveys/recipe/derive.ts';

const data = dataset([
  categoryColumn('trust', ['1', '4', '5', 'refused', null]),
  numberColumn('age', [17, 30, 45, 60, null]),
  numberColumn('paid', [0, 1, 0, null, null]),
  numberColumn('asked', [0, 0, null, 1, null]),
]);

const valuesOf = (column: Column | undefined): readonly (string | number | null)[] => {
  if (column?.kind === 'number') return [...column.values].map(value => (Number.isNaN(value) ? null : value));
  return [...(column?.codes ?? [])].map(code => column?.categories[code] ?? null);
};

const made = (expression: string): readonly (string | number | null)[] => {
  const [first] = withDerived([data], [], { name: 'made', expression });
  return valuesOf(first?.columns.get('made'));
};

describe('Variables of a recipe', () => {
  it('count the two highest answers as 1, and leave out who refused', () => {
    expect(made('${trust} >= 4')).to.deep.equal([0, 1, 1, null, null]);
  });
  it('cut a number into bands with codes of their own', () => {
    expect(made("if(${age} < 30, 'young', if(${age} < 60, 'middle', 'old'))")).to.deep.equal([
      'young',
      'middle',
      'middle',
      'old',
      null,
    ]);
  });
  it('join answers: any of them is enough, and none of them needs all to be known', () => {
    expect(made('${paid} = 1 or ${asked} = 1')).to.deep.equal([0, 1, null, 1, null]);
  });
  it('add up numbers, unknown where one is, or 0 in its place', () => {
    expect(made('${paid} + ${asked}')).to.deep.equal([0, 1, null, null, null]);
    expect(made('coalesce(${paid}, 0) + coalesce(${asked}, 0)')).to.deep.equal([0, 1, 0, 1, 0]);
  });
  it('make numbers of codes that are numbers', () => {
    expect(made('number(${trust})')).to.deep.equal([1, 4, 5, null, null]);
  });
  it('have codes of the same order in every wave', () => {
    const waves = withDerived([data, dataset([categoryColumn('trust', ['2', '10', '1'])])], [], {
      name: 'made',
      expression: '${trust}',
    });
    const categories = waves
      .map(({ columns }) => columns.get('made'))
      .map(column => (column?.kind === 'category' ? column.categories : []));
    expect(categories).to.deep.equal([
      ['1', '2', '4', '5', '10'],
      ['1', '2', '4', '5', '10'],
    ]);
  });
});
