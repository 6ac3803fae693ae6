// Weighting: margins met, errors that know it, and margins that cannot be met.
import { expect } from 'chai';
import {
  asBootstrap,
  asJackknife,
  calibrate,
  kishDesignEffect,
  normalizeWeights,
  postStratify,
  rake,
  rakeAndTrim,
  surveyMean,
  surveyProportions,
  surveyTotal,
  trimWeights,
  weightDiagnostics,
} from '../../../analysis/index.ts';
import { numbersIn, twelve } from '../samples.ts';

const sex = { variable: 'sex', totals: { f: 60, m: 40 } };
const answer = {
  variable: 'answer',
  totals: new Map([
    ['yes', 45],
    ['no', 55],
  ]),
};

describe('raking', () => {
  it('meets all margins, and their totals have no error left', () => {
    const { design, converged, worstMargin } = rake(twelve(), [sex, answer]);
    expect(converged).to.equal(true);
    expect(worstMargin.relativeError).to.be.below(1e-9);
    const totals = surveyTotal(design, ['sex', 'answer']).estimates;
    expect(totals.map(({ value }) => Math.round(value * 1e6) / 1e6)).to.deep.equal([60, 40, 45, 55]);
    for (const { standardError } of totals) expect(standardError).to.be.below(1e-6);
  });

  it('changes nothing when the margins already agree', () => {
    const start = postStratify(twelve(), sex);
    const again = rake(start, [sex]).design;
    again.weights.forEach((weight, row) => expect(weight).to.be.closeTo(start.weights[row]!, 1e-9));
  });

  it('names a margin category that nobody in the sample has', () => {
    const other = { variable: 'sex', totals: { f: 60, m: 40, x: 5 } };
    expect(() => rake(twelve(), [other])).to.throw(
      RangeError,
      'Margin sex = x (total 5) has nobody in the sample',
    );
  });

  it('names respondents whose category has no total, or a total of zero', () => {
    expect(() => rake(twelve(), [{ variable: 'sex', totals: { f: 60 } }])).to.throw(
      RangeError,
      'sex = m has respondents but no total',
    );
    expect(() => rake(twelve(), [{ variable: 'sex', totals: { f: 60, m: 0 } }])).to.throw(
      RangeError,
      'a total of 0',
    );
  });

  it('names margins that add up to different populations, and a total that is no number', () => {
    expect(() => rake(twelve(), [sex, { variable: 'answer', totals: { yes: 1, no: 1 } }])).to.throw(
      RangeError,
      'Margin answer adds up to 2, margin sex to 100',
    );
    expect(() => rake(twelve(), [{ variable: 'sex', totals: { f: -1, m: 1 } }])).to.throw(
      RangeError,
      'sex = f: the total is -1',
    );
  });

  it('names the row whose weighting variable is missing', () => {
    const gap = twelve(['yes', null, ...new Array<string>(10).fill('no')]);
    expect(() => rake(gap, [answer])).to.throw(RangeError, 'Variable "answer" is missing in row 2');
  });

  it('reports what it could not reach, and flags every figure from it', () => {
    const answers = Array.from({ length: 12 }, (_, row) => (row % 2 === 0 ? 'yes' : 'no'));
    const result = rake(twelve(answers), [sex, answer], { maxIterations: 20 });
    expect(result.converged).to.equal(false);
    expect(result.worstMargin.relativeError).to.be.greaterThan(0.01);
    expect(surveyMean(result.design, 'age').estimates[0]!.flags).to.include('notConverged');
  });

  it('rakes every replicate of a replicate design', () => {
    const { design } = rake(asJackknife(twelve()), [sex]);
    const totals = surveyTotal(design, 'sex').estimates;
    for (const { standardError } of totals) expect(standardError).to.be.below(1e-8);
  });

  it('gives the same weights as calibration by raking', () => {
    const raked = rake(twelve(), [sex, answer]).design.weights;
    const calibrated = calibrate(twelve(), [sex, answer], { method: 'raking' }).design.weights;
    raked.forEach((weight, row) => expect(weight).to.be.closeTo(calibrated[row]!, 1e-6));
  });
});

