// Change: differences, trends, models, and where they have no answer.
import { expect } from 'chai';
import {
  contrast,
  deltaMethod,
  minimumDetectableChange,
  numberColumn,
  relativeChange,
  sampleSizeForProportion,
  stackWaves,
  surveyBy,
  surveyGlm,
  surveyMean,
  surveyProportions,
  trend,
  waldTest,
  waveDifference,
  withColumns,
  withData,
} from '../../../analysis/index.ts';
import { numbersIn, twelve } from '../samples.ts';

const shifted = (by: number) => {
  const answers = Array.from({ length: 12 }, (_, row) => ((row + by) % 4 === 0 ? 'yes' : 'no'));
  return twelve(answers);
};

describe('the difference of two waves', () => {
  it('adds the variances and the degrees of freedom of independent samples', () => {
    const [a, b] = [surveyProportions(shifted(0), 'answer')[0]!, surveyProportions(shifted(1), 'answer')[0]!];
    const change = waveDifference(b, a);
    expect(change.value).to.equal(b.value - a.value);
    expect(change.standardError).to.be.closeTo(Math.hypot(a.standardError!, b.standardError!), 1e-14);
    expect(change.degreesOfFreedom).to.equal(8);
  });

  it('equals the contrast of the stacked waves', () => {
    const [a, b] = [shifted(0), shifted(1)];
    const stacked = stackWaves([
      { name: '1', design: a },
      { name: '2', design: b },
    ]);
    const set = surveyBy(stacked, 'wave', wave => surveyMean(wave, 'age'));
    const joint = contrast(set, [-1, 1]);
    const apart = waveDifference(surveyMean(b, 'age').estimates[0]!, surveyMean(a, 'age').estimates[0]!);
    expect(joint.standardError).to.be.closeTo(apart.standardError!, 1e-12);
    expect(joint.degreesOfFreedom).to.equal(apart.degreesOfFreedom);
  });

  it('has no t and no p when both waves are without error', () => {
    const none = surveyProportions(twelve(new Array<string>(12).fill('no')), 'answer')[0]!;
    const change = waveDifference(none, none);
    expect([change.value, change.standardError, change.t, change.pValue]).to.deep.equal([0, 0, null, null]);
    expect(change.flags).to.include('degenerate');
  });

  it('takes the covariance of people asked twice into account', () => {
    const stacked = stackWaves(
      [
        { name: '1', design: twelve() },
        { name: '2', design: twelve() },
      ],
      { overlap: true },
    );
    const set = surveyBy(stacked, 'wave', wave => surveyMean(wave, 'age'));
    expect(contrast(set, [-1, 1]).standardError).to.be.closeTo(0, 1e-12);
  });

  it('refuses a relative change from zero and an unknown name in a contrast', () => {
    const none = surveyProportions(twelve(new Array<string>(12).fill('no')), 'answer');
    expect(() => relativeChange(none[1]!, none[0]!)).to.throw(RangeError, 'give the difference instead');
    expect(() => contrast(surveyMean(twelve(), 'age'), { income: 1 })).to.throw(
      RangeError,
      'no estimate "income"',
    );
  });

  it('agrees with the delta method on a relative change', () => {
    const set = surveyBy(
      stackWaves([
        { name: '1', design: shifted(0) },
        { name: '2', design: shifted(1) },
      ]),
      'wave',
      wave => surveyMean(wave, 'age'),
    );
    const byDelta = deltaMethod(set, ([a, b]) => b! / a! - 1);
    const direct = relativeChange(set.estimates[1]!, set.estimates[0]!);
    expect(byDelta.standardError).to.be.closeTo(direct.standardError!, 1e-10);
  });
});

