// Corruption indices: definitions as data, and refusals that keep unlike figures apart.
import { expect } from 'chai';
import {
  balanceIndex,
  briberyPrevalence,
  compositeIndex,
  corruptionIndices,
  exponentialIntensity,
  numberColumn,
  sameRecall,
  standardIndices,
  surveyProportions,
  trimmedMean,
  withColumns,
  withData,
} from '../../../analysis/index.ts';
import { twelve } from '../samples.ts';

const withBribes = () => {
  const design = twelve();
  const column = (name: string, values: number[]) => numberColumn(name, values);
  return withData(
    design,
    withColumns(design.data, [
      column('contact', [1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1]),
      column('situation', [1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0]),
      column('paid', [1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0]),
      column('bribes', [2, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0]),
      column('amount', [500, 0, 0, 0, 0, 100, 0, 0, 900, 0, 0, 0]),
      column('none', new Array<number>(12).fill(0)),
    ]),
  );
};

const names = {
  contact: 'contact',
  situation: 'situation',
  paid: 'paid',
  bribes: 'bribes',
  amount: 'amount',
};

describe('corruption indices', () => {
  it('hold the identity: contribution of a payer = intensity x mean bribe', () => {
    const found = new Map(
      corruptionIndices(withBribes(), standardIndices(names, 12)).map(({ definition, estimate }) => [
        definition.id,
        estimate.value,
      ]),
    );
    expect(found.get('annualContribution')).to.be.closeTo(
      found.get('intensity')! * found.get('meanBribe')!,
      1e-9,
    );
  });

  it('carry the recall period and the source with each number', () => {
    for (const { recallMonths, source } of standardIndices(names, 12)) {
      expect(recallMonths).to.equal(12);
      expect(source).not.to.equal('');
    }
  });

  it('refuse to compare figures over different periods', () => {
    const [year, ever] = [standardIndices(names, 12)[0]!, standardIndices(names, 60)[0]!];
    expect(() => sameRecall(year, ever)).to.throw(RangeError, '12 months');
    expect(() => sameRecall(year, year)).not.to.throw();
  });

  it('say that a denominator is empty', () => {
    const empty = standardIndices({ contact: 'none', situation: 'situation' }, 12);
    expect(() => corruptionIndices(withBribes(), empty)).to.throw(RangeError, 'The total of "none" is 0');
  });

  it('count bribery among those who had contact', () => {
    const prevalence = briberyPrevalence(withBribes(), {
      contact: { variable: 'contact', yes: '1' },
      bribery: { variable: 'paid', yes: '1' },
    });
    expect(prevalence.n).to.equal(10);
  });
});

describe('opinion indices', () => {
  it('balance one side against the other', () => {
    const [yes, no] = surveyProportions(twelve(), 'answer');
    const { value } = balanceIndex(twelve(), 'answer', { positive: 'yes', negative: 'no' });
    expect(value).to.be.closeTo(yes!.value - no!.value, 1e-12);
    expect(() => balanceIndex(twelve(), 'answer', { positive: 'yes', negative: 'x' })).to.throw(
      RangeError,
      'no category "x"',
    );
  });

  it('mix components by weights that add up to one', () => {
    const { index, components } = compositeIndex(withBribes(), ['contact', 'paid'], { weights: [3, 1] });
    expect(index.value).to.be.closeTo(0.75 * components[0]!.value + 0.25 * components[1]!.value, 1e-12);
    expect(() => compositeIndex(withBribes(), ['contact'], { weights: [-1] })).to.throw(
      RangeError,
      'at least 0',
    );
  });
});

describe('figures of INDEM', () => {
  it('drop the extremes of bribes', () => {
    expect(trimmedMean([1, 2, 3, 4, 1000, Number.NaN], 1)).to.deep.equal({ value: 3, n: 5, used: 3 });
    expect(() => trimmedMean([1, 2], 1)).to.throw(RangeError, 'use a smaller k');
  });

  it('read the intensity off exponential times exactly', () => {
    const times = Array.from({ length: 1000 }, (_, i) => -Math.log((i + 0.5) / 1000) / 2);
    const { intensity } = exponentialIntensity(times, [0.25, 0.5, 1]);
    expect(intensity).to.be.closeTo(2, 0.01);
    expect(() => exponentialIntensity([], [1])).to.throw(RangeError, 'no times');
  });
});