describe('calibration', () => {
  it('meets the total of a quantity together with a margin', () => {
    const { design, converged } = calibrate(twelve(), [sex, { variable: 'age', total: 3700 }]);
    expect(converged).to.equal(true);
    expect(surveyTotal(design, 'age').estimates[0]!.value).to.be.closeTo(3700, 1e-6);
  });

  it('keeps the ratio of new to old weight within bounds, or says that it cannot', () => {
    const easy = calibrate(twelve(), [{ variable: 'sex', totals: { f: 13, m: 17 } }], {
      method: 'logit',
      bounds: [0.5, 2],
    });
    expect(easy.converged).to.equal(true);
    expect(easy.adjustment.min).to.be.at.least(0.5);
    expect(easy.adjustment.max).to.be.at.most(2);
    const hard = calibrate(twelve(), [sex], { method: 'logit', bounds: [0.5, 2] });
    expect(hard.converged).to.equal(false);
    expect(numbersIn(hard.design.weights).every(Number.isFinite)).to.equal(true);
  });

  it('does not take totals for reached because all of them are small', () => {
    const people = twelve();
    const tiny = { ...people, weights: people.weights.map(weight => weight * 1e-12) };
    const half = tiny.weights.reduce((sum, weight) => sum + weight, 0) / 2;
    const { converged, worstMargin } = calibrate(tiny, [{ variable: 'sex', totals: { f: half, m: half } }]);
    expect(converged).to.equal(true);
    expect(worstMargin.relativeError).to.be.below(1e-9);
  });

  it('asks for bounds that make sense', () => {
    expect(() => calibrate(twelve(), [sex], { method: 'logit' })).to.throw(RangeError, 'needs bounds');
    expect(() => calibrate(twelve(), [sex], { bounds: [1.2, 3] })).to.throw(RangeError, 'both sides of 1');
  });
});

describe('trimming and diagnostics', () => {
  it('keeps the sum of weights and the limits', () => {
    const before = twelve();
    const after = trimWeights(before, { upper: 3, strict: true });
    expect(weightDiagnostics(after.weights).sum).to.be.closeTo(weightDiagnostics(before.weights).sum, 1e-12);
    expect(weightDiagnostics(after.weights).max).to.be.at.most(3);
  });

  it('refuses limits that cross or trim everybody', () => {
    expect(() => trimWeights(twelve(), { lower: 3, upper: 2 })).to.throw(RangeError, 'cross');
    expect(() => trimWeights(twelve(), { upper: 0.5 })).to.throw(RangeError, 'leave no weight untrimmed');
  });

  it('says what unequal weights cost', () => {
    expect(kishDesignEffect([1, 1, 1, 1])).to.equal(1);
    expect(weightDiagnostics([1, 3]).effectiveSampleSize).to.be.closeTo(1.6, 1e-12);
    expect(() => weightDiagnostics([0, 0])).to.throw(RangeError, 'add up to nothing');
  });

  it('normalizes weights to a mean of one', () => {
    expect(weightDiagnostics(normalizeWeights(twelve()).weights).mean).to.be.closeTo(1, 1e-12);
  });

  it('rakes and trims until both hold, and tells the drift', () => {
    const result = rakeAndTrim(twelve(), [sex, answer], { most: 1.6, least: 0.3 });
    const { min, max, mean } = weightDiagnostics(result.design.weights);
    expect(result.converged).to.equal(true);
    expect(max / mean).to.be.at.most(1.6 * 1.011);
    expect(min / mean).to.be.at.least(0.3 * 0.989);
    expect(surveyTotal(result.design, 'sex').estimates[0]!.value).to.be.closeTo(60, 1e-6);
  });
});

describe('replicates made from a design', () => {
  it('give the same jackknife error of a mean as linearization on equal weights, nearly', () => {
    const design = twelve(undefined, new Array<number>(12).fill(1));
    const linear = surveyMean(design, 'age').estimates[0]!;
    const jackknife = surveyMean(asJackknife(design), 'age').estimates[0]!;
    expect(jackknife.standardError! / linear.standardError!).to.be.closeTo(1, 0.02);
    expect(jackknife.degreesOfFreedom).to.equal(4);
  });

  it('give the same bootstrap for the same seed, another for another', () => {
    const error = (seed: number): number | null =>
      surveyProportions(asBootstrap(twelve(), { replicates: 50, seed }), 'answer')[0]!.standardError;
    expect(error(7)).to.equal(error(7));
    expect(error(7)).not.to.equal(error(8));
  });
});