describe('a trend', () => {
  const waves = [0, 1, 2, 3].map(time => ({
    time: 2010 + time,
    design: shifted(time),
    variable: 'answer',
    categories: 'yes',
  }));

  it('equals the regression of the stacked waves on time', () => {
    const line = trend(waves);
    const stacked = stackWaves(waves.map(({ time, design }) => ({ name: String(time), design })));
    const years = Float64Array.from({ length: 48 }, (_, row) => 2010 + Math.floor(row / 12));
    const timed = withData(stacked, withColumns(stacked.data, [numberColumn('time', years)]));
    const model = surveyGlm(timed, { outcome: { variable: 'answer', categories: 'yes' }, terms: ['time'] });
    expect(line.slope.value).to.be.closeTo(model.coefficients[1]!.value, 1e-12);
    expect(line.slope.standardError).to.be.closeTo(model.coefficients[1]!.standardError!, 1e-12);
    expect(line.slope.degreesOfFreedom).to.equal(model.degreesOfFreedom);
  });

  it('needs two different times and a known category', () => {
    expect(() => trend([waves[0]!, waves[0]!])).to.throw(RangeError, 'two or more different times');
    expect(() => trend([{ ...waves[0]!, categories: 'maybe' }])).to.throw(RangeError, 'no category "maybe"');
  });
});

describe('a model', () => {
  it('leaves out and names a column that others determine', () => {
    const design = twelve();
    const twice = withColumns(design.data, [
      numberColumn(
        'double',
        [...Array(12).keys()].map(row => 2 * (20 + 3 * row)),
      ),
    ]);
    const model = surveyGlm(withData(design, twice), {
      outcome: { variable: 'answer', categories: 'yes' },
      terms: ['age', 'double'],
    });
    expect(model.aliased).to.deep.equal(['double']);
    expect(model.names).to.deep.equal(['(Intercept)', 'age']);
  });

  it('reports that it did not converge when the answer is fully determined, without a NaN', () => {
    const answers = Array.from({ length: 12 }, (_, row) => (row < 6 ? 'yes' : 'no'));
    const model = surveyGlm(twelve(answers), {
      outcome: { variable: 'answer', categories: 'yes' },
      terms: ['age'],
      family: 'logit',
    });
    expect(numbersIn(model).every(Number.isFinite)).to.equal(true);
  });

  it('refuses outcomes outside [0, 1], too few rows and unknown terms', () => {
    expect(() => surveyGlm(twelve(), { outcome: 'age', terms: ['sex'], family: 'logit' })).to.throw(
      RangeError,
      'from 0 to 1',
    );
    expect(() => surveyGlm(twelve(), { outcome: 'age', terms: ['income'] })).to.throw(
      RangeError,
      'no variable "income"',
    );
    expect(() => surveyGlm(twelve(), { outcome: 'nothing', terms: ['sex'] })).to.throw(
      RangeError,
      'No row of this domain has a value of "nothing", "sex"',
    );
    const model = surveyGlm(twelve(), { outcome: 'age', terms: ['sex'] });
    expect(() => waldTest(model, 'answer')).to.throw(RangeError, 'no term "answer"');
  });
});

describe('planning', () => {
  it('finds the interviews for a margin of error, and fewer in a small population', () => {
    expect(sampleSizeForProportion({ margin: 0.03 }).interviews).to.equal(1068);
    expect(sampleSizeForProportion({ margin: 0.03, population: 2000 }).interviews).to.equal(697);
    expect(sampleSizeForProportion({ margin: 0.03, designEffect: 1.5, responseRate: 0.5 })).to.deep.equal({
      interviews: 1601,
      invitations: 3202,
    });
  });

  it('finds the smallest change a pair of waves can show', () => {
    const wave = { share: 0.2, n: 1000 };
    expect(minimumDetectableChange(wave, wave)).to.be.closeTo(2.8016 * Math.sqrt((2 * 0.16) / 1000), 1e-5);
    expect(() => minimumDetectableChange({ share: 0, n: 10 }, wave)).to.throw(RangeError, 'between 0 and 1');
  });
});
