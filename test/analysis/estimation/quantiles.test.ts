// Quantiles: order, ties, extremes.
import { expect } from 'chai';
import fc from 'fast-check';
import { dataset, numberColumn, surveyDesign, surveyQuantile } from '../../../analysis/index.ts';
import { orderOf } from '../../../analysis/estimation/order.ts';

describe('sorting by bits', () => {
  it('orders any numbers as comparison does, ties in the order of rows', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: -5, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 200 }), values => {
        const expected = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
        const ones = new Float64Array(values.length).fill(1);
        expect([...orderOf(Float64Array.from(values), ones)]).to.deep.equal(expected);
      }),
    );
  });

  it('leaves out missing values and rows outside the domain', () => {
    expect([...orderOf(Float64Array.of(3, Number.NaN, 1, 2), Float64Array.of(1, 1, 0, 1))]).to.deep.equal([
      3, 0,
    ]);
  });
});

describe('a quantile', () => {
  const design = (values: number[]) => surveyDesign({ data: dataset([numberColumn('y', values)]) });
  const rules = ['math', 'school', 'hf3', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9', 'shahvaish'] as const;

  it('lies within the data by every rule', () => {
    for (const rule of rules)
      for (const { value } of surveyQuantile(design([5, 1, 4, 2, 2, 9]), 'y', [0.01, 0.5, 0.99], { rule }))
        expect(value).to.be.within(1, 9);
  });

  it('is the value itself when all are equal, or there is one', () => {
    for (const rule of rules) {
      expect(surveyQuantile(design([7, 7, 7]), 'y', [0.5], { rule })[0]!.value).to.equal(7);
    }
  });

  it('averages the two middle values by the school rule', () => {
    expect(surveyQuantile(design([1, 2, 3, 4]), 'y', [0.5], { rule: 'school' })[0]!.value).to.equal(2.5);
    expect(surveyQuantile(design([1, 2, 3, 4]), 'y', [0.5], { rule: 'math' })[0]!.value).to.equal(2);
  });

  it('has no limit where the interval leaves the data', () => {
    const [estimate] = surveyQuantile(design([1, 2, 3, 4]), 'y', [0.75]);
    expect(estimate!.high).to.equal(null);
    expect(estimate!.flags).to.include('noVariance');
  });

  it('asks for a probability inside (0, 1)', () => {
    expect(() => surveyQuantile(design([1, 2]), 'y', [50])).to.throw(RangeError, 'such as 0.5');
  });
});
