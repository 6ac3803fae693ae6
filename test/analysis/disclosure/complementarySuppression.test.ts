import { expect } from 'chai';
import { complementarySuppression, type LinkedTables, type TableCell } from '../../../analysis/index.ts';

const options = { small: 10, protection: 10, dear: 100 };
const cell = (value: number | null, price = value ?? 1): TableCell => ({
  ...{ value, price, guarded: 'small', whole: null, carries: [] },
});
/** Parts of one whole, whose sum nobody may hide. */
const row = (values: readonly (number | null)[], whole: number): LinkedTables => ({
  cells: [...values.map(value => cell(value)), cell(whole, Infinity)],
  relations: [[...values.map((_, at) => [at, 1] as const), [values.length, -1]]],
});
const hiddenIn = (tables: LinkedTables): readonly number[] =>
  complementarySuppression(tables, options).isHidden.flatMap((isHidden, at) => (isHidden ? [at] : []));

describe('Complementary suppression', () => {
  it('hides nothing where nothing is hidden', () => {
    expect(hiddenIn(row([20, 30, 50], 100))).to.deep.equal([]);
  });

  it('hides the cheapest number beside a small one that would follow from the sum', () => {
    expect(
      hiddenIn(
        row(
          [4, 40, 20, 36].map(value => (value === 4 ? null : value)),
          100,
        ),
      ),
    ).to.deep.equal([0, 2]);
  });

  it('leaves two hidden numbers alone that keep each other wide enough', () => {
    expect(hiddenIn(row([null, null, 80], 100))).to.deep.equal([0, 1]);
  });

  it('goes across two tables that share a number', () => {
    // a + b = 50 in one table, a + c = 44 in another: hiding b alone would leave a open in the other
    const tables: LinkedTables = {
      cells: [cell(null), cell(46), cell(40), cell(50, Infinity), cell(44, Infinity)],
      relations: [
        [
          [0, 1],
          [1, 1],
          [3, -1],
        ],
        [
          [0, 1],
          [2, 1],
          [4, -1],
        ],
      ],
    };
    expect(hiddenIn(tables)).to.deep.equal([0, 1, 2]);
  });

  it('names what nothing can protect any more', () => {
    const tables: LinkedTables = {
      cells: [cell(null), cell(96, Infinity), cell(100, Infinity)],
      relations: [
        [
          [0, 1],
          [1, 1],
          [2, -1],
        ],
      ],
    };
    expect(complementarySuppression(tables, options).exposed).to.deep.equal([0]);
  });
});
