// Samples as nobody would wish them: empty categories, missing answers, zero weights, one PSU, three waves; and what to compute.
import fc from 'fast-check';
import * as analysis from '../../analysis/index.ts';
import type { Dataset, LonelyPsu, SurveyDesign } from '../../analysis/index.ts';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 });

const numbers = fc.oneof(
  fc.constantFrom(0, 0, 1, 1, 2, -3, 1e9, 1e-9),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);

const row = fc.record({
  stratum: fc.integer({ min: 1, max: 3 }),
  psu: fc.integer({ min: 1, max: 3 }),
  weight: fc.constantFrom(0, 1, 1, 2.5, 1e-6, 1e6),
  a: maybe(fc.constantFrom('yes', 'no')),
  b: maybe(fc.constantFrom('low', 'mid', 'high')),
  arm: fc.constantFrom('control', 'treated'),
  year: fc.constantFrom('2011', '2012', '2013'),
  x: maybe(numbers),
  y: maybe(fc.constantFrom(0, 1)),
  count: maybe(fc.integer({ min: 0, max: 4 })),
});

const rows = fc.array(row, { minLength: 1, maxLength: 24 });

type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const tableOf = (list: readonly Row[]): Dataset => {
  const category = (name: 'a' | 'b' | 'arm' | 'year', categories: readonly string[]) =>
    analysis.categoryColumn(
      name,
      list.map(one => one[name]),
      categories,
    );
  const number = (name: 'stratum' | 'psu' | 'weight' | 'x' | 'y' | 'count') =>
    analysis.numberColumn(
      name,
      list.map(one => one[name]),
    );
  return analysis.dataset([
    category('a', ['yes', 'no', 'never']),
    category('b', ['low', 'mid', 'high']),
    category('arm', ['control', 'treated']),
    category('year', ['2011', '2012', '2013']),
    ...(['stratum', 'psu', 'weight', 'x', 'y', 'count'] as const).map(number),
  ]);
};

/** Makes a design of the rows, possibly calibrated, cut or turned into replicates; may refuse with a RangeError. */
export type Making = () => SurveyDesign;

const TRANSFORMATIONS: Readonly<Record<string, (design: SurveyDesign) => SurveyDesign>> = {
  'as it is': design => design,
  jackknife: analysis.asJackknife,
  bootstrap: design => analysis.asBootstrap(design, { replicates: 4, seed: 7 }),
  cut: design => analysis.subset(design, analysis.whereCategory(design.data, 'b', ['low', 'mid'])),
  raked: design => analysis.rake(design, [{ variable: 'arm', totals: { control: 30, treated: 50 } }]).design,
  calibrated: design => analysis.calibrate(design, [{ variable: 'arm', totals: { control: 3, treated: 5 } }]).design,
  postStratified: design => analysis.postStratify(design, { variable: 'year', totals: { 2011: 1, 2012: 2, 2013: 3 } }),
  normalized: design => analysis.normalizeWeights(design),
  trimmed: design => analysis.trimWeights(design, { upper: 3 }),
  rakedAndTrimmed: design =>
    analysis.rakeAndTrim(design, [{ variable: 'arm', totals: { control: 30, treated: 50 } }], { rounds: 3 }).design,
  jackknifeRaked: design =>
    analysis.rake(analysis.asJackknife(design), [{ variable: 'arm', totals: { control: 30, treated: 50 } }]).design,
  stacked: design =>
    analysis.stackWaves([
      { name: 'one', design },
      { name: 'two', design },
    ]),
}; // prettier-ignore

/** A way to a design that may refuse the rows. */
export const makings: fc.Arbitrary<Making> = fc
  .record({
    rows,
    transformation: fc.constantFrom(...Object.keys(TRANSFORMATIONS)),
    lonelyPsu: fc.constantFrom<LonelyPsu>('fail', 'remove', 'certainty', 'adjust', 'average'),
    adjustDomainLonely: fc.boolean(),
    clustered: fc.boolean(),
  })
  .map(({ rows: list, transformation, lonelyPsu, adjustDomainLonely, clustered }) => () => {
    const design = analysis.surveyDesign({
      data: tableOf(list),
      weights: 'weight',
      strata: 'stratum',
      ...(clustered ? { psu: 'psu', nest: true } : {}),
      lonelyPsu,
      adjustDomainLonely,
    });
    return TRANSFORMATIONS[transformation]!(design);
  });

