// Options that are one of a few words: what is not known is refused by name, never taken for the default.
import { expect } from 'chai';
import {
  adjustPValues,
  calibrate,
  surveyGlm,
  surveyMean,
  chiSquareTest,
  crosstab,
  surveyDesign,
  surveyProportion,
  surveyProportions,
} from '../../analysis/index.ts';
import { categoryColumn, dataset, numberColumn, surveyQuantile } from '../../analysis/index.ts';
import { fitTrend } from '../../analysis/estimation/trendModel.ts';
import { independentSamples, readWaves } from '../../analysis/estimation/trendWaves.ts';

const data = dataset([
  categoryColumn('a', ['x', 'y', 'x', 'y', 'x', 'y']),
  categoryColumn('b', ['u', 'u', 'v', 'v', 'v', 'u']),
  numberColumn('n', [1, 2, 3, 4, 5, 6]),
]);
const design = surveyDesign({ data });
const waves = readWaves([2011, 2013].map(time => ({ time, design, variable: 'a', categories: 'x' })));

describe('an option that is none of the allowed words', () => {
  const word: unknown = 'median';
  const odd = word as never; // what the compiler would refuse, as plain JavaScript may pass it
  const all = "'logit', 'beta', 'wilson', 'asin', 'mean'";
  const cases: readonly (readonly [string, () => unknown, string])[] = [
    [
      'lonelyPsu',
      () => surveyDesign({ data, lonelyPsu: odd }),
      "'fail', 'remove', 'certainty', 'adjust', 'average'",
    ],
    ['method', () => surveyProportion(design, 'a', 'x', { method: odd }), `${all}, 'likelihood'`],
    ['method', () => surveyProportions(design, 'a', { method: odd }), all],
    ['method', () => surveyQuantile(design, 'n', [0.5], { method: odd }), `${all}, 'replicate'`],
    ['rule', () => surveyQuantile(design, 'n', [0.5], { rule: odd }), "'math', 'school', 'shahvaish', 'hf1'"],
    ['statistic', () => chiSquareTest(design, 'a', 'b', { statistic: odd }), "'F', 'Chisq', 'Wald'"],
    ['family', () => surveyGlm(design, { outcome: 'n', terms: ['a'], family: odd }), "'gaussian', 'logit'"],
    ['designEffect', () => surveyMean(design, ['n'], { designEffect: odd }), "'replace', 'wor'"],
    ['method', () => adjustPValues([0.1], odd), "'none'"],
    [
      'method',
      () => calibrate(design, [{ variable: 'a', totals: { x: 3, y: 3 } }], { method: odd }),
      "'linear', 'raking', 'logit'",
    ],
    ['family', () => fitTrend(waves, independentSamples(waves), odd, 1), "'gaussian', 'logit'"],
    ['percent', () => crosstab(design, 'a', 'b', { percent: odd }), "'total', 'row', 'column'"],
  ];
  for (const [option, act, allowed] of cases)
    it(`is refused with the words there are: ${option}, ${allowed}`, () => {
      expect(act).to.throw(RangeError, `Option ${option} is "median": choose one of ${allowed}`);
    });

  it('may be left out', () => {
    expect(surveyQuantile(design, 'n', [0.5])[0]?.value).to.equal(3);
  });
});
