// Tests of independence and adjusted p-values.
import { expect } from 'chai';
import {
  adjustPValues,
  chiSquareTest,
  numberColumn,
  tTest,
  withColumns,
  withData,
} from '../../../analysis/index.ts';
import { twelve } from '../samples.ts';

describe('a test of independence', () => {
  it('gives p-values from 0 to 1 for every statistic', () => {
    for (const statistic of ['F', 'Chisq', 'Wald', 'adjWald', 'saddlepoint'] as const) {
      const { pValue } = chiSquareTest(twelve(), 'sex', 'answer', { statistic });
      expect(pValue).to.be.within(0, 1);
    }
  });

  it('refuses a question with one category in the domain', () => {
    const same = twelve(new Array<string>(12).fill('no'));
    expect(() => chiSquareTest(same, 'sex', 'answer')).to.throw(RangeError, '"answer" has one category');
  });
});

describe('a t-test', () => {
  it('compares exactly two groups', () => {
    expect(tTest(twelve(), 'age', 'sex').degreesOfFreedom).to.equal(3);
    const design = twelve();
    const three = withColumns(design.data, [
      numberColumn(
        'third',
        [...Array(12).keys()].map(row => row % 3),
      ),
    ]);
    expect(() => tTest(withData(design, three), 'age', 'third')).to.throw(RangeError, 'has 3 categories');
  });
});

describe('adjusted p-values', () => {
  it('leave tests that were not done alone', () => {
    expect(adjustPValues([0.01, null, 0.04])).to.deep.equal([0.02, null, 0.04]);
    expect(adjustPValues([])).to.deep.equal([]);
  });

  it('refuse numbers that are no probabilities', () => {
    expect(() => adjustPValues([1.2])).to.throw(RangeError, 'A p-value is 1.2');
  });
});
