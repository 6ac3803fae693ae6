// The histogram of weights tells no bar of fewer than ten, and none from which such a bar would follow.
import { expect } from 'chai';
import { histogramOf } from '../../../../server/services/weighting/histogram.ts';

const told = (...weights: readonly (readonly [number, number])[]): readonly (number | null)[] =>
  histogramOf(
    Float64Array.from(weights.flatMap(([count, weight]) => Array.from({ length: count }, () => weight))),
  )
    .bars.map(({ count }) => count)
    .filter(count => count !== 0);

describe('the histogram of weights', () => {
  it('tells bars of ten and more', () => expect(told([30, 1], [20, 2], [15, 3])).to.deep.equal([30, 20, 15]));

  it('hides a second bar where the first hidden one would follow by subtraction', () => {
    expect(told([4, 1], [12, 2])).to.deep.equal([null, null]);
    expect(told([4, 1], [12, 2], [40, 3])).to.deep.equal([null, null, 40]);
  });

  it('tells the one bar of equal weights, unless it is of fewer than ten', () => {
    expect(told([16, 1])).to.deep.equal([16]);
    expect(told([9, 1])).to.deep.equal([null]);
  });
});
