// Sensitive questions: the estimate, its price, and designs that cannot work.
import { expect } from 'chai';
import {
  categoryColumn,
  dataset,
  doubleListExperiment,
  listDesignEffectTable,
  listExperiment,
  numberColumn,
  randomizedResponse,
  surveyDesign,
} from '../../../analysis/index.ts';

const responses = (yes: number, no: number) =>
  surveyDesign({
    data: dataset([
      categoryColumn('said', [...new Array<string>(yes).fill('yes'), ...new Array<string>(no).fill('no')]),
    ]),
  });

describe('randomized response', () => {
  it('takes the chance out again and shows its price', () => {
    const estimate = randomizedResponse(responses(40, 60), 'said', 'yes', { model: 'warner', p: 0.75 });
    expect(estimate.value).to.be.closeTo((0.4 - 0.25) / 0.5, 1e-12);
    expect(estimate.standardError).to.be.closeTo(2 * estimate.observed.standardError!, 1e-12);
    expect(estimate.efficiencyLoss).to.equal(4);
  });

  it('flags an impossible share and keeps its interval inside [0, 1]', () => {
    const estimate = randomizedResponse(responses(10, 90), 'said', 'yes', { model: 'warner', p: 0.75 });
    expect(estimate.value).to.be.below(0);
    expect(estimate.low).to.equal(0);
    expect(estimate.flags).to.include('outOfRange');
  });

  it('refuses chances that tell nothing', () => {
    const ask = (model: Parameters<typeof randomizedResponse>[3]) => () =>
      randomizedResponse(responses(5, 5), 'said', 'yes', model);
    expect(ask({ model: 'crosswise', p: 0.5 })).to.throw(RangeError, 'uninformative');
    expect(ask({ model: 'forced', forcedYes: 0.5, forcedNo: 0.5 })).to.throw(
      RangeError,
      'Nobody answers honestly',
    );
    expect(ask({ model: 'warner', p: 1.5 })).to.throw(RangeError, 'p is 1.5');
    expect(ask({ model: 'triangular', p: 1 })).to.throw(RangeError, 'everybody answers yes');
  });
});

const arms = (control: readonly number[], treated: readonly number[]) =>
  surveyDesign({
    data: dataset([
      numberColumn('count', [...control, ...treated]),
      numberColumn('other', [...control.map(() => 1), ...treated.map(() => 1)]),
      categoryColumn('list', [...control.map(() => 'short'), ...treated.map(() => 'long')]),
    ]),
  });

describe('a list experiment', () => {
  const design = arms([0, 1, 1, 2, 1, 2], [1, 1, 2, 3, 1, 2]);
  const input = { count: 'count', group: 'list', treatment: 'long' };

  it('is the difference of the mean counts, with the price of secrecy beside it', () => {
    const estimate = listExperiment(design, input);
    expect(estimate.value).to.be.closeTo(0.5, 1e-12);
    expect([estimate.nTreatment, estimate.nControl]).to.deep.equal([6, 6]);
    expect(estimate.efficiencyLoss).to.be.greaterThan(1);
    expect(estimate.ceiling).to.be.closeTo(1 / 6, 1e-12);
  });

  it('halves the difference of differences when everybody saw both lists', () => {
    const double = doubleListExperiment(design, {
      countA: 'count',
      countB: 'other',
      group: 'list',
      treatment: 'long',
    });
    expect(double.value).to.be.closeTo(0.25, 1e-12);
  });

  it('shows types with a negative share', () => {
    const odd = arms([2, 2, 2, 2, 2, 2, 2, 2], [0, 0, 0, 0, 0, 1, 0, 1]);
    const { suspicious } = listDesignEffectTable(odd, { ...input, controls: 2 });
    expect(suspicious.length).to.be.greaterThan(0);
  });

  it('needs two arms, one of them the treatment', () => {
    expect(() => listExperiment(design, { ...input, treatment: 'middle' })).to.throw(
      RangeError,
      'one of them "middle"',
    );
  });
});
