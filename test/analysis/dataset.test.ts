// Columns: made from answers, never mutated, and clear about what does not fit.
import { expect } from 'chai';
import {
  categoriesOf,
  categoryColumn,
  crossCategories,
  dataset,
  numberColumn,
  numbersOf,
  whereCategory,
  withColumns,
} from '../../analysis/index.ts';

describe('a dataset', () => {
  const sex = categoryColumn('sex', ['f', null, 'm']);
  const age = numberColumn('age', [30, 41, null]);

  it('keeps missing answers apart from categories and numbers', () => {
    expect(sex.categories).to.deep.equal(['f', 'm']);
    expect([...sex.codes]).to.deep.equal([0, -1, 1]);
    expect([...age.values]).to.deep.equal([30, 41, Number.NaN]);
  });

  it('refuses columns of unequal length and names them', () => {
    expect(() => dataset([sex, numberColumn('age', [1])])).to.throw(
      RangeError,
      'Column "age" has 1 rows, but "sex" has 3',
    );
  });

  it('refuses two columns of the same name', () => {
    expect(() => dataset([sex, sex])).to.throw(RangeError, 'Two columns are called "sex"');
  });

  it('refuses a label outside the categories given', () => {
    expect(() => categoryColumn('sex', ['x'], ['f', 'm'])).to.throw(RangeError, 'holds "x" in row 1');
  });

  it('says which variables there are when one is unknown', () => {
    expect(() => numbersOf(dataset([age]), 'income')).to.throw(
      RangeError,
      'no variable "income"; there are: age',
    );
  });

  it('refuses to calculate with categories', () => {
    expect(() => numbersOf(dataset([sex]), 'sex')).to.throw(RangeError, 'recode it to a number column');
  });

  it('reads a number column as categories in ascending order', () => {
    const column = categoriesOf(dataset([numberColumn('wave', [2013, null, 2011])]), 'wave');
    expect(column.categories).to.deep.equal(['2011', '2013']);
    expect([...column.codes]).to.deep.equal([1, -1, 0]);
  });

  it('combines questions with the first varying fastest, missing where either is', () => {
    const data = dataset([sex, categoryColumn('town', ['a', 'b', 'b'])]);
    const joint = crossCategories(data, ['sex', 'town']);
    expect(joint.categories).to.deep.equal(['f.a', 'm.a', 'f.b', 'm.b']);
    expect([...joint.codes]).to.deep.equal([0, -1, 3]);
  });

  it('makes the next dataset instead of changing itself', () => {
    const before = dataset([age]);
    const after = withColumns(before, [numberColumn('age', [1, 2, 3])]);
    expect(numbersOf(before, 'age')[0]).to.equal(30);
    expect(numbersOf(after, 'age')[0]).to.equal(1);
  });

  it('names the unknown category of a mask', () => {
    expect(() => whereCategory(dataset([sex]), 'sex', ['x'])).to.throw(
      RangeError,
      'no category "x"; it has: f, m',
    );
    expect([...whereCategory(dataset([sex]), 'sex', ['m'])]).to.deep.equal([0, 0, 1]);
  });
});