const METHODS = ['logit', 'beta', 'wilson', 'asin', 'mean', 'likelihood'] as const;
const STATISTICS = ['F', 'Chisq', 'Wald', 'adjWald', 'saddlepoint'] as const;
const RULES = ['math', 'school', 'hf3', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9', 'shahvaish'] as const;
const MODELS = [
  { model: 'warner', p: 0.7 },
  { model: 'unrelated', p: 0.6, unrelatedShare: 0.2 },
  { model: 'forced', forcedYes: 0.2, forcedNo: 0.1 },
  { model: 'crosswise', p: 0.25 },
  { model: 'triangular', p: 0.25 },
] as const;

type Work = readonly [name: string, run: (design: SurveyDesign) => unknown];

const list = { group: 'arm', treatment: 'treated' } as const;
const halves = (design: SurveyDesign): readonly [SurveyDesign, SurveyDesign] => [
  analysis.subset(design, analysis.whereCategory(design.data, 'arm', ['control'])),
  analysis.subset(design, analysis.whereCategory(design.data, 'arm', ['treated'])),
];

/** Every public function that computes, called on a design. */
export const works: readonly Work[] = [
  ['surveyMean', d => analysis.surveyMean(d, ['x', 'b'])],
  ['surveyMean', d => analysis.surveyMean(d, 'y', { designEffect: 'wor' })],
  ['surveyTotal', d => analysis.surveyTotal(d, ['x', 'a'])],
  ['surveyRatio', d => analysis.surveyRatio(d, ['x', 'count'], 'y')],
  ['surveyVariance', d => analysis.surveyVariance(d, 'x')],
  ['surveyProportions', d => analysis.surveyProportions(d, 'a')],
  ...METHODS.map((method): Work => ['surveyProportion', d => analysis.surveyProportion(d, 'b', 'low', { method })]),
  ...RULES.map((rule): Work => ['surveyQuantile', d => analysis.surveyQuantile(d, 'x', [0.1, 0.5, 0.99], { rule })]),
  ['surveyQuantile', d => analysis.surveyQuantile(d, 'count', [0.5], { method: 'replicate' })],
  ['surveyQuantile', d => analysis.surveyQuantile(d, 'count', [0.5], { method: 'beta' })],
  ['surveyBy', d => analysis.surveyBy(d, ['year', 'arm'], domain => analysis.surveyMean(domain, 'x'))],
  ['differencesFromAll', d => analysis.differencesFromAll(d, 'arm', domain => analysis.surveyMean(domain, 'x'))],
  ['crosstab', d => analysis.crosstab(d, 'a', 'b')],
  ['crosstab', d => analysis.crosstab(d, 'year', 'a', { percent: 'row', method: 'beta' })],
  ['crosstab', d => analysis.crosstab(d, 'year', 'a', { percent: 'column', method: 'wilson' })],
  ...STATISTICS.map((statistic): Work => ['chiSquareTest', d => analysis.chiSquareTest(d, 'arm', 'b', { statistic })]),
  ['tTest', d => analysis.tTest(d, 'x', 'arm')],
  ['surveyGlm', d => analysis.surveyGlm(d, { outcome: 'x', terms: ['b', 'count', ['arm', 'count']] })],
  ['surveyGlm', d => analysis.surveyGlm(d, { outcome: { variable: 'a', categories: 'yes' }, terms: ['arm'], family: 'logit' })],
  ['waldTest', d => analysis.waldTest(analysis.surveyGlm(d, { outcome: 'x', terms: ['b'] }), 'b')],
  ['contrast', d => analysis.contrast(analysis.surveyMean(d, ['x', 'y']), [1, -2])],
  ['contrast', d => analysis.contrast(analysis.surveyBy(d, 'arm', domain => analysis.surveyMean(domain, 'y')), [1, -1])],
  ['deltaMethod', d => analysis.deltaMethod(analysis.surveyMean(d, ['x', 'y']), ([x, y]) => x! / (1 + y!))],
  ['designEffect', d => analysis.designEffect(d, ['x', 'a'])],
  ['kishDesignEffect', d => analysis.kishDesignEffect(d.weights)],
  ['effectiveSampleSize', d => analysis.effectiveSampleSize(d.weights)],
  ['weightDiagnostics', d => analysis.weightDiagnostics(d.weights)],
  ['degreesOfFreedom', d => analysis.degreesOfFreedom(d)],
  ['rake', d => analysis.rake(d, [{ variable: 'arm', totals: { control: 3, treated: 5 } }, { variable: 'year', totals: { 2011: 2, 2012: 3, 2013: 3 } }])],
  ['calibrate', d => analysis.calibrate(d, [{ variable: 'arm', totals: { control: 3, treated: 5 } }], { method: 'logit', bounds: [0.1, 9] })],
  ['calibrate', d => analysis.calibrate(d, [{ variable: 'count', total: 12 }], { method: 'raking' })],
  ['postStratify', d => analysis.postStratify(d, { variables: ['arm', 'year'], totals: { 'control.2011': 4 } })],
  ['waveDifference', d => analysis.waveDifference(analysis.surveyProportion(halves(d)[0], 'a', 'yes'), analysis.surveyProportion(halves(d)[1], 'a', 'yes'))],
  ['relativeChange', d => analysis.relativeChange(analysis.surveyMean(halves(d)[0], 'x').estimates[0]!, analysis.surveyMean(halves(d)[1], 'x').estimates[0]!)],
  ['trend', d => analysis.trend(halves(d).map((design, time) => ({ time, design, variable: 'a', categories: 'yes' })))],
  ['balanceIndex', d => analysis.balanceIndex(d, 'b', { positive: 'high', negative: 'low' })],
  ['compositeIndex', d => analysis.compositeIndex(d, ['y', 'count'])],
  ['corruptionIndices', d => analysis.corruptionIndices(d, analysis.standardIndices({ contact: 'count', paid: 'y', amount: 'x' }, 12))],
  ['briberyPrevalence', d => analysis.briberyPrevalence(d, { contact: { variable: 'b', yes: ['low', 'mid'] }, bribery: { variable: 'a', yes: 'yes' } })],
  ['exponentialIntensity', d => analysis.exponentialIntensity(analysis.numbersOf(d.data, 'count'), [0.5, 1, 2])],
  ['trimmedMean', d => analysis.trimmedMean(analysis.numbersOf(d.data, 'x'), 1)],
  ...MODELS.map((model): Work => ['randomizedResponse', d => analysis.randomizedResponse(d, 'a', 'yes', model)]),
  ['unrelatedTwoSample', d => analysis.unrelatedTwoSample({ designs: halves(d), p: [0.7, 0.3], variable: 'a', yes: 'yes' })],
  ...(['design', 'neyman', 'pooled', 'hc3'] as const).map((errors): Work => ['listExperiment', d => analysis.listExperiment(d, { ...list, count: 'count', errors })]),
  ['doubleListExperiment', d => analysis.doubleListExperiment(d, { ...list, countA: 'count', countB: 'y' })],
  ['listDesignEffectTable', d => analysis.listDesignEffectTable(d, { ...list, count: 'count', controls: 3 })],
  ['listRegression', d => analysis.listRegression(d, { ...list, count: 'count', controls: 3, terms: ['y'] })],
  ['randomizedRegression', d => analysis.randomizedRegression(d, { response: 'y', terms: ['count'] }, MODELS[0])],
]; // prettier-ignore

/** Public functions that take no design, or make one, and are tested elsewhere. */
export const OTHERS = [
  'misuse', 'dataset', 'withColumns', 'categoryColumn', 'numberColumn', 'columnOf', 'numbersOf', 'categoriesOf', 'where', 'whereCategory', 'crossCategories', 'lengthOf',
  'surveyDesign', 'replicateDesign', 'asJackknife', 'asBootstrap', 'subset', 'withData', 'stackWaves', 'trimWeights', 'normalizeWeights', 'rakeAndTrim',
  'adjustPValues', 'minimumDetectableChange', 'sampleSizeForProportion', 'standardIndices', 'sameRecall', 'complementarySuppression',
  'betaCdf', 'betaQuantile', 'chi2Sf', 'fSf', 'normalQuantile', 'normalSf', 'tCdf', 'tQuantile', 'tSf',
]; // prettier-ignore
