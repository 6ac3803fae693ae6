// Designs: strata, PSUs, corrections and domains, and what is refused.
import { expect } from 'chai';
import {
  dataset,
  degreesOfFreedom,
  numberColumn,
  stackWaves,
  subset,
  surveyDesign,
  surveyMean,
  surveyProportions,
  where,
} from '../../analysis/index.ts';
import { numbersIn, twelve } from './samples.ts';

const small = (columns: Record<string, (number | null)[]>) =>
  dataset(Object.entries(columns).map(([name, values]) => numberColumn(name, values)));

describe('a survey design', () => {
  it('counts degrees of freedom as PSUs minus strata', () => {
    expect(degreesOfFreedom(twelve())).to.equal(4);
  });

  it('takes every row as its own PSU in one stratum of equal weights when nothing else is said', () => {
    const design = surveyDesign({ data: small({ y: [1, 2, 3, 6] }) });
    const { value, standardError, degreesOfFreedom: df } = surveyMean(design, 'y').estimates[0]!;
    expect(value).to.equal(3);
    expect(standardError).to.be.closeTo(Math.sqrt(14 / 3 / 4), 1e-12);
    expect(df).to.equal(3);
  });

  it('keeps the PSUs of the whole sample in a domain', () => {
    const design = twelve();
    const women = subset(
      design,
      where(design.data, row => row === 0 || row === 8),
    );
    expect(degreesOfFreedom(women)).to.equal(0);
    expect(women.structure.psuCount).to.equal(6);
  });

  it('refuses negative, missing and infinite weights and names the row', () => {
    const data = small({ y: [1, 2], w: [1, -2] });
    expect(() => surveyDesign({ data, weights: 'w' })).to.throw(RangeError, 'Weight "w": row 2 has -2');
    expect(() => surveyDesign({ data, weights: Float64Array.of(Number.NaN, 1) })).to.throw(
      RangeError,
      'row 1 has none',
    );
    expect(() => surveyDesign({ data, weights: Float64Array.of(1) })).to.throw(
      RangeError,
      '1 values for 2 rows',
    );
  });

  it('leaves rows of weight zero out of every base', () => {
    const weights = Array.from({ length: 12 }, (_, row) => (row < 2 ? 0 : 1));
    expect(surveyProportions(twelve(undefined, weights), 'answer')[0]!.n).to.equal(10);
  });

  it('refuses a dataset without rows', () => {
    expect(() => surveyDesign({ data: dataset([numberColumn('y', [])]) })).to.throw(RangeError, 'no rows');
  });

  it('refuses a missing stratum or PSU and names the row', () => {
    const data = small({ s: [1, null], p: [1, 2] });
    expect(() => surveyDesign({ data, strata: 's' })).to.throw(RangeError, 'Stratum "s" is missing in row 2');
  });

  it('refuses a PSU that lies in two strata, and nests it on request', () => {
    const data = small({ s: [1, 1, 2, 2], p: [1, 2, 1, 2], y: [1, 2, 3, 4] });
    expect(() => surveyDesign({ data, strata: 's', psu: 'p' })).to.throw(
      RangeError,
      'PSU 1 occurs in strata 1 and 2',
    );
    expect(degreesOfFreedom(surveyDesign({ data, strata: 's', psu: 'p', nest: true }))).to.equal(2);
  });

  it('names every stratum with one PSU and offers the rules', () => {
    const data = small({ s: [1, 2, 3, 3], y: [1, 2, 3, 4] });
    const design = surveyDesign({ data, strata: 's' });
    expect(() => surveyMean(design, 'y')).to.throw(RangeError, 'Stratum 1, 2 has only one PSU');
  });

  it('flags figures whose error rests on a rule for lonely PSUs', () => {
    const data = small({ s: [1, 2, 2], y: [1, 2, 4] });
    for (const lonelyPsu of ['remove', 'certainty', 'adjust', 'average'] as const) {
      const [estimate] = surveyMean(surveyDesign({ data, strata: 's', lonelyPsu }), 'y').estimates;
      expect(estimate!.flags).to.include('lonelyPsu');
      expect(estimate!.standardError).to.be.greaterThan(0);
    }
  });

  it('gives no error, and says so, when every stratum has one PSU', () => {
    const data = small({ s: [1, 2, 3], y: [1, 2, 4] });
    for (const lonelyPsu of ['remove', 'adjust', 'average'] as const) {
      const [estimate] = surveyMean(surveyDesign({ data, strata: 's', lonelyPsu }), 'y').estimates;
      expect(estimate!.standardError).to.equal(null);
      expect(estimate!.low).to.equal(null);
      expect(estimate!.flags).to.include('noVariance');
    }
  });

  it('has no error left when the whole population was asked', () => {
    const design = surveyDesign({ data: small({ y: [1, 2, 4], N: [3, 3, 3] }), fpc: 'N' });
    expect(surveyMean(design, 'y').estimates[0]!.standardError).to.equal(0);
  });

  it('refuses a population smaller than the sample, and two sizes for one stratum', () => {
    const data = small({ y: [1, 2, 4], N: [2, 2, 2], M: [9, 8, 9] });
    expect(() => surveyDesign({ data, fpc: 'N' })).to.throw(
      RangeError,
      'Stratum all has 3 PSUs in the sample, but only 2',
    );
    expect(() => surveyDesign({ data, fpc: 'M' })).to.throw(RangeError, 'two population sizes, 9 and 8');
  });
});

describe('stacked waves', () => {
  it('keep independent waves apart', () => {
    const stacked = stackWaves([
      { name: '2011', design: twelve() },
      { name: '2012', design: twelve() },
    ]);
    expect(degreesOfFreedom(stacked)).to.equal(8);
  });

  it('recognize PSUs visited again', () => {
    const stacked = stackWaves(
      [
        { name: '2011', design: twelve() },
        { name: '2012', design: twelve() },
      ],
      { overlap: true },
    );
    expect(degreesOfFreedom(stacked)).to.equal(4);
  });

  it('allow a stratum that one wave does not have', () => {
    const later = surveyDesign({
      data: small({ age: [20, 30, 40, 50], stratum: [2, 2, 3, 3], psu: [7, 8, 9, 10] }),
      strata: 'stratum',
      psu: 'psu',
    });
    const stacked = stackWaves(
      [
        { name: 'a', design: twelve() },
        { name: 'b', design: later },
      ],
      { overlap: true },
    );
    expect(stacked.structure.strataCount).to.equal(3);
    expect(numbersIn(surveyMean(stacked, 'age').estimates).every(Number.isFinite)).to.equal(true);
  });

  it('refuse two waves of one name', () => {
    const wave = { name: '2011', design: twelve() };
    expect(() => stackWaves([wave, wave])).to.throw(RangeError, 'Two waves share a name');
  });
});
